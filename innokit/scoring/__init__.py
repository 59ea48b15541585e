"""Scoring: from judgements to overall values, ranks and the frontier of value and cost.

A blank is "not scored": an interval of overall value and rank, never zero. Cost stays out of the overall
value; it comes in beside it, from the caller, when the frontier is asked for.
"""

from innokit.scoring.cells import Cell, Scorecard, scorecard
from innokit.scoring.comparison import Comparison, compare
from innokit.scoring.fragility import Fragility, fragility
from innokit.scoring.frontier import Frontier, frontier
from innokit.scoring.people import People, people
from innokit.scoring.robustness import Robustness, robustness
from innokit.scoring.sidebyside import SideBySide, beside
from innokit.scoring.stakes import StakeholderValue, stakeholder_value
from innokit.scoring.weighing import Weighing, weigh

__all__ = [
    "Cell",
    "Comparison",
    "Fragility",
    "Frontier",
    "People",
    "Robustness",
    "Scorecard",
    "SideBySide",
    "StakeholderValue",
    "Weighing",
    "beside",
    "compare",
    "fragility",
    "frontier",
    "people",
    "robustness",
    "scorecard",
    "stakeholder_value",
    "weigh",
]
