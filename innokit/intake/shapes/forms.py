"""Answers to forms, recognised by the columns that every form of a maker begins with."""

from __future__ import annotations

import re
from collections.abc import Mapping

from innokit.intake.reading import Grid
from innokit.intake.shapes.headings import plain, required, table_at, tops
from innokit.intake.shapes.plain import chosen_columns, titles
from innokit.intake.shapes.plan import Aside, Found, Heading, Plan, Table, Use
from innokit.intake.sheets import named
from innokit.records import KINDS

MICROSOFT, GOOGLE = "Microsoft Forms", "Google Forms"
_BEGINS = ("id", "start time", "completion time")
_SYSTEM = {*_BEGINS, "email", "name", "last modified time", "language", "total points", "quiz feedback"}
_STAMPS = ("timestamp", "sygnatura czasowa", "طابع زمني")
_GOOGLE_SYSTEM = {*map(plain, _STAMPS), "email address", "score", "username"}


def microsoft(grid: Grid, kind: str | None, columns: Mapping[str, str]) -> Found | Aside | None:
    """Recognise Microsoft Forms: ID, Start time and Completion time come first, in that order."""
    table = _table(grid)
    if table is None or [plain(heading.text) for heading in table.headings[:3]] != list(_BEGINS):
        return None
    system = [heading for heading in table.headings[:9] if plain(heading.text) in _SYSTEM]
    system = system[: next((n for n, h in enumerate(system) if h != table.headings[n]), len(system))]
    key = (table.headings[0], table.headings[1])
    name = next((heading for heading in system if plain(heading.text) == "name"), None)
    why = f"row {table.first - 1} begins with ID, Start time and Completion time"
    return _answers(table, MICROSOFT, why, kind, columns, system, name, key)


def google(grid: Grid, kind: str | None, columns: Mapping[str, str]) -> Found | Aside | None:
    """Recognise Google Forms: the first column is Timestamp, and questions follow."""
    table = _table(grid)
    if table is None or plain(table.headings[0].text) not in map(plain, _STAMPS) or len(table.headings) < 2:
        return None
    if {"comment-id", "agrees"} & {plain(heading.text) for heading in table.headings}:
        return None
    system = [heading for heading in table.headings if plain(heading.text) in _GOOGLE_SYSTEM]
    why = f"row {table.first - 1} begins with {table.headings[0].text}"
    return _answers(table, GOOGLE, why, kind, columns, system, None, ())


def _table(grid: Grid) -> Table | None:
    """Take the first row with anything in it as the headings."""
    found = tops(grid)
    return table_at(grid, found[0]) if found else None


def _answers(
    table: Table,
    form: str,
    why: str,
    kind: str | None,
    columns: Mapping[str, str],
    system: list[Heading],
    name: Heading | None,
    key: tuple[Heading, ...],
) -> Found | Aside:
    """Take each answer as a record."""
    wanted = named(kind)[0] if kind else "idea"
    questions = [heading for heading in table.headings if heading not in system]
    chosen = _chosen(Table(table.grid, table.top, tuple(questions)), wanted, columns, questions)
    missing = [field for field in required(wanted) if field not in chosen]
    if missing:
        plural = KINDS[wanted].plural.replace("_", " ")
        asked = questions[0].text if questions else "Your question"
        remedy = f'say which question it is, as in columns={{"{asked}": "{missing[0]}"}}'
        return Aside(
            table.grid, f"{form}: no question was found that asks for {missing[0]!r} of {plural}", remedy
        )
    if name is not None and wanted == "idea" and "author" not in chosen:
        chosen["author"] = name
    used = {(table.grid.name, heading.letter): "tells answers apart" for heading in key}
    each = titles(table, chosen, columns)
    choices = [{**chosen, "title": heading} for heading in each] or [chosen]
    origin = f"{form}, answer {{}}" if key else ""
    tells = tuple(table.body(heading.place) for heading in key)
    plans = tuple(
        Plan(table, wanted, _uses(table, one), {}, "title" if len(each) > 1 else "", form, tells, origin)
        for one in choices
    )
    return Found(form, why, plans, used=used)


def _uses(table: Table, chosen: Mapping[str, Heading]) -> tuple[Use, ...]:
    """Take headings as the fields they were chosen for."""
    return tuple(Use(field, table.body(heading.place), heading) for field, heading in chosen.items())


def _chosen(
    table: Table, kind: str, columns: Mapping[str, str], questions: list[Heading]
) -> dict[str, Heading]:
    """Say which question is which field; a single one, or the one that says "idea", is the idea."""
    chosen = chosen_columns(table, kind, columns)
    if kind == "idea" and "title" not in chosen:
        free = [heading for heading in questions if heading not in chosen.values() and heading.text]
        asking = [
            heading for heading in free if re.search(r"\b(idea|syniad|beachd|pomysł)\b", plain(heading.text))
        ]
        for rivals in (free, asking):
            if len(rivals) == 1:
                return {**chosen, "title": rivals[0]}
    return chosen
