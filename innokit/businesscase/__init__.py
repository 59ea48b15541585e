"""Business case: what each option is worth against business as usual, to whom, and what would change that.

Every analysis takes a case and gives a result; money is in pounds in prices of the base, costs positive,
burdens negative. Ratios come with their denominator, and "never" and "no single rate" are answers.
"""

from innokit.businesscase.appraisal.appraise import Appraisal, appraise
from innokit.businesscase.appraisal.bridge import Step, bridge_steps
from innokit.businesscase.appraisal.chain import Chain, chain
from innokit.businesscase.appraisal.costs import costs_by_option
from innokit.businesscase.appraisal.outcome import Outcome
from innokit.businesscase.appraisal.payers import Part
from innokit.businesscase.audit import Audit, Check, Fault, audit
from innokit.businesscase.decision import (
    INITIATION_PARTS,
    CasesSideBySide,
    Decided,
    EvaluationPlan,
    Initiation,
    Outturn,
    decided,
    evaluation_plan,
    initiation,
    outturn,
    side_by_side,
)
from innokit.businesscase.front import HEADINGS, FrontPage, front_page
from innokit.businesscase.lines.flows import Flow, assumptions_of, flow
from innokit.businesscase.lines.setting import Setting
from innokit.businesscase.parts import (
    MacroEffects,
    Plan,
    RiskRegister,
    SixteenParts,
    StakeholderGrid,
    macro_effects,
    plan,
    risks,
    sixteen_parts,
    stakeholder_grid,
)
from innokit.businesscase.sensitivity.again import again, npsv_by
from innokit.businesscase.sensitivity.breakeven import limits
from innokit.businesscase.sensitivity.editions import OtherEdition, by_edition
from innokit.businesscase.sensitivity.one_way import OneWay, Swing, one_way
from innokit.businesscase.sensitivity.references import ReferenceRange, reference_range
from innokit.businesscase.sensitivity.scenarios import Scenarios, scenarios
from innokit.businesscase.sensitivity.two_way import TwoWay, two_way
from innokit.businesscase.uncertainty import (
    ByView,
    Drivers,
    Knowing,
    Moved,
    Moving,
    Own,
    Simulation,
    by_view,
    drivers,
    knowing,
    moving,
    own,
    simulate,
)
from innokit.businesscase.views.agencies.public import PublicAgencies, public_agencies
from innokit.businesscase.views.cash.council import CouncilCash, council_cash
from innokit.businesscase.views.income.weighted import Weighted, weighted
from innokit.businesscase.views.three import ThreeViews, three_views
from innokit.businesscase.workbook import as_workbook

__all__ = [
    "HEADINGS",
    "INITIATION_PARTS",
    "Appraisal",
    "Audit",
    "ByView",
    "CasesSideBySide",
    "Chain",
    "Check",
    "CouncilCash",
    "Decided",
    "Drivers",
    "EvaluationPlan",
    "Fault",
    "Flow",
    "FrontPage",
    "Initiation",
    "Knowing",
    "MacroEffects",
    "Moved",
    "Moving",
    "OneWay",
    "OtherEdition",
    "Outcome",
    "Outturn",
    "Own",
    "Part",
    "Plan",
    "PublicAgencies",
    "ReferenceRange",
    "RiskRegister",
    "Scenarios",
    "Setting",
    "Simulation",
    "SixteenParts",
    "StakeholderGrid",
    "Step",
    "Swing",
    "ThreeViews",
    "TwoWay",
    "Weighted",
    "again",
    "appraise",
    "as_workbook",
    "assumptions_of",
    "audit",
    "bridge_steps",
    "by_edition",
    "by_view",
    "chain",
    "costs_by_option",
    "council_cash",
    "decided",
    "drivers",
    "evaluation_plan",
    "flow",
    "front_page",
    "initiation",
    "knowing",
    "limits",
    "macro_effects",
    "moving",
    "npsv_by",
    "one_way",
    "outturn",
    "own",
    "plan",
    "public_agencies",
    "reference_range",
    "risks",
    "scenarios",
    "side_by_side",
    "simulate",
    "sixteen_parts",
    "stakeholder_grid",
    "three_views",
    "two_way",
    "weighted",
]
