"""The numbers in a line's fields, looked up where they stand in an assumption, within the field's limits."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from operator import itemgetter

import numpy as np

from innokit.businesscase.lines.setting import AnyLine, Array
from innokit.errors import MethodRefused
from innokit.records import BenefitLine, CostLine, Ref, Share, number

COST_NUMBERS = ("amount", "optimism_bias", "managed_share")
BENEFIT_NUMBERS = (
    "people", "take_up", "retention", "impact", "deadweight", "displacement", "attribution", "units",
    "unit_value", "confidence", "optimism_bias", "drop_off",
)  # fmt: skip

_MAY_NAME = {
    kind: itemgetter(*(name for name, info in kind.model_fields.items() if "Ref" in str(info.annotation)))
    for kind in (CostLine, BenefitLine)
}
"""Picks the fields that may stand in an assumption, all at once, from a line's ``__dict__``."""


def valued(line: AnyLine) -> bool:
    """Whether a line has an amount of money; otherwise it stands in words."""
    return type(line) is not BenefitLine or line.unit_value is not None or bool(line.unit_cost)


def assumptions_of(line: AnyLine) -> tuple[str, ...]:
    """Ids of the assumptions whose numbers a line uses, in order, each once."""
    named = (value for value in _MAY_NAME[type(line)](line.__dict__) if isinstance(value, Ref))
    return tuple(dict.fromkeys(value.assumption for value in named))


def value(line: AnyLine, field: str, numbers: Mapping[str, float]) -> float:
    """The number in a field, looked up where it stands in an assumption, within the field's limits."""
    given = getattr(line, field)
    if not isinstance(given, Ref):
        return float(given)
    info = type(line).model_fields[field]
    where = f"line {line.title!r}, {(info.title or field).lower()} ({field}), assumption {given.assumption}"
    if given.assumption not in numbers:
        raise MethodRefused(
            "The line names an assumption that is not in the case",
            where=where,
            remedy="Record the assumption, or give the number in the line",
        )
    found, top = number(given, dict(numbers)), 1.0 if info.annotation == Share else math.inf
    if not 0 <= found <= top:
        limits = "a share lies between 0 and 1" if top == 1 else "it is at least 0"
        raise MethodRefused(
            f"The assumption gives {found:.6g}, but {limits}",
            where=where,
            remedy="Correct the assumption, its low and its high value",
        )
    return found


def columns(lines: Sequence[AnyLine], fields: tuple[str, ...], numbers: Mapping[str, float]) -> Array:
    """The numbers in some fields of lines of one kind, shape (fields, lines); NaN where a field is blank."""
    pick = itemgetter(*fields)
    rows = [pick(line.__dict__) for line in lines]
    try:
        table = np.array(rows, dtype=np.float64)
    except TypeError:  # a field names an assumption
        table = np.array(
            [_row(line, fields, row, numbers) for line, row in zip(lines, rows, strict=True)],
            dtype=np.float64,
        )
    return table.reshape(len(lines), len(fields)).T


def _row(
    line: AnyLine, fields: tuple[str, ...], row: tuple[object, ...], numbers: Mapping[str, float]
) -> list[object]:
    """One line's numbers, each assumption looked up."""
    return [
        value(line, field, numbers) if given.__class__ is Ref else given
        for field, given in zip(fields, row, strict=True)
    ]
