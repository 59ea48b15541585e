"""Who is in most need: groups in order of need, with what serving them costs today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from innokit.records import Case, NeedGroup
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import a_list, exact, money, number

NOTHING = "No group is recorded yet. To record one: book.record(innokit.records.NeedGroup(title=...))."


@dataclass(frozen=True)
class Need(Result):
    """The groups in need, the greatest need first; those without a figure last."""

    title: ClassVar[str] = "Who is in most need"
    case: Case

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made("Groups in order of recorded need, from 0, none, to 10, the greatest")

    @property
    def groups(self) -> tuple[NeedGroup, ...]:
        """The groups in order."""
        found = self.case.of(NeedGroup)
        return tuple(
            sorted(found, key=lambda group: -1.0 if group.need is None else group.need, reverse=True)
        )

    def sentences(self) -> tuple[Sentence, ...]:
        """Say which group is in greatest need; name all where several are."""
        rated = [group for group in self.groups if group.need is not None]
        if not self.groups:
            return ((NOTHING,),)
        if not rated:
            return (("Groups are recorded; how great their need is, is not recorded yet.",),)
        top = [group for group in rated if group.need == rated[0].need]
        names = a_list([group.title for group in top])
        return (
            (f"In most need: {names} (", _cell("need", top[0], top[0].need), " on a scale from 0 to 10)."),
        )

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row a group."""
        columns = (
            Column("Group"),
            Column("Need", "0 to 10"),
            Column("People"),
            Column("Cost to serve", "£ a person a year"),
        )
        rows = tuple(_row(group) for group in self.groups)
        return (Sheet("need", "Groups in order of need", columns, rows),) if rows else ()


def need(case: Case) -> Need:
    """Give the groups in need, the greatest need first.

    Parameters
    ----------
    case : Case
    """
    return Need(case)


def _row(group: NeedGroup) -> tuple[Fragment, ...]:
    """Give one group."""
    return (
        group.title,
        _cell("need", group, group.need),
        _cell("people", group, group.people),
        _cell("cost_to_serve", group, group.cost_to_serve),
    )


_UNITS = {"need": "0 to 10", "people": "people", "cost_to_serve": "£ a person a year"}


def _cell(measure: str, group: NeedGroup, value: float | None) -> Figure:
    """Give one figure of a group, or say that it is not recorded."""
    words = {"need": exact, "people": number, "cost_to_serve": money}[measure]
    text = "not recorded" if value is None else words(value)
    label = f"{measure.replace('_', ' ').capitalize()}: {group.title}"
    return Figure(f"{measure}.{group.id}", value, text, label, (group.id,), _UNITS[measure])
