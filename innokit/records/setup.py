"""Phases 1 and 2: the reason for doing this, how it will be run, and the event being planned."""

from __future__ import annotations

import datetime
from typing import ClassVar, Literal

from innokit.records.base import Evidenced, Record, Title, register, told


@register
class Challenge(Evidenced):
    """The question the whole record answers, and who is in most need of an answer."""

    kind: ClassVar[str] = "challenge"
    plural: ClassVar[str] = "challenges"
    phase: ClassVar[int] = 1

    title: Title = told("Question", "One sentence that ends in a question mark.")
    drivers: str = told("Drivers", "What makes a change needed now.", default="")
    evidence: str = told("Evidence", "What is known, and from where.", default="")
    most_in_need: str = told(
        "Who is in most need", "They gain most, and are the costliest to fail.", default=""
    )
    owner: str = told("Owner", "The post that answers for it.", default="")
    no_baseline: str = told(
        "Why no business as usual",
        "Only for a pure choice among things of which one must be taken.",
        default="",
    )


@register
class NeedGroup(Evidenced):
    """A group of people, how great its need is, and what serving it costs today."""

    kind: ClassVar[str] = "need_group"
    plural: ClassVar[str] = "need_groups"
    phase: ClassVar[int] = 1

    title: Title = told("Group", "Who they are.")
    people: float | None = told("People", "How many.", unit="people", default=None, ge=0)
    need: float | None = told("Need", "From 0, none, to 10, the greatest.", default=None, ge=0, le=10)
    cost_to_serve: float | None = told(
        "Cost to serve", "A year, for one person.", unit="£ a person a year", default=None, ge=0
    )


@register
class Approach(Record):
    """How the process will be run: in-house or with outside help, at what cost."""

    kind: ClassVar[str] = "approach"
    plural: ClassVar[str] = "approaches"
    phase: ClassVar[int] = 1

    title: Title = told("Approach", "A name for it.")
    sourcing: Literal["in-sourced", "out-sourced", "mixed"] = told("Sourcing", "Who runs the process.")
    days: float | None = told("Own days", "Staff time it takes.", unit="days", default=None, ge=0)
    budget: float | None = told("Budget", "Money it takes.", unit="£", default=None, ge=0)
    weeks: float | None = told("Weeks", "From now to the decision.", unit="weeks", default=None, ge=0)
    skills: float | None = told(
        "Skills", "From 0, none of those needed, to 10, all of them.", default=None, ge=0, le=10
    )
    support: str = told(
        "Outside help", "What it would be asked to do, to what standard, by when.", default=""
    )
    chosen: bool = told("Chosen", "Whether this is how it will be run.", default=False)
    reason: str = told("Reason", "Why this way, or why not.", default="")


@register
class Meeting(Record):
    """A date in the governance calendar."""

    kind: ClassVar[str] = "meeting"
    plural: ClassVar[str] = "meetings"
    phase: ClassVar[int] = 1

    title: Title = told("Meeting", "Such as project board.")
    date: datetime.date | None = told("Date", "Year, month, day.", default=None)
    purpose: str = told("Purpose", "What it is to decide or oversee.", default="")


@register
class Focus(Record):
    """What the event is about: an issue or a target group, neither too narrow nor too wide."""

    kind: ClassVar[str] = "focus"
    plural: ClassVar[str] = "focuses"
    phase: ClassVar[int] = 2

    title: Title = told("Focus", "The issue or the group, in a sentence.")
    target_group: str = told("Target group", "Who should be better off.", default="")
    out_of_scope: str = told("Out of scope", "What this is not about.", default="")


@register
class Event(Record):
    """The innovation event: when, where, who runs it."""

    kind: ClassVar[str] = "event"
    plural: ClassVar[str] = "events"
    phase: ClassVar[int] = 2

    title: Title = told("Event", "A name for it.")
    date: datetime.date | None = told("Date", "Year, month, day.", default=None)
    invitees_known: datetime.date | None = told(
        "Invitees known on", "The day the invitees were identified; allow six weeks from there.", default=None
    )
    venue: str = told("Venue", "Where it is held.", default="")
    facilitator: str = told("Facilitator", "Somebody with experience.", default="")
    agenda: str = told("Agenda", "With timings.", default="")


@register
class Stimulus(Evidenced):
    """Something that provokes thinking: a fact, a story, a technology, a question to prepare."""

    kind: ClassVar[str] = "stimulus"
    plural: ClassVar[str] = "stimuli"
    phase: ClassVar[int] = 2

    title: Title = told("Stimulus", "Its heading.")
    sort: Literal["fact", "story", "technology", "question"] = told("Sort", "What it is.")
    text: str = told("Text", "What attendees read.", default="")
