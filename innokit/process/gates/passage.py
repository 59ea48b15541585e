"""One gate: open, shut, or passed by somebody who answers for it; and exactly what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from innokit.errors import MethodRefused
from innokit.process.checks import Status, statuses
from innokit.process.gates.gate import GATES, Gate, find
from innokit.process.gates.overrides import Passed, overrides
from innokit.process.phase import Phase
from innokit.process.phases import PHASES
from innokit.records import KINDS, Case, SignOff, signing
from innokit.results import Column, Figure, Made, Result, Sentence, Sheet
from innokit.results.describe import plural_words
from innokit.words import a_list, count

State = Literal["open", "shut", "passed by override"]
METHOD = (
    "A gate asks for every item of the phases before it; each is derived from the record or ticked by a "
    "named person. An override needs a name and a reason, and stays listed for good"
)
NO_REASON = "no reason in words ({!r})"


@dataclass(frozen=True)
class Passage(Result):
    """A gate, with what it asks for.

    Parameters
    ----------
    case : Case
    gate : Gate
    asked : tuple of Status
        Everything it asks for, held or not.
    passed : tuple of Passed
        Its overrides, the newest that stands first.
    """

    title: ClassVar[str] = "Gate"
    case: Case
    gate: Gate
    asked: tuple[Status, ...]
    passed: tuple[Passed, ...]

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(METHOD)

    @property
    def missing(self) -> tuple[Status, ...]:
        """What it asks for and does not find."""
        return tuple(status for status in self.asked if not status.holds)

    @property
    def override(self) -> Passed | None:
        """The newest override that stands."""
        return next((one for one in self.passed if one.state == "stands"), None)

    @property
    def state(self) -> State:
        """Whether the work may go on: by what is recorded, or because somebody answers for it."""
        if not self.missing:
            return "open"
        return "passed by override" if self.override else "shut"

    @property
    def figure(self) -> Figure:
        """The state, with the records that say so."""
        held = [id for status in self.asked if status.holds for id in status.finding.records]
        behind = tuple(dict.fromkeys([*held, *([self.override.id] if self.override else [])]))
        return Figure(f"gate.{self.gate.number}", None, self.state, self.gate.title, behind)

    @property
    def held(self) -> Figure:
        """How many items hold, such as "3 of 8"."""
        good = [status for status in self.asked if status.holds]
        behind = tuple(dict.fromkeys(id for status in good for id in status.finding.records))
        text, label = f"{len(good)} of {len(self.asked)}", f"{self.gate.title}: items held"
        return Figure(f"gate_held.{self.gate.number}", float(len(good)), text, label, behind, "items")

    def sentences(self) -> tuple[Sentence, ...]:
        """Say whether it is open, who passed it and why, whether the work went on, and the way back."""
        said: list[Sentence] = [(f"{self.gate.title}: ", self.figure, "; ", self.held, " items hold.")]
        if self.override:
            said.append(answered_for(self.override, bool(self.missing)))
        said += [(f"{status.item.words}: {_small(status.finding.why)}.",) for status in self.signed_for]
        if self.state == "shut":
            said += [(self.warning,)] if self.warning else []
            said.append((f"If it cannot be met: {self.gate.ways}.",))
        return tuple(said)

    @property
    def signed_for(self) -> tuple[Status, ...]:
        """Items that hold by a sign-off of which there is more to say: who recorded it in whose name."""
        signs = {one.id for one in self.case.of(SignOff)}
        held = (one for one in self.asked if one.holds and one.finding.why)
        return tuple(one for one in held if signs.intersection(one.finding.records))

    @property
    def warning(self) -> str:
        """Say so where the work went on past a shut gate and nobody answers for it; empty otherwise."""
        gone = {kind: many for kind in self.gate.beyond if (many := len(self.case.of(KINDS[kind])))}
        if self.state != "shut" or not gone:
            return ""
        found = a_list([_many(many, kind) for kind, many in gone.items()])
        return f"The work has gone on past this shut gate ({found}), and nobody has recorded an Override."

    def sheets(self) -> tuple[Sheet, ...]:
        """Give exactly what is missing, then every override there ever was."""
        lacking = tuple(_lacking(status) for status in self.missing)
        caption = f"Missing at gate {self.gate.number}"
        headings = ("Missing", "What stands in the way", "What to record", "Who should look")
        tables = [Sheet("missing", caption, tuple(map(Column, headings)), lacking)] if lacking else []
        return (*tables, *([overrides_sheet(self.passed)] if self.passed else []))


def gate(
    case: Case, number: int, phases: tuple[Phase, ...] = PHASES, gates: tuple[Gate, ...] = GATES
) -> Passage:
    """Give a gate: whether it is open, and exactly what is missing.

    Parameters
    ----------
    case : Case
    number : int
        From 1 to 4.
    phases : tuple of Phase, optional
        In other words or another language.
    gates : tuple of Gate, optional
        Likewise.

    Raises
    ------
    MethodRefused
        When there is no such gate.

    Examples
    --------
    >>> from innokit.records import Case, Idea
    >>> gate(Case([Idea(title="A shared calendar")]), 3).in_words()
    'Gate 3, the shortlist is agreed: shut; 1 of 9 items hold. If it cannot be met: back to the event: collect
    or sift again.'
    """
    found = find(number, gates)
    return Passage(case, found, statuses(case, found.items(phases)), overrides(case, number))


def gate_after(
    case: Case, phase: int, phases: tuple[Phase, ...] = PHASES, gates: tuple[Gate, ...] = GATES
) -> Passage:
    """Give the gate that stands at the end of a phase.

    Parameters
    ----------
    case : Case
    phase : int
        1, 2, 3 or 5.
    phases, gates : tuple, optional
        In other words or another language.

    Raises
    ------
    MethodRefused
        When no gate stands there.
    """
    found = next((one for one in gates if one.last == phase), None)
    if found is None:
        ends = a_list([str(one.last) for one in gates])
        raise MethodRefused(f"No gate stands at the end of phase {phase!r}", remedy=f"Ask after {ends}")
    return gate(case, found.number, phases, gates)


def answered_for(passed: Passed, missing: bool) -> Sentence:
    """Say who let the work pass, why and where that stands."""
    label = f"Override of gate {passed.gate}"
    place = Figure(f"override.{passed.id}", None, passed.place, label, (passed.id,))
    now = "" if missing else " Nothing is missing any more; the override stays on show."
    said = signing.in_words(passed.reason) or passed.reason in signing.GONE
    told = passed.reason.rstrip(".") if said else NO_REASON.format(passed.reason)
    return (f"{passed.by} let the work pass (", place, f"): {told}.{now}")


def overrides_sheet(passed: tuple[Passed, ...]) -> Sheet:
    """Give one row an override, those that no longer stand included."""
    headings = ("Gate", "Passed by", "Reason", "Recorded", "By", "Now")
    rows = tuple(
        (f"Gate {one.gate}", one.by, one.reason, one.place, one.recorder, one.state) for one in passed
    )
    return Sheet("overrides", "Gates passed by override", tuple(map(Column, headings)), rows)


def _lacking(status: Status) -> tuple[str, ...]:
    """Give what is missing, why, what to record and who should look."""
    record = status.item.record.replace("Tick", f"Tick, with item={status.item.key!r}")
    return (status.item.words, f"{status.finding.why}.", record, status.item.who)


def _small(words: str) -> str:
    """Begin with a small letter."""
    return f"{words[:1].lower()}{words[1:]}"


def _many(many: int, kind: str) -> str:
    """Say how many records of a kind there are."""
    return count(many, kind.replace("_", " "), plural_words(kind))
