"""Plain tables: one row a record, headings that name its fields; our own sheets among them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from innokit.intake.faults import Faults
from innokit.intake.reading import Grid
from innokit.intake.shapes.headings import plain, required, table_at, tops, understood
from innokit.intake.shapes.plan import Aside, Found, Heading, Plan, Table, Use
from innokit.intake.sheets import ALONE, WEIGHTS, WIDE, named, names
from innokit.records import KINDS
from innokit.words import a_list

OURS = ("entry", "recorded by")
_LIVE = "=+-@\t\r\n"


def kinds_named(name: str) -> tuple[str, ...]:
    """Give the kinds that a name, such as that of a sheet or a file, speaks of."""
    said = re.sub(r"[\s_-]*\d*$", "", plain(name)).replace(" ", "_")
    lines = {"cost_lines": "costs", "benefit_lines": "benefits", "participants_list": "participants"}
    found = named(lines.get(said, said)) or named(f"{said}s")
    return found or (tuple(kind for kind in KINDS if kind == said))


def recognise(
    grid: Grid, kind: str | None, columns: Mapping[str, str], hint: str, criteria: Sequence[str] = ()
) -> Found | Aside:
    """Take a sheet as a plain table.

    Parameters
    ----------
    grid : Grid
    kind : str or None
        The plural asked for, such as ``"ideas"``.
    columns : mapping
        Headings or letters, and the fields the caller says they are.
    hint : str
        Name of the file, which may name the kind.
    criteria : sequence of str
        Titles that may head the columns of a wide table.
    """
    wanted = named(kind) if kind else kinds_named(grid.name) or kinds_named(hint)
    best: tuple[float, Table, tuple[str, ...]] | None = None
    for top in tops(grid):
        table = table_at(grid, top)
        worth, kinds = _kinds(table, wanted, columns)
        if worth and (best is None or worth > best[0]):
            best = (worth, table, kinds)
    if best is None:
        return Aside(grid, _no_headings(wanted), _remedy(wanted))
    _, table, kinds = best
    if len(kinds) > 1 and set(kinds) != set(WEIGHTS):
        plurals = a_list([repr(KINDS[item].plural) for item in kinds[:4]]).replace(" and ", " or ")
        return Aside(
            grid, f"its headings would fit {plurals}", f'say which, as in kind="{KINDS[kinds[0]].plural}"'
        )
    plans = [plan for item in kinds for plan in _plans(table, item, columns, criteria)]
    ours = {plain(heading.text) for heading in table.headings} >= set(OURS)
    if ours:
        plans = [_unquoted(plan) for plan in plans]
    form = "our own sheet" if ours else "a plain table"
    called = a_list([KINDS[item].plural.replace("_", " ") for item in kinds])
    why = f"row {grid.first + table.top} holds headings of {called}"
    return Found(form, why, tuple(plans), used=_entry(table) if ours else {})


def _entry(table: Table) -> dict[tuple[str, str], str]:
    """Say what our own column of numbers is read for."""
    return {
        (table.grid.name, heading.letter): "tells rows that are recorded already"
        for heading in table.headings
        if plain(heading.text) == OURS[0]
    }


def _kinds(table: Table, wanted: Sequence[str], columns: Mapping[str, str]) -> tuple[float, tuple[str, ...]]:
    """Say how much the headings fit, and which kinds they fit best."""
    fits: dict[str, float] = {}
    for kind in wanted or KINDS:
        chosen = chosen_columns(table, kind, columns)
        wide = KINDS[kind].plural in WIDE and "option" in chosen and not {"criterion", "value"} & set(chosen)
        if wanted and wide and len(table.headings) > len(chosen):
            fits[kind] = len(table.headings)
        elif (
            chosen
            and all(name in chosen for name in required(kind))
            and (wanted or _likely(table, kind, chosen))
        ):
            specific = sum(plain(heading.text) == plain(kind) for heading in table.headings)
            fits[kind] = len(chosen) + 0.5 * specific
    if not fits:
        return 0, ()
    top = max(fits.values())
    if wanted and set(fits) <= set(WEIGHTS):
        return top, tuple(fits)
    return top, tuple(kind for kind, worth in fits.items() if worth == top)


def _likely(table: Table, kind: str, chosen: Mapping[str, Heading]) -> bool:
    """Say whether headings speak of a kind that nobody named: half of them must, where it is not ideas."""
    named_ones = [heading for heading in table.headings if heading.text]
    return kind == "idea" or 2 * len(chosen) >= len(named_ones)


def chosen_columns(table: Table, kind: str, columns: Mapping[str, str]) -> dict[str, Heading]:
    """Say which heading is which field, the caller's word first."""
    told = {
        columns[name]: heading
        for heading in table.headings
        for name in (heading.letter, heading.text)
        if name in columns and columns[name] in KINDS[kind].model_fields
    }
    free = [heading for heading in table.headings if not {heading.letter, heading.text} & set(columns)]
    return {**{n: h for n, h in understood(kind, free).items() if n not in told}, **told}


