"""Of which kinds plans may speak, and which records they mention."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from innokit.intake.reading import Column
from innokit.intake.taking.rows import Taken
from innokit.intake.taking.titles import Titles
from innokit.records import KINDS, Record, Ref, refers


def depth(kind: str, below: tuple[str, ...] = ()) -> int:
    """Say how many other kinds stand behind one."""
    others = spoken_of(kind) - {kind, *below}
    return max((1 + depth(other, (*below, kind)) for other in others), default=0)


@cache
def spoken_of(kind: str) -> frozenset[str]:
    """Give the kinds of which a kind may speak."""
    fields = KINDS[kind].model_fields.values()
    named = {"assumption" for info in fields if "Ref" in str(info.annotation)}
    return frozenset({*map(refers, fields), *named} - {""})


def mentioned(taken: Sequence[Taken], titles: Titles) -> tuple[Record, ...]:
    """Give what was made from its mention in a row that is taken in."""
    spoken: set[str] = set()
    for item in taken:
        info = KINDS[item.kind].model_fields
        for name, column in item.fields.items():
            if refers(info[name]) or any(isinstance(value, Ref) for value in column.values):
                for code in Column(column.codes[item.kept], column.values).present:
                    spoken |= _ids(column.values[code])
        if len(item):
            for name, value in item.constants.items():
                spoken |= _ids(value) if refers(info[name]) else set()
    return tuple(record for id, record in titles.made.items() if id in spoken)


def _ids(value: Any) -> set[str]:
    """Give the ids in a value that speaks of records."""
    if isinstance(value, str):
        return {value}
    if isinstance(value, dict | tuple):
        return {id for item in value for id in _ids(item)}
    return set()
