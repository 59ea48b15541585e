"""The people: who works on it, who takes part, who judges, who gains or pays."""

from __future__ import annotations

from typing import ClassVar, Literal

from innokit.records.base import Record, Title, register, told

Sector = Literal["", "public", "private", "third", "community"]


@register
class Role(Record):
    """A part somebody plays in the work, such as sponsor, analyst or facilitator."""

    kind: ClassVar[str] = "role"
    plural: ClassVar[str] = "roles"
    phase: ClassVar[int] = 1

    title: Title = told("Role", "The part played, such as sponsor, project manager, analyst, assurer.")
    holder: str = told("Held by", "A post or a person, as far as you wish to name them.", default="")
    days: float | None = told("Days", "Time set aside for it.", unit="days", default=None, ge=0)


@register
class Participant(Record):
    """Somebody invited to the innovation event."""

    kind: ClassVar[str] = "participant"
    plural: ClassVar[str] = "participants"
    phase: ClassVar[int] = 2

    title: Title = told("Who", "A name, a post or a pseudonym.")
    sector: Sector = told("Sector", "Public, private, third sector or the community itself.", default="")
    practice: Literal["", "social", "technology", "lived experience", "finance", "other"] = told(
        "Practice",
        "What they bring: social or technology practice, or experience of the service.",
        default="",
    )
    status: Literal["to invite", "invited", "coming", "declined", "came"] = told(
        "Status", "Where the invitation stands.", default="to invite"
    )
    discipline: str = told("Discipline", "Their trade, such as housing, nursing, data.", default="")


@register
class Assessor(Record):
    """Somebody who judges: scores options or sets weights."""

    kind: ClassVar[str] = "assessor"
    plural: ClassVar[str] = "assessors"
    phase: ClassVar[int] = 2

    title: Title = told("Assessor", "A name, a post or a pseudonym.")
    group: str = told("Group", "Such as council, users of the service, partners.", default="")
    interest: str = told("Interest declared", "Any stake they have in the result.", default="")


@register
class Stakeholder(Record):
    """A group that gains, pays, delivers or decides."""

    kind: ClassVar[str] = "stakeholder"
    plural: ClassVar[str] = "stakeholders"
    phase: ClassVar[int] = 5

    title: Title = told("Stakeholder", "The group, such as learners, the council, the NHS.")
    sector: Literal["", "council", "public agency", "provider", "third sector", "residents", "business"] = (
        told("Sector", "Decides in which view of the money they count.", default="")
    )
    part: str = told("Part", "Gains, pays, delivers or decides.", default="")
    weight: float | None = told(
        "Rating weight", "Used only for the ratings of benefits and burdens.", default=None, ge=0
    )
    income: float | None = told(
        "Household income",
        "Of a typical household of the group, equivalised; used only by the weighted sensitivity.",
        unit="£ a year",
        default=None,
        gt=0,
    )
    influence: Literal["", "low", "high"] = told("Influence", "Over whether this succeeds.", default="")
    interest: Literal["", "low", "high"] = told("Interest", "In whether this succeeds.", default="")
    engagement: str = told("Engagement", "What will be done to involve them.", default="")
