"""Scoring: from judgements to overall values, ranks and the frontier of value and cost.

A blank is "not scored": an interval of overall value and rank, never zero. Cost stays out of the overall
value; it comes in beside it, from the caller, when the frontier is asked for.
"""

from innokit.scoring.cells import Cell, Scorecard, scorecard
from innokit.scoring.comparison import Comparison, compare
from innokit.scoring.fragility import Fragility, fragility
from innokit.scoring.frontier import Frontier, frontier
from innokit.scoring.leads import Leads
from innokit.scoring.locking import Locked, locked
from innokit.scoring.oneweight import OneWeight
from innokit.scoring.people import People, people
from innokit.scoring.robustness import Robustness, robustness
from innokit.scoring.scales import Scales, scales
from innokit.scoring.scored import Scored, scored
from innokit.scoring.shortlist import ShortList, short_list
from innokit.scoring.sidebyside import SideBySide, beside
from innokit.scoring.stakes import StakeholderValue, stakeholder_value
from innokit.scoring.valuefunctions import ValueFunctions, bisected, value_functions
from innokit.scoring.weighed import Weighed, weighed
from innokit.scoring.weighing import Weighing, weigh

__all__ = [
    "Cell",
    "Comparison",
    "Fragility",
    "Frontier",
    "Leads",
    "Locked",
    "OneWeight",
    "People",
    "Robustness",
    "Scales",
    "Scorecard",
    "Scored",
    "ShortList",
    "SideBySide",
    "StakeholderValue",
    "ValueFunctions",
    "Weighed",
    "Weighing",
    "beside",
    "bisected",
    "compare",
    "fragility",
    "frontier",
    "locked",
    "people",
    "robustness",
    "scales",
    "scorecard",
    "scored",
    "short_list",
    "stakeholder_value",
    "value_functions",
    "weigh",
    "weighed",
]
