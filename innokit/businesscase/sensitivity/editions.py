"""The same case by another edition of a reference table: what a newer table would change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from innokit.businesscase.appraisal import showing
from innokit.businesscase.appraisal.appraise import Appraisal, appraise
from innokit.businesscase.appraisal.outcome import Outcome
from innokit.businesscase.lines.setting import the_frame, unit_cost_wanted
from innokit.errors import MethodRefused
from innokit.records import BenefitLine, Case
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import sum_of_money

TABLES = ("discount_schedules", "gdp_deflators", "unit_costs")


@dataclass(frozen=True, eq=False)
class OtherEdition(Result):
    """What each option is worth by another edition of one table, beside what it is worth as recorded.

    Parameters
    ----------
    case : Case
    table, edition : str
    recorded, other : Appraisal
        By the editions of the record, and by the other one.
    """

    title: ClassVar[str] = "By another edition"
    case: Case
    table_name: str
    edition: str
    recorded: Appraisal
    other: Appraisal

    @property
    def made(self) -> Made:
        """How it was made."""
        how = f"Appraised again with {self.table_name}, edition {self.edition}, in place of the one recorded"
        return Made(how, (*self.recorded.made.editions, f"{self.table_name}, edition {self.edition}"))

    def sentences(self) -> tuple[Sentence, ...]:
        """Say what the edition does to each option, and whether another becomes best."""
        said: list[Sentence] = []
        for outcome in self.recorded.ranked:
            after = self._after(outcome)
            if after.npsv == outcome.npsv:
                said.append((f"{outcome.option.title} stays as it is.",))
                continue
            worth = self.npsv(after).shown(sum_of_money(after.npsv))
            before = f" in place of {sum_of_money(outcome.npsv)}"
            said.append((f"{outcome.option.title} would have an NPSV of ", worth, f"{before}."))
        best, then = self.recorded.ranked[0].option, self.other.ranked[0].option
        if best.id != then.id:
            said.append((f"{then.title} would become the best in place of {best.title}.",))
        return tuple(said)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row an option."""
        pairs = [(outcome, self._after(outcome)) for outcome in self.recorded.outcomes]
        unit = showing.unit_for(value.npsv for pair in pairs for value in pair)
        columns = (
            Column("Option"), Column("NPSV as recorded", unit), Column(f"NPSV by {self.edition}", unit),
        )  # fmt: skip
        rows: tuple[tuple[Fragment, ...], ...] = tuple(
            (
                before.option.title,
                self.recorded.make.npsv(before, showing.money_in(unit, before.npsv)),
                self.npsv(after, unit),
            )
            for before, after in pairs
        )
        return (Sheet("other-edition", f"By another edition of {self.table_name}", columns, rows),)

    def npsv(self, outcome: Outcome, unit: str = showing.POUNDS) -> Figure:
        """Give the NPSV of an option by the other edition."""
        option = outcome.option
        label = f"NPSV of {option.title} by {self.table_name}, edition {self.edition}"
        behind = self.other.make.behind(outcome.lines)
        id, text = f"npsv-by-edition.{option.id}", showing.money_in(unit, outcome.npsv)
        return Figure(id, outcome.npsv, text, label, behind, "£")

    def _after(self, outcome: Outcome) -> Outcome:
        """Give the same option by the other edition."""
        return self.other.outcome(outcome.option.id)


def by_edition(case: Case, table: str, edition: str) -> OtherEdition:
    """Appraise a case by another edition of a reference table.

    Parameters
    ----------
    case : Case
    table : str
        "discount_schedules", "gdp_deflators" or "unit_costs".
    edition : str
        As `reference.catalogue` names it.

    Raises
    ------
    MethodRefused
        As `appraise`; another table, or an edition that lacks what the case needs.
    """
    if table not in TABLES:
        raise MethodRefused(
            f"An appraisal takes no edition of {table!r}", remedy=f"Name one of {', '.join(TABLES)}"
        )
    return OtherEdition(case, table, edition, appraise(case), appraise(_changed(case, table, edition)))


def _changed(case: Case, table: str, edition: str) -> Case:
    """Give the case with one edition exchanged."""
    if table == "unit_costs":
        lines = (line for line in case.of(BenefitLine) if unit_cost_wanted(line) is not None)
        return case.replaced(*(line.changed(unit_cost_edition=edition) for line in lines))
    field = {"discount_schedules": "schedule_edition", "gdp_deflators": "deflator_edition"}[table]
    return case.replaced(the_frame(case).changed(**{field: edition}))
