"""Who checks, who signs, what partners say, quality questions and public duties: prompts, no certificates."""

from innokit.process.assurance.assurance import Assurance, assurance
from innokit.process.assurance.duties import Duties, duties
from innokit.process.assurance.partners import Partners, delivering, partners
from innokit.process.assurance.public_duties import DUTIES, PublicDuty
from innokit.process.assurance.quality import Quality, quality
from innokit.process.assurance.questions import QUESTIONS, Question

__all__ = [
    "DUTIES", "QUESTIONS", "Assurance", "Duties", "Partners", "PublicDuty", "Quality", "Question",
    "assurance", "delivering", "duties", "partners", "quality",
]  # fmt: skip
