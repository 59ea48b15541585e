"""Whether the same saving is counted twice: in an option, across options, across cases given beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from innokit import reference
from innokit.businesscase.audit.finding import Fault, Seen, letters
from innokit.businesscase.audit.savings import cashable
from innokit.businesscase.lines.refusals import parked
from innokit.businesscase.lines.setting import price_base, unit_cost_wanted
from innokit.businesscase.lines.tables import UnitCost, unit_cost
from innokit.errors import InnokitError
from innokit.records import Assumption, BenefitLine, Case, Challenge, Frame, Ref
from innokit.words import count, exact

Marks = Mapping[tuple[str, ...], str]
"""What makes a saving the same as another, to be compared; and how a reader would say it."""

UNSEEN = (
    "It compares titles, budget lines, unit values, outcomes and who gains, not meanings: the same saving "
    "under another title, ledger line and value passes"
)
"""What the check cannot see, said wherever it is shown."""
ROUNDED = 0.0005
"""How far a typed value may lie from a published one and be the same: as far as rounding would put it."""
TRIVIAL = 1.0
"""A unit value up to which equal values say nothing: lines that give a whole sum as so many pounds."""


def counted_once(case: Case, beside: tuple[Case, ...] = ()) -> Seen:
    """No saving is claimed twice."""
    mine, others = _claims(case), [(other, _claims(other)) for other in beside]
    faults = [
        *_within(case, mine),
        *(fault for other, theirs in others for fault in _across(case, mine, other, theirs)),
    ]
    cases = f" and {count(len(beside), 'other case')}" if beside else ""
    return Seen(tuple(faults), f"{count(len(mine), 'benefit line')}{cases} looked at. {UNSEEN}")


def _claims(case: Case) -> list[BenefitLine]:
    """Give the benefit lines of the options still in play."""
    out = {option.id for option in parked(case)}
    return [line for line in case.of(BenefitLine) if not line.burden and line.option not in out]


def _marks(line: BenefitLine, case: Case) -> Marks:
    """Give what makes a saving the same as another: its budget line, or what it values and for whom."""
    who = _gainers(line, case)
    found = {("title", letters(line.title), *who): f"title {_plain(line.title)!r}"}
    if line.unit_cost:
        found["unit cost", line.unit_cost, *who] = f"unit cost {line.unit_cost!r}"
    if cashable(line) and line.budget_line.strip():
        found["budget line", letters(line.budget_line)] = f"budget line {_plain(line.budget_line)!r}"
    return found


def _marks_inside(line: BenefitLine, case: Case) -> Marks:
    """Give what makes two lines of one option the same: besides, a unit value and who gains, an outcome."""
    found = {**_marks(line, case)}
    value = _typed(line, case)
    if value is not None and value > TRIVIAL:
        key = ("unit value", f"{value:.9g}", line.price_year, *_gainers(line, case))
        found[key] = f"unit value £{exact(value)} and gainer"
    if line.outcome.strip():
        found["outcome", letters(line.outcome)] = f"outcome {line.outcome.strip()!r}"
    return found


def _gainers(line: BenefitLine, case: Case) -> tuple[str, ...]:
    """Give who gains, by name, so that two cases can be compared."""
    return tuple(sorted(letters(case.name(id)) for id in line.gainer))


def _typed(line: BenefitLine, case: Case) -> float | None:
    """Give the value a line has of its own, or of its assumption; None where it takes a unit cost's."""
    if isinstance(line.unit_value, Ref):
        held = case.by_id.get(line.unit_value.assumption)
        return held.value if isinstance(held, Assumption) else None
    return line.unit_value


def _plain(words: str) -> str:
    """Write words so that case and spacing make no difference."""
    return " ".join(words.casefold().split())


def _within(case: Case, lines: list[BenefitLine]) -> Iterator[Fault]:
    """Find pairs of lines of one case that claim the same saving."""
    wide = {line.id: _marks(line, case) for line in lines}
    inside = {line.id: _marks_inside(line, case) for line in lines}
    for first, second in combinations(lines, 2):
        together = first.option == second.option
        marks = inside if together else wide
        same = [f"the same {words}" for mark, words in marks[first.id].items() if mark in marks[second.id]]
        if together:
            same += _published(case, first, second)
        if not same:
            continue
        where = f"{first.title} ({case.name(first.option)}) and {second.title} ({case.name(second.option)})"
        if together:
            remedy = "Keep one, or say in their notes what each leaves out"
        else:
            remedy = "Only one of the two options may claim it; if both go ahead, count it once"
        yield Fault("warn", where, _shared(same), remedy, (first.id, second.id))


def _published(case: Case, first: BenefitLine, second: BenefitLine) -> list[str]:
    """Say that the value typed in one line is the published unit cost that the other takes."""
    for typed, taking in ((first, second), (second, first)):
        value, row = _typed(typed, case), _row(taking)
        if value is None or row is None:
            continue
        if any(abs(value - worth) <= ROUNDED * worth for worth in _worths(case, row)):
            return [f"a value: £{exact(value)}, typed in one, is the unit cost {row.id!r} the other takes"]
    return []


def _row(line: BenefitLine) -> UnitCost | None:
    """Give the unit cost a line takes its value from; None where there is none to be found."""
    wanted = unit_cost_wanted(line)
    try:
        return None if wanted is None else unit_cost(wanted[0], wanted[1] or None)
    except InnokitError:  # the appraisal refuses it, which the first check reports
        return None


def _worths(case: Case, row: UnitCost) -> Iterator[float]:
    """Give a published value in its own prices, and in those of the price base where they can be had."""
    yield row.value
    for frame in case.of(Frame):
        edition = frame.deflator_edition or None
        try:
            years = (reference.index(year, edition) for year in (price_base(frame), row.price_year))
            above, below = years
        except InnokitError:  # another check reports a price year that cannot be brought to the base
            continue
        yield row.value * above / below


def _across(case: Case, mine: list[BenefitLine], other: Case, theirs: list[BenefitLine]) -> Iterator[Fault]:
    """Find savings that another case claims too."""
    name = next((challenge.title for challenge in other.of(Challenge)), "another case")
    for line in mine:
        for claim in theirs:
            marks = _marks(claim, other)
            same = [f"the same {words}" for mark, words in _marks(line, case).items() if mark in marks]
            if same:
                where = f"{line.title}, and {claim.title} in {name!r}"
                remedy = "Agree which of the two cases takes it, and withdraw the other"
                yield Fault("warn", where, _shared(same), remedy, (line.id,))


def _shared(same: list[str]) -> str:
    """Name what two lines share."""
    return f"they share {' and '.join(sorted(same))}"
