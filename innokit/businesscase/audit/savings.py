"""Whether somebody answers for each cashable saving, and somebody else has confirmed it."""

from __future__ import annotations

from collections.abc import Iterator

from innokit.businesscase.audit.finding import Fault, Seen, letters
from innokit.records import BenefitLine, Case, Ref
from innokit.words import count

CONFIRMING = ("confirmed_by",)
"""Fields that say who confirmed a saving, not what it is."""


def owned_savings(case: Case) -> Seen:
    """Every cashable saving has a budget line, an owner, and somebody else who confirms it."""
    lines = [line for line in case.of(BenefitLine) if cashable(line)]
    return Seen(tuple(_faults(case, lines)), f"{count(len(lines), 'cashable saving')} looked at")


def cashable(line: BenefitLine) -> bool:
    """Whether any of a benefit is said to release cash."""
    return line.sort == "cash-releasing" or isinstance(line.cashable, Ref) or line.cashable > 0


def _faults(case: Case, lines: list[BenefitLine]) -> Iterator[Fault]:
    """Find what each cashable saving lacks, or who confirms a saving of their own."""
    for line in lines:
        lacking = [
            name
            for name, given in (("owner", line.owner), ("budget line", line.budget_line))
            if not given.strip()
        ]
        if lacking:
            what = f"it has no {' and no '.join(lacking)}"
            yield Fault("fail", line.title, what, "Name the post, and the line of the ledger", (line.id,))
        elif not line.confirmed_by.strip():
            what = "nobody has confirmed that the cash can be taken"
            yield Fault("warn", line.title, what, "Ask the budget holder, and record who", (line.id,))
        elif part := _own_part(case, line):
            what = f"{line.confirmed_by} confirms it, and {part}"
            remedy = "Have somebody confirm it who neither owns the saving nor worked out its figures"
            yield Fault("warn", line.title, what, remedy, (line.id,))


def _own_part(case: Case, line: BenefitLine) -> str:
    """Say what else the confirmer of a saving did; blank where nothing is known."""
    confirmer = letters(line.confirmed_by)
    if confirmer == letters(line.owner):
        return "owns it too"
    if confirmer in {letters(name) for name in _recorders(case, line.id)}:
        return "recorded its figures too"
    return ""


def _recorders(case: Case, id: str) -> Iterator[str]:
    """Give who recorded a version in which anything but the confirmation changed."""
    before: dict[str, object] | None = None
    for entry in case.entries:
        if entry.id != id or entry.action != "record":
            continue
        figures = {key: value for key, value in entry.body.items() if key not in CONFIRMING}
        if figures != before and entry.who:
            yield entry.who
        before = figures
