"""The stakeholder grid: influence over and interest in success, and what is done for each group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from innokit.errors import MethodRefused
from innokit.records import Case, Stakeholder
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import a_list

ADVICE = {
    ("high", "high"): "work with them closely",
    ("high", "low"): "keep them satisfied",
    ("low", "high"): "keep them informed",
    ("low", "low"): "keep an eye on them",
}
"""By influence and interest (Mendelow's grid of power and interest)."""
UNPLACED = "not yet placed"


@dataclass(frozen=True, eq=False)
class StakeholderGrid(Result):
    """Each group's influence and interest, and what is done to involve it.

    Parameters
    ----------
    case : Case
    """

    title: ClassVar[str] = "How each group is involved"
    case: Case

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made("Influence and interest, each low or high (Mendelow's grid), as recorded")

    @property
    def placed(self) -> dict[tuple[str, str], tuple[Stakeholder, ...]]:
        """Groups by influence and interest; those without either are left out."""
        groups = self.case.of(Stakeholder)
        return {
            cell: tuple(g for g in groups if (g.influence, g.interest) == cell)
            for cell in ADVICE
            if any((g.influence, g.interest) == cell for g in groups)
        }

    def sentences(self) -> tuple[Sentence, ...]:
        """Say with whom to work closely, and what is missing."""
        close = [group.title for group in self.placed.get(("high", "high"), ())]
        groups = self.case.of(Stakeholder)
        said: list[Sentence] = [
            (f"High influence and high interest: {a_list(close)}.",) if close else ("Nobody has both.",)
        ]
        unplaced = [g.title for g in groups if not (g.influence and g.interest)]
        idle = [g.title for g in groups if not g.engagement.strip()]
        for what, named in (("Not yet placed", unplaced), ("Nothing planned yet for", idle)):
            if named:
                said.append((f"{what}: {a_list(named)}.",))
        return tuple(said)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row a group, most influence and interest first."""
        order = [*ADVICE, None]
        groups = sorted(self.case.of(Stakeholder), key=lambda group: order.index(_cell(group)))
        columns = (
            Column("Group"), Column("Influence"), Column("Interest"), Column("Usual advice"),
            Column("What is done"),
        )  # fmt: skip
        rows = tuple(_row(group) for group in groups)
        return (Sheet("stakeholder-grid", "Influence, interest and action", columns, rows),)


def stakeholder_grid(case: Case) -> StakeholderGrid:
    """Give the stakeholder grid of a case.

    Parameters
    ----------
    case : Case

    Raises
    ------
    MethodRefused
        No stakeholder is recorded.
    """
    if not case.of(Stakeholder):
        raise MethodRefused(
            "No stakeholder is recorded", remedy="Record each as a Stakeholder, with influence and interest"
        )
    return StakeholderGrid(case)


def _cell(group: Stakeholder) -> tuple[str, str] | None:
    """Give the place of a group in the grid; None where it has none yet."""
    cell = (group.influence, group.interest)
    return cell if cell in ADVICE else None


def _row(group: Stakeholder) -> tuple[Fragment, ...]:
    """Give one group."""
    cell = _cell(group)
    text = UNPLACED if cell is None else ADVICE[cell]
    advice = Figure(f"advice.{group.id}", None, text, f"Usual advice for {group.title}", (group.id,))
    engaged = group.engagement or "nothing planned yet"
    return (group.title, group.influence or UNPLACED, group.interest or UNPLACED, advice, engaged)
