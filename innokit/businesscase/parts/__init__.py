"""The parts of a business case that are not money: plan, risks, people, the area; and all sixteen."""

from innokit.businesscase.parts.macro import MacroEffects, macro_effects
from innokit.businesscase.parts.people import StakeholderGrid, stakeholder_grid
from innokit.businesscase.parts.plan import Plan, plan
from innokit.businesscase.parts.risks import RiskRegister, risks
from innokit.businesscase.parts.sixteen import SixteenParts, sixteen_parts

__all__ = [
    "MacroEffects",
    "Plan",
    "RiskRegister",
    "SixteenParts",
    "StakeholderGrid",
    "macro_effects",
    "plan",
    "risks",
    "sixteen_parts",
    "stakeholder_grid",
]
