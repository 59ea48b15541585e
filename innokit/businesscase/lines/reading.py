"""Reading from the tables what the lines of an appraisal need, and saying who asked for what is not there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from innokit import reference
from innokit.businesscase.lines import tables
from innokit.businesscase.lines.setting import (
    AnyLine,
    Array,
    Bands,
    Setting,
    is_financial,
    plain_year,
    price_base,
    the_frame,
    unit_cost_wanted,
)
from innokit.businesscase.lines.tables import Grade, Reader, UnitCost
from innokit.errors import MethodRefused, TableMissing
from innokit.records import Assumption, BenefitLine, Case, Frame

T = TypeVar("T")


def read_setting(case: Case, lines: Iterable[AnyLine], read: Reader | None = None) -> Setting:
    """Read from the tables what these lines need, as they stand now or as a reader knows them.

    Raises
    ------
    MethodRefused
        The frame is missing or doubled; a schedule, unit cost or price year is not in the tables, is later
        than they reach, or is of another kind (calendar or financial) than the price base.
    """
    frame, wanted, read = the_frame(case), tuple(lines), read or Reader()
    factors, bands, schedules = _factors(frame, wanted, read)
    units, unit_tables = _unit_costs(wanted, read)
    grades, grade_tables = _grades(wanted, read)
    indices, deflators, index_tables = _indices(frame, wanted, units, read)
    numbers = {assumption.id: assumption.value for assumption in case.of(Assumption)}
    editions = (*schedules, *index_tables, *unit_tables, *grade_tables)
    classes = read(tables.categories)
    return Setting(frame, numbers, factors, indices, editions, bands, deflators, units, grades, classes)


def _factors(
    frame: Frame, lines: tuple[AnyLine, ...], read: Reader
) -> tuple[dict[str, Array], dict[str, Bands], tuple[str, ...]]:
    """Discount factors and rates by schedule, and the edition they come from."""
    asked: dict[str, AnyLine | None] = {frame.schedule: None}
    for line in lines:
        if line.schedule:
            asked.setdefault(line.schedule, line)
    edition = frame.schedule_edition or None
    found, bands = {}, {}
    for schedule, asker in asked.items():
        who = f"frame {frame.title!r}" if asker is None else f"line {asker.title!r}"
        where = f"{who}, discount schedule {schedule}"
        given = (schedule, edition, frame.last_year + 1, frame.timing)
        found[schedule] = _read(read, where, tables.factors, *given)
        bands[schedule] = read(tables.bands, schedule, edition)
    name, used = read(tables.title, "discount_schedules", edition)
    return found, bands, (f"{name} ({', '.join(asked)}), edition {used}",)


def _unit_costs(
    lines: tuple[AnyLine, ...], read: Reader
) -> tuple[dict[tuple[str, str], UnitCost], tuple[str, ...]]:
    """Rows of the unit costs that lines take their value from, and the editions used."""
    rows: dict[tuple[str, str], UnitCost] = {}
    for line in lines:
        if type(line) is BenefitLine and line.unit_cost:
            where = f"line {line.title!r}, unit cost (unit_cost) {line.unit_cost}"
            row = _read(read, where, tables.unit_cost, line.unit_cost, line.unit_cost_edition or None)
            if (wanted := unit_cost_wanted(line)) is not None:
                _one_price_year(line, row)
                rows[wanted] = row
    editions = dict.fromkeys(row.edition for row in rows.values())
    return rows, tuple(f"{read(tables.title, 'unit_costs', e)[0]}, edition {e}" for e in editions)


def _one_price_year(line: AnyLine, row: UnitCost) -> None:
    """Refuse a line that says its value is in other prices than the unit cost it takes it from."""
    if line.price_year and plain_year(line.price_year) != plain_year(row.price_year):
        raise MethodRefused(
            f"The line says prices of {line.price_year}, but its unit cost is in prices of {row.price_year}",
            where=f"line {line.title!r}, price year (price_year) {line.price_year}, unit cost {row.id}",
            remedy="Leave the line's price year blank, or give it a unit value of its own",
        )


def _grades(lines: tuple[AnyLine, ...], read: Reader) -> tuple[dict[int, Grade], tuple[str, ...]]:
    """Confidence grades that lines use, and the edition they come from."""
    found: dict[int, Grade] = {}
    for line in lines:
        if line.grade is not None and line.grade not in found:
            where = f"line {line.title!r}, confidence grade (grade) {line.grade}"
            found[line.grade] = _read(read, where, tables.grade, line.grade)
    if not found:
        return found, ()
    name, used = read(tables.title, "confidence_grades", None)
    doubt = ", unconfirmed" if any(row.status == "unconfirmed" for row in found.values()) else ""
    return found, (f"{name}, edition {used}{doubt}",)


def _indices(
    frame: Frame, lines: tuple[AnyLine, ...], units: Mapping[tuple[str, str], UnitCost], read: Reader
) -> tuple[dict[str, tuple[float, float]], dict[str, str], tuple[str, ...]]:
    """Price indices by price year, the edition of each, and the tables where any was needed."""
    base, indices, used = price_base(frame), {"": (1.0, 1.0)}, {"": ""}
    for year, line in _asking(lines, units).items():
        if year in indices:
            continue
        if plain_year(year) == plain_year(base):
            indices[year], used[year] = (1.0, 1.0), ""
            continue
        indices[year], used[year] = _index_pair(line, year, frame, base, read)
    names = dict.fromkeys(edition for edition in used.values() if edition)
    shown = tuple(f"{read(tables.title, 'gdp_deflators', e)[0]}, edition {e}" for e in names)
    return indices, used, shown


def _asking(lines: tuple[AnyLine, ...], units: Mapping[tuple[str, str], UnitCost]) -> dict[str, AnyLine]:
    """The first line whose value is in the prices of each year."""
    if not units:
        return {line.price_year: line for line in reversed(lines)}
    wanted = [(line, unit_cost_wanted(line)) for line in reversed(lines)]
    return {line.price_year if row is None else units[row].price_year: line for line, row in wanted}


def _index_pair(
    line: AnyLine, year: str, frame: Frame, base: str, read: Reader
) -> tuple[tuple[float, float], str]:
    """Index of a line's price year and of the price base, from one series, and its edition."""
    financial = is_financial(base)
    where = f"line {line.title!r}, price year {year}; price base {base}"
    if is_financial(year) != financial:
        kind = "a financial year such as 2026/27" if financial else "a calendar year such as 2026"
        raise MethodRefused(
            "The price year and the price base are different kinds of year, calendar and financial",
            where=where,
            remedy=f"Give the line's price year as {kind}, or change the frame's price base",
        )
    kind, asked = "financial" if financial else "calendar", frame.deflator_edition or None
    edition = _read(read, where, reference.deflator_edition, kind, asked, None, (year, base))
    pair = (
        _read(read, where, reference.index, year, edition),
        _read(read, where, reference.index, base, edition),
    )
    return pair, edition


def _read(read: Reader, where: str, look_up: Callable[..., T], *given: Any) -> T:
    """Read from a table; where it is not there, say which record asked for it."""
    try:
        return read(look_up, *given)
    except TableMissing as missing:
        place = f"{where}; {missing.where}" if missing.where else where
        raise MethodRefused(missing.what, where=place, remedy=missing.remedy) from missing
