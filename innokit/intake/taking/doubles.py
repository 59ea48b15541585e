"""Rows that speak of one thing twice, where both cannot stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from innokit.intake.reading import Column
from innokit.intake.reading.grid import BLANK
from innokit.intake.shapes.plan import Use
from innokit.intake.taking import identity
from innokit.intake.taking.refused import Fault, Refused
from innokit.intake.taking.refusing import refusal
from innokit.intake.taking.rows import ANONYMOUS, Taken
from innokit.records import KINDS


def within(taken: Taken, used: Mapping[str, Use], refused: list[Refused]) -> None:
    """Refuse a second row on one thing, where both cannot stand."""
    if "id" in taken.raw:
        _refuse_doubles(taken, ["id"], used, refused)
    if not identity.refuses_doubles(taken.kind):
        return
    names = [name for name in identity.NATURAL[taken.kind] if name in taken.fields]
    _refuse_doubles(taken, names, used, refused)


def elsewhere(taken: Taken, seen: set[str], refused: list[Refused]) -> None:
    """Refuse rows on a thing on which another sheet or column has spoken."""
    settled, doubled = taken.ids, taken.counter.again | seen  # ids are given in the order of the plans
    if not identity.refuses_doubles(taken.kind):
        return
    names = identity.NATURAL[taken.kind]
    named = [name for name in names if name in ANONYMOUS]
    again = [
        (place, row)
        for place, (row, id) in enumerate(zip(taken.rows.tolist(), settled, strict=True))
        if id in doubled and all(taken.value(name, row) for name in named)
    ]
    use = taken.plan.use(names[0]) or taken.plan.uses[0]
    fault = Fault("another sheet or column holds it too", _same_remedy(taken, list(names)))
    for _, row in again:
        refused.append(refusal(taken.plan, taken.places, row, use, taken.raw[use.field][row], fault))
    taken.drop({place for place, _ in again})
    seen.update(taken.ids)


def _refuse_doubles(taken: Taken, names: list[str], used: Mapping[str, Use], refused: list[Refused]) -> None:
    """Refuse rows that are like an earlier one in some fields."""
    import pandas as pd

    asked = taken.kept.copy()
    key = np.zeros(len(taken.kept), dtype=np.int64)
    for name in names:
        column = taken.raw["id"] if name == "id" else taken.fields[name]
        codes, many = _same(column)
        key = key * (many + 1) + codes + 1
        if name in ANONYMOUS or name == "id":
            asked &= column.codes != BLANK
    if any(name in ANONYMOUS for name in identity.NATURAL.get(taken.kind, ())) and not set(names) & {
        *ANONYMOUS,
        "id",
    }:
        return
    rows = np.flatnonzero(asked)
    again = rows[pd.Series(key[rows]).duplicated().to_numpy()] if len(rows) else rows
    firsts: dict[int, int] = {}
    for row in rows.tolist() if len(again) else ():
        firsts.setdefault(int(key[row]), row)
    for row in again.tolist():
        use = used[names[0]]
        first = taken.number(firsts[int(key[row])])
        fault = Fault(f"it is there again, as in row {first}", _same_remedy(taken, names))
        refused.append(refusal(taken.plan, taken.places, row, use, taken.raw[names[0]][row], fault))
        taken.kept[row] = False


def _same_remedy(taken: Taken, names: list[str]) -> str:
    """Say what to do about a double."""
    if names in (["id"], ["title"]):
        return f"give each row its own {names[0]}, or leave one of the two out"
    told = ", ".join(KINDS[taken.kind].model_fields[name].title or name for name in names)
    return f"keep one row for each {told.lower()}"


def _same(column: Column) -> tuple[NDArray[np.int64], int]:
    """Code a column by its checked values, so that two spellings of one thing have one code."""
    known: dict[Any, int] = {}
    move = np.array(
        [*(known.setdefault(identity.composed(str(value)), len(known)) for value in column.values), BLANK],
        dtype=np.int64,
    )
    return move[column.codes], len(known) + 1
