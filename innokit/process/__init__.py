"""The way through the six phases: what each is for, what holds, what is missing, and what became of ideas.

Everything here is a pure reading of a case. The wording of the phases stands in `phases`, and can be
exchanged for a council's own.
"""

from innokit.process.checks import CHECKS, Status, statuses
from innokit.process.closing import Closing, closing
from innokit.process.finding import Finding
from innokit.process.funnel import Funnel, funnel
from innokit.process.gaps import Missing, missing
from innokit.process.guide import Guide, guide
from innokit.process.need import Need, need
from innokit.process.overview import Overview, overview
from innokit.process.phase import Activity, Item, Phase
from innokit.process.phases import PHASES
from innokit.process.refinement import Concepts, Lenses, Theory, concepts, lenses, theory

__all__ = [
    "CHECKS",
    "PHASES",
    "Activity",
    "Closing",
    "Concepts",
    "Finding",
    "Funnel",
    "Guide",
    "Item",
    "Lenses",
    "Missing",
    "Need",
    "Overview",
    "Phase",
    "Status",
    "Theory",
    "closing",
    "concepts",
    "funnel",
    "guide",
    "lenses",
    "missing",
    "need",
    "overview",
    "statuses",
    "theory",
]  # fmt: skip
