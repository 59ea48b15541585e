"""Business case: what each option is worth against business as usual, to whom, and what would change that.

Every analysis takes a case and gives a result; money is in pounds in prices of the base, costs positive,
burdens negative. Ratios come with their denominator, and "never" and "no single rate" are answers.
"""

from innokit.businesscase.appraise import Appraisal, appraise
from innokit.businesscase.breakeven import npsv_by
from innokit.businesscase.flows import Flow, flow
from innokit.businesscase.frontier import costs_by_option
from innokit.businesscase.outcome import Outcome
from innokit.businesscase.payers import Part
from innokit.businesscase.sensitivity import OneWay, Swing, one_way
from innokit.businesscase.setting import Setting

__all__ = [
    "Appraisal",
    "Flow",
    "OneWay",
    "Outcome",
    "Part",
    "Setting",
    "Swing",
    "appraise",
    "costs_by_option",
    "flow",
    "npsv_by",
    "one_way",
]
