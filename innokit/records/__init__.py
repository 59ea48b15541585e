"""What people say and decide: frozen, checked records, and the case that holds them.

Rates and shares are fractions; money is in pounds a year, at least 0; years are numbered from 0. Every
field carries its title, help and unit (see `told`), which screens, docs and exports read from here.
"""

from innokit.records.base import (
    KINDS,
    SCHEMA,
    STANDING_WORDS,
    Amount,
    Evidenced,
    Number,
    Record,
    Ref,
    Share,
    Shares,
    Standing,
    a_kind,
    choices,
    new_id,
    refers,
    unit,
)
from innokit.records.case import Case
from innokit.records.codec import canonical, digest, from_body, to_fields
from innokit.records.delivery import (
    Decision,
    Milestone,
    PublishedFigure,
    Risk,
    SignOff,
    Source,
    SuccessCriterion,
    Tick,
)
from innokit.records.entry import Action, Entry
from innokit.records.ideas import Concept, Idea, Sifting, Vote
from innokit.records.judgements import Benefit, Burden, DirectWeight, Level, Rating, Score, SwingPoints
from innokit.records.money import Assumption, BenefitLine, CostLine, Frame, Line, number
from innokit.records.options import Criterion, Option, Selection
from innokit.records.people import Assessor, Participant, Role, Stakeholder
from innokit.records.setup import Approach, Challenge, Event, Focus, Meeting, NeedGroup, Stimulus

__all__ = [
    "KINDS",
    "SCHEMA",
    "STANDING_WORDS",
    "Action",
    "Amount",
    "Approach",
    "Assessor",
    "Assumption",
    "Benefit",
    "BenefitLine",
    "Burden",
    "Case",
    "Challenge",
    "Concept",
    "CostLine",
    "Criterion",
    "Decision",
    "DirectWeight",
    "Entry",
    "Event",
    "Evidenced",
    "Focus",
    "Frame",
    "Idea",
    "Level",
    "Line",
    "Meeting",
    "Milestone",
    "NeedGroup",
    "Number",
    "Option",
    "Participant",
    "PublishedFigure",
    "Rating",
    "Record",
    "Ref",
    "Risk",
    "Role",
    "Score",
    "Selection",
    "Share",
    "Shares",
    "Sifting",
    "SignOff",
    "Source",
    "Stakeholder",
    "Standing",
    "Stimulus",
    "SuccessCriterion",
    "SwingPoints",
    "Tick",
    "Vote",
    "a_kind",
    "canonical",
    "choices",
    "digest",
    "from_body",
    "new_id",
    "number",
    "refers",
    "to_fields",
    "unit",
]
