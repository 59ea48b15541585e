"""Which check of the record stands behind which item; an item without one waits for a person's tick."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from innokit.process import checks_before, checks_case, checks_ideas
from innokit.process.finding import Check, Finding, newest
from innokit.process.phase import Item
from innokit.records import Case, Tick

CHECKS: Mapping[str, Check] = {
    check.__name__: check for check in (*checks_before.CHECKS, *checks_ideas.CHECKS, *checks_case.CHECKS)
}
"""By the key of the item."""


@dataclass(frozen=True, slots=True)
class Status:
    """An item, whether it holds, and how that is known."""

    item: Item
    finding: Finding
    how: str

    @property
    def holds(self) -> bool:
        """Whether it holds."""
        return self.finding.holds == "yes"


def statuses(case: Case, items: tuple[Item, ...]) -> tuple[Status, ...]:
    """Find out about each item; a person's tick stands over what the record shows, and says so."""
    ticks = newest(case, case.of(Tick), lambda tick: tick.item)
    return tuple(
        _ticked(case, item, ticks[item.key]) if item.key in ticks else _derived(case, item) for item in items
    )


def _derived(case: Case, item: Item) -> Status:
    """Find out from the record, or say that it waits for a tick."""
    if item.key not in CHECKS:
        words = f"Nobody has ticked {item.key!r}"
        return Status(item, Finding("not yet", why=words), f"by a tick: {words[0].lower()}{words[1:]}")
    found = CHECKS[item.key](case)
    return Status(
        item,
        found,
        f"derived: {found.why[0].lower()}{found.why[1:]}" if found.why else "derived from the record",
    )


def _ticked(case: Case, item: Item, tick: Tick) -> Status:
    """Take a person's word, and show what the record says where it differs."""
    entry = case.latest.get(tick.id)
    who = f"{entry.who or 'name withheld'} at entry {entry.seq}" if entry else "somebody, not in a book"
    said = f"ticked by {who}{f': {tick.reason}' if tick.reason else ''}"
    shown = CHECKS[item.key](case).holds if item.key in CHECKS else ""
    holds = "yes" if tick.done else "no"
    differs = f" (the record alone says: {shown})" if shown not in ("", holds) else ""
    why = (
        "" if tick.done else f"Somebody says that it does not hold{f': {tick.reason}' if tick.reason else ''}"
    )
    return Status(item, Finding("yes" if tick.done else "no", (tick.id,), why), f"{said}{differs}")
