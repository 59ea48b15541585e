"""The words of a script: each gives a step, one action as a person would name it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from innokit.records import Record


@dataclass(frozen=True)
class Step:
    """One action, as a person would name it."""

    deed: str
    given: tuple[Any, ...] = ()
    fields: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.deed}({', '.join(map(repr, self.given))})"


def record(plural: str, *, why: str = "", **fields: Any) -> Step:
    """Add one record: field to what is typed or chosen."""
    return Step("record", (plural, why), fields)


def change(plural: str, which: str, *, why: str = "", **fields: Any) -> Step:
    """Change what is called ``which``."""
    return Step("change", (plural, which, why), fields)


def withdraw(plural: str, which: str, *, why: str = "") -> Step:
    """Withdraw it; its history stays."""
    return Step("withdraw", (plural, which, why))


def withdraw_score(assessor: str, option: str, criterion: str, *, why: str) -> Step:
    """Withdraw one score of the block that is on show."""
    return Step("withdraw_score", (assessor, option, criterion, why))


def choose_round(number: int) -> Step:
    """Turn the block of scores to a round."""
    return Step("choose_round", (number,))


def bring_back(plural: str, which: str, *, why: str = "") -> Step:
    """Record again, in a form, what was withdrawn."""
    return Step("bring_back", (plural, which, why))


def history(plural: str, which: str, *shown: str) -> Step:
    """See who did what and why."""
    return Step("history", (plural, which, shown))


def paste(
    plural: str,
    block: Sequence[Sequence[str]],
    *,
    refused: Sequence[str] = (),
    mended: Sequence[str] = (),
    assessor: str = "",
    entries: int = 0,
    why: str = "",
) -> Step:
    """Paste a block with Ctrl+V: which cells are refused, and how the first of them are mended by hand.

    ``entries`` says how many are recorded where it is not one for each line.
    """
    return Step("paste", (plural, block, tuple(refused), tuple(mended), assessor, entries, why))


def weigh(assessor: str, keys: dict[str, Sequence[str]], points: dict[str, float], *, why: str = "") -> Step:
    """Set swing points by keyboard alone: criterion to keys pressed on its slider."""
    return Step("weigh", (assessor, keys, points, why))


def tick(item: str, reason: str) -> Step:
    """Say that an item of the phase's list holds."""
    return record("ticks", item=item, reason=reason)


def rerun_section(heading: str, *shown: str) -> Step:
    """Run again the section that a panel named as out of date; it then shows these words."""
    return Step("rerun_section", (heading, shown))


def colleague(by: str, *records: Record) -> Step:
    """Let a colleague record on another machine meanwhile; Refresh shows it."""
    return Step("colleague", (by, records))


def restart(**stands: str) -> Step:
    """Restart the kernel; these records (plural to name) are still there."""
    return Step("restart", (), stands)


def reload(**stands: str) -> Step:
    """Reload the page in the browser."""
    return Step("reload", (), stands)


def close_unsaved(**stands: str) -> Step:
    """Close the browser without saving the notebook, and open it again."""
    return Step("close_unsaved", (), stands)
