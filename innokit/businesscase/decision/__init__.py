"""Phase 6: cases side by side, what was decided, what opens delivery, and what came of it."""

from innokit.businesscase.decision.beside import CasesSideBySide, side_by_side
from innokit.businesscase.decision.contents import PARTS as INITIATION_PARTS
from innokit.businesscase.decision.decided import Decided, decided
from innokit.businesscase.decision.evaluation import EvaluationPlan, evaluation_plan
from innokit.businesscase.decision.initiation import Initiation, initiation
from innokit.businesscase.decision.outturn import Outturn, outturn

__all__ = [
    "INITIATION_PARTS", "CasesSideBySide", "Decided", "EvaluationPlan", "Initiation", "Outturn", "decided",
    "evaluation_plan", "initiation", "outturn", "side_by_side",
]  # fmt: skip
