"""What running the process costs, and how much of it is agreed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from innokit.process.finding import few
from innokit.records import Approach, BudgetItem, Case
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import money

NOTHING = "No budget item is recorded yet. To record one: book.record(innokit.records.BudgetItem(...))."


@dataclass(frozen=True)
class Budget(Result):
    """The items of the budget, summed up by whether they are agreed.

    Parameters
    ----------
    case : Case
    """

    title: ClassVar[str] = "The budget of the process"
    case: Case

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made("Sums of the recorded items; an item without an amount counts in no sum")

    @property
    def items(self) -> tuple[BudgetItem, ...]:
        """The items on record."""
        return self.case.of(BudgetItem)

    @property
    def total(self) -> Figure:
        """All items with an amount."""
        return _sum("total", self.items)

    @property
    def secured(self) -> Figure:
        """Those that are agreed."""
        return _sum("secured", (item for item in self.items if item.secured))

    @property
    def open(self) -> Figure:
        """Those that are not agreed."""
        return _sum("not_secured", (item for item in self.items if not item.secured))

    def sentences(self) -> tuple[Sentence, ...]:
        """Say what is agreed, what is not, whose amount is not known, and how it fits the chosen way."""
        if not self.items:
            return ((NOTHING,),)
        blank = [item.title for item in self.items if item.amount is None]
        said: list[Sentence] = [
            ("Of ", self.total, ", ", self.secured, " is agreed and ", self.open, " is not."),
        ]
        said += [(f"Amount not known: {few(blank)}.",)] if blank else []
        return (*said, *self._beside())

    def _beside(self) -> tuple[Sentence, ...]:
        """Set the sum beside the money that the chosen way takes."""
        ways = [way for way in self.case.of(Approach) if way.chosen and way.budget is not None]
        total = self.total.value or 0.0
        if not ways or ways[-1].budget is None or ways[-1].budget == total:
            return ()
        way, asked = ways[-1], ways[-1].budget
        more = f"{money(abs(total - asked))} {'more' if total > asked else 'less'}"
        label = "Money of the chosen way"
        wanted = Figure(f"way_budget.{way.id}", asked, money(asked), label, (way.id,), "£")
        return (("The chosen way to run it takes ", wanted, f"; the items come to {more}."),)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row an item, then the sums."""
        if not self.items:
            return ()
        rows: list[tuple[Fragment, ...]] = [
            (item.title, _amount(item), item.paid_by or "not recorded", "yes" if item.secured else "no")
            for item in self.items
        ]
        rows += [("Agreed", self.secured, "", "yes"), ("Not agreed", self.open, "", "no")]
        rows.append(("All", self.total, "", ""))
        columns = (Column("For"), Column("Amount", "£"), Column("Paid by"), Column("Agreed"))
        return (Sheet("budget", "What running the process costs", columns, tuple(rows)),)


def budget(case: Case) -> Budget:
    """Give what running the process costs, and how much of it is agreed.

    Parameters
    ----------
    case : Case

    Examples
    --------
    >>> from innokit.records import BudgetItem, Case
    >>> hall = BudgetItem(title="Hall", amount=600, secured=True)
    >>> budget(Case([hall, BudgetItem(title="Lunch", amount=400)])).in_words()
    'Of £1,000, £600 is agreed and £400 is not.'
    """
    return Budget(case)


def _amount(item: BudgetItem) -> Figure:
    """Give the amount of one item."""
    text = "not known" if item.amount is None else money(item.amount)
    return Figure(f"budget_item.{item.id}", item.amount, text, f"Budget: {item.title}", (item.id,), "£")


def _sum(which: str, items: Iterable[BudgetItem]) -> Figure:
    """Add items up."""
    known = [item for item in items if item.amount is not None]
    value = float(sum(item.amount or 0.0 for item in known))
    label, behind = f"Budget: {which.replace('_', ' ')}", tuple(item.id for item in known)
    return Figure(f"process_budget.{which}", value, money(value), label, behind, "£")