def _plans(table: Table, kind: str, columns: Mapping[str, str], criteria: Sequence[str]) -> list[Plan]:
    """Make the plans of a kind: several where one row holds several records."""
    chosen = chosen_columns(table, kind, columns)
    wide = KINDS[kind].plural in WIDE and "option" in chosen and not {"criterion", "value"} & set(chosen)
    if wide:
        return _wide(table, kind, chosen, criteria)
    only = {"swing_points": "points", "direct_weight": "weight"}.get(kind, "")
    each = titles(table, chosen, columns)
    if len(each) > 1:
        return [_plan(table, kind, {**chosen, "title": heading}, "title") for heading in each]
    return [_plan(table, kind, chosen, only)]


def titles(table: Table, chosen: Mapping[str, Heading], columns: Mapping[str, str]) -> list[Heading]:
    """Give every column that the caller says is a title: each makes a record of its own."""
    told = [
        heading
        for heading in table.headings
        if "title" in (columns.get(heading.letter), columns.get(heading.text))
    ]
    return told or [chosen[name] for name in ("title",) if name in chosen]


def _plan(
    table: Table,
    kind: str,
    chosen: Mapping[str, Heading],
    only: str = "",
    constants: Mapping[str, Any] | None = None,
) -> Plan:
    """Make one plan."""
    uses = tuple(Use(name, table.body(heading.place), heading) for name, heading in chosen.items())
    return Plan(table, kind, uses, constants or {}, only)


def _wide(table: Table, kind: str, chosen: Mapping[str, Heading], criteria: Sequence[str]) -> list[Plan]:
    """Take each column that is no field, or is named as a criterion, as one."""
    shared = {name: heading for name, heading in chosen.items() if heading.text not in criteria}
    taken = {heading.place for heading in shared.values()}
    texts = [heading.text for heading in table.headings]
    return [
        _plan(table, kind, {**shared, "value": heading}, "value", {"criterion": heading.text})
        for heading in table.headings
        if heading.place not in taken and heading.text and texts.count(heading.text) == 1
    ]


def _unquoted(plan: Plan) -> Plan:
    """Undo what our own sheets do: a quotation mark before text that could pass for a formula."""
    uses = tuple(Use(use.field, use.column, use.heading, clean=_unquote) for use in plan.uses)
    heading = next(heading for heading in plan.table.headings if plain(heading.text) == OURS[0])
    return replace(plan, uses=uses, entry=plan.table.body(heading.place))


def _unquote(text: str) -> str:
    """Give the text behind the quotation mark."""
    return text[1:] if text[:1] == "'" and text[1:2] in _LIVE and len(text) > 1 else text


def _no_headings(wanted: Sequence[str]) -> str:
    """Say that no row is one of headings."""
    if not wanted:
        return "no row of headings was found that names the fields of any record"
    needs = a_list([repr(name) for kind in wanted for name in required(kind)])
    plural = KINDS[wanted[0]].plural.replace("_", " ")
    return f"no row of headings was found with what {plural} need: {needs}"


def _remedy(wanted: Sequence[str]) -> str:
    """Say how to tell."""
    if not wanted:
        return 'say what it holds, as in kind="ideas"'
    field = required(wanted[0])[0] if required(wanted[0]) else "title"
    return f'say which column is which, as in columns={{"Your heading": "{field}"}}'


def refuse_kind(kind: str) -> str:
    """Say which plurals there are, and which was meant."""
    return f"{Faults.closest(kind, names())}kinds are {a_list([*names(), *ALONE])}"
