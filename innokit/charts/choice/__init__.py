"""Charts of a choice: ideas and votes, overall values, weights, assessors and stakeholders."""

from innokit.charts.choice.agreement import agreement
from innokit.charts.choice.contributions import contributions
from innokit.charts.choice.frontier import frontier
from innokit.charts.choice.funnel import funnel
from innokit.charts.choice.heat_map import heat_map
from innokit.charts.choice.overall import overall
from innokit.charts.choice.quadrant import quadrant
from innokit.charts.choice.ranks import ranks
from innokit.charts.choice.spread import spread
from innokit.charts.choice.sweep import sweep
from innokit.charts.choice.switching import switching
from innokit.charts.choice.tally import tally
from innokit.charts.choice.theory_of_change import theory_of_change
from innokit.charts.choice.value_functions import value_functions
from innokit.charts.choice.weight_tornado import weight_tornado

__all__ = [
    "agreement",
    "contributions",
    "frontier",
    "funnel",
    "heat_map",
    "overall",
    "quadrant",
    "ranks",
    "spread",
    "sweep",
    "switching",
    "tally",
    "theory_of_change",
    "value_functions",
    "weight_tornado",
]
