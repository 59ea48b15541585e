"""Changes that somebody could make in a returned workbook, drawn by a seed."""

import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl

from innokit import businesscase
from innokit.errors import InnokitError
from innokit.records import Case
from innokit.results.workbook import Cell, Input, Workbook, address

Place = tuple[str, str]


def change(file: Path, to: Path, values: Mapping[Place, Any]) -> Path:
    """Type values into cells, as somebody with a spreadsheet would, and save under another name."""
    book = openpyxl.load_workbook(file)
    for (tab, cell), value in values.items():
        book[tab][cell] = value
    book.save(to)
    return to


def find(shown: Workbook, record: str, field: str, part: str = "") -> Place:
    """Where an input stands."""
    return next(
        (tab.title, address(place))
        for tab, place, cell in shown.inputs()
        if cell.input and (cell.input.record, cell.input.field, cell.input.part) == (record, field, part)
    )


def seeded(shown: Workbook, case: Case, seed: int) -> tuple[Case, dict[Place, Any]]:
    """A case with a few inputs changed by a seed, and what to type into the workbook for the same changes."""
    rng = random.Random(seed)  # noqa: S311 - drawn again by its seed, no secret
    cells = [(tab.title, place, cell) for tab, place, cell in shown.inputs()]
    while True:
        typed: dict[Place, Any] = {}
        for tab, place, cell in rng.sample(cells, rng.randint(2, 6)):
            typed |= _typed(rng, shown, tab, place, cell)
        try:
            changed = applied(shown, case, typed)
            businesscase.council_cash(changed)
        except InnokitError:
            continue
        if changed.digest != case.digest:
            return changed, typed


def applied(shown: Workbook, case: Case, typed: Mapping[Place, Any]) -> Case:
    """The case with the same changes, made in its records without any file."""
    fields: dict[str, dict[str, Any]] = {}
    for tab, place, cell in shown.inputs():
        given, here = cell.input, (tab.title, address(place))
        if given is None or here not in typed:
            continue
        own, value = fields.setdefault(given.record, {}), typed[here]
        was = own.get(given.field, getattr(case.by_id[given.record], given.field))
        if isinstance(was, dict):
            own[given.field] = {id: share for id, share in {**was, given.part: value}.items() if share}
        elif isinstance(was, tuple):
            at = int(given.part)
            own[given.field] = (*was[:at], value, *was[at + 1 :])
        else:
            own[given.field] = value == "yes" if isinstance(was, bool) else value
    return case.replaced(*(case.by_id[id].changed(**given) for id, given in fields.items()))


def _typed(
    rng: random.Random, shown: Workbook, tab: str, place: tuple[int, int], cell: Cell
) -> dict[Place, Any]:
    """A new value for one cell; of a share that somebody pays, the rest goes to another."""
    given = cell.input
    assert given is not None
    here = (tab, address(place))
    if given.field in ("payer", "gainer"):
        others = [
            c.input
            for _, p, c in shown.inputs()
            if c.input and p[0] == place[0] and c.input.record == given.record
        ]
        first, second = rng.sample([one.part for one in others if one.field == given.field], 2)
        share = round(rng.random(), 3)
        parts = {one.part: 0.0 for one in others if one.field == given.field} | {
            first: share,
            second: 1 - share,
        }
        return {find(shown, given.record, given.field, part): value for part, value in parts.items()}
    return {here: _value(rng, given, cell.value)}


def _value(rng: random.Random, given: Input, was: Any) -> Any:
    """Another value that a cell takes."""
    if given.kind == "text":
        return rng.choice([one for one in given.choices if one != was] or [was])
    if given.kind == "whole":
        low = int(given.least or 0)
        return rng.randint(low, int(given.most or 7))
    if given.most == 1:
        return rng.random() * 0.9 + 0.05 if given.least == 0 else rng.uniform(-0.02, 0.08)
    return (was or 10.0) * rng.uniform(0.5, 1.7)
