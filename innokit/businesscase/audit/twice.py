"""Whether the same saving is counted twice: in an option, across options, across cases given beside it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from innokit.businesscase.audit.finding import Fault, Seen
from innokit.businesscase.audit.lines import cashable
from innokit.businesscase.lines.refusals import parked
from innokit.records import BenefitLine, Case, Challenge
from innokit.words import count

Marks = frozenset[tuple[str, ...]]


def counted_once(case: Case, beside: tuple[Case, ...] = ()) -> Seen:
    """No saving is claimed twice."""
    mine, others = _claims(case), [(other, _claims(other)) for other in beside]
    faults = [
        *_within(case, mine),
        *(fault for other, theirs in others for fault in _across(case, mine, other, theirs)),
    ]
    cases = f" and {count(len(beside), 'other case')}" if beside else ""
    return Seen(tuple(faults), f"{count(len(mine), 'benefit line')}{cases} looked at")


def _claims(case: Case) -> list[BenefitLine]:
    """Give the benefit lines of the options still in play."""
    out = {option.id for option in parked(case)}
    return [line for line in case.of(BenefitLine) if not line.burden and line.option not in out]


def _marks(line: BenefitLine, case: Case) -> Marks:
    """Give what makes a saving the same as another: its budget line, or what it values and for whom."""
    who = tuple(sorted(_plain(case.name(id)) for id in line.gainer))
    found = [("title", _plain(line.title), *who)]
    if line.unit_cost:
        found.append(("unit cost", line.unit_cost, *who))
    if cashable(line) and line.budget_line.strip():
        found.append(("budget line", _plain(line.budget_line)))
    return frozenset(found)


def _plain(words: str) -> str:
    """Write words so that case and spacing make no difference."""
    return " ".join(words.casefold().split())


def _within(case: Case, lines: list[BenefitLine]) -> Iterator[Fault]:
    """Find pairs of lines of one case that claim the same saving."""
    for first, second in combinations(lines, 2):
        same = _marks(first, case) & _marks(second, case)
        if not same:
            continue
        where = f"{first.title} ({case.name(first.option)}) and {second.title} ({case.name(second.option)})"
        if first.option == second.option:
            remedy = "Keep one, or say in their notes what each leaves out"
        else:
            remedy = "Only one of the two options may claim it; if both go ahead, count it once"
        yield Fault("warn", where, f"they share the same {_named(same)}", remedy, (first.id, second.id))


def _across(case: Case, mine: list[BenefitLine], other: Case, theirs: list[BenefitLine]) -> Iterator[Fault]:
    """Find savings that another case claims too."""
    name = next((challenge.title for challenge in other.of(Challenge)), "another case")
    for line in mine:
        for claim in theirs:
            same = _marks(line, case) & _marks(claim, other)
            if same:
                where = f"{line.title}, and {claim.title} in {name!r}"
                remedy = "Agree which of the two cases takes it, and withdraw the other"
                yield Fault("warn", where, f"they share the same {_named(same)}", remedy, (line.id,))


def _named(same: Marks) -> str:
    """Name what two lines share."""
    return " and ".join(sorted(f"{mark[0]} {mark[1]!r}" for mark in same))
