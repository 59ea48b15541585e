"""What an appraisal reads from the reference tables, kept while their description stays as it is."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from innokit import reference
from innokit.errors import TableMissing
from innokit.maths import discounting
from innokit.maths.discounting import Timing

T = TypeVar("T")


class UnitCost(NamedTuple):
    """One row of the unit costs: pounds a unit in prices of its own price year, and where it comes from."""

    id: str
    name: str
    value: float
    unit: str
    price_year: str
    source: str
    edition: str
    status: str


class Grade(NamedTuple):
    """One confidence grade: shares added to costs and burdens and taken off benefits, and their standing."""

    grade: int
    cost_uplift: float
    benefit_cut: float
    status: str
    edition: str


class Category(NamedTuple):
    """One value-for-money category: from which ratio on, and the edition it comes from."""

    name: str
    at_least: float
    edition: str


@lru_cache(maxsize=1)
def _descriptor() -> Path:
    """The description of the tables that come with the kit; it holds the checksum of every one of them."""
    return reference.locate() / "datapackage.json"


def _moment() -> tuple[int, ...]:
    """When the description was last written, and its size: no table changes without it."""
    mark = _descriptor().stat()
    return mark.st_mtime_ns, mark.st_size


@dataclass(frozen=True)
class Reader:
    """Looks things up in the tables, or gives what was found before.

    That holds while the description of the tables, which has the checksum of each, is as it was at `moment`.
    A look-up that is refused is not kept.
    """

    moment: tuple[int, ...] = field(default_factory=_moment)

    def __call__(self, look_up: Callable[..., T], *given: Any) -> T:
        """What a function finds in the tables for these arguments."""
        found: T = _kept(self.moment, look_up, *given)
        return found


@lru_cache(maxsize=2048)
def _kept(moment: tuple[int, ...], look_up: Callable[..., Any], *given: Any) -> Any:  # noqa: ARG001
    """What was found since the description was last written."""
    return look_up(*given)


def factors(schedule: str, edition: str | None, years: int, timing: Timing) -> Any:
    """Discount factors of the years from 0 by a schedule; shared, so not to be written to."""
    found = discounting.factors(range(years), reference.discount_bands(schedule, edition), timing)
    found.setflags(write=False)
    return found


def unit_cost(id: str, edition: str | None) -> UnitCost:
    """One row of the unit costs.

    Raises
    ------
    TableMissing
        There is no such id; the message names those spelled most like it.
    """
    table = reference.load("unit_costs", edition)
    rows = {row["id"]: row for row in table.values.to_dict("records")}
    if id not in rows:
        raise TableMissing(
            f"There is no unit cost {id!r}",
            where=f"{table.title}, edition {table.edition}",
            remedy=f"Nearest: {'; '.join(_nearest(id, rows))}. Name one of the table, or give a unit value",
        )
    row = rows[id]
    words = {key: str(row[key]) for key in ("name", "unit", "price_year", "source", "status")}
    return UnitCost(id=id, value=float(row["value"]), edition=table.edition, **words)


def _nearest(id: str, rows: dict[Any, dict[Any, Any]]) -> list[str]:
    """Up to three ids spelled, or named, most like one that is not there."""
    by_word = {str(known).casefold(): str(known) for known in rows}
    by_word |= {str(row["name"]).casefold(): str(known) for known, row in rows.items()}
    found = difflib.get_close_matches(id.casefold(), by_word, n=6, cutoff=0.0)
    nearest = list(dict.fromkeys(by_word[word] for word in found))[:3]
    return [f"{known} ({rows[known]['name']})" for known in nearest]


def grade(number: int) -> Grade:
    """One confidence grade of the newest edition.

    Raises
    ------
    TableMissing
        The table has no such grade.
    """
    table = reference.load("confidence_grades")
    for row in table.values.to_dict("records"):
        if int(row["grade"]) == number:
            uplift, cut = float(row["cost_uplift"]), float(row["benefit_cut"])
            return Grade(number, uplift, cut, str(row["status"]), table.edition)
    raise TableMissing(
        f"There is no confidence grade {number}", where=f"{table.title}, edition {table.edition}"
    )


def categories() -> tuple[Category, ...]:
    """Value-for-money categories of the newest edition, lowest first."""
    table = reference.load("value_for_money")
    rows = sorted(table.values.to_dict("records"), key=lambda row: float(row["at_least"]))
    return tuple(Category(str(row["category"]), float(row["at_least"]), table.edition) for row in rows)


def bands(schedule: str, edition: str | None) -> tuple[tuple[float, float], ...]:
    """Last year and rate of each band of a schedule."""
    return tuple(reference.discount_bands(schedule, edition))


def title(name: str, edition: str | None) -> tuple[str, str]:
    """A table's title, and the edition read."""
    table = reference.load(name, edition)
    return table.title, table.edition
