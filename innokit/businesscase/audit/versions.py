"""Numbers that jumped from one version of a record to the next: a slip of units shows here first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import dropwhile
from typing import Any

from innokit.businesscase.audit.bounds import CHANGED, times
from innokit.businesscase.audit.finding import Fault
from innokit.records import Assumption, BenefitLine, Case, CostLine, Funding, NeedGroup, Record, Risk
from innokit.words import exact

FIGURES = (CostLine, BenefitLine, Assumption, Funding, Risk, NeedGroup)
"""Kinds of record whose numbers reach the answer, or stand beside it."""
Numbers = tuple[float | None, ...]


def jumped(case: Case) -> tuple[Fault, ...]:
    """Find numbers that stand now and are far from the last other number that stood in their place.

    A number that has gone back to what it once was is no jump; a field left blank before is none either.
    """
    past: dict[str, list[dict[str, Any]]] = {}
    for entry in case.entries:
        if entry.action == "record":
            past.setdefault(entry.id, []).append(entry.body)
    held = {assumption.id: assumption.value for assumption in case.of(Assumption)}
    records = [record for kind in FIGURES for record in case.of(kind)]
    return tuple(
        fault for record in records if record.id in past for fault in _jumps(record, past[record.id], held)
    )


def _jumps(record: Record, past: list[dict[str, Any]], held: dict[str, float]) -> Iterator[Fault]:
    """Find the numbers of one record that jumped."""
    given = record.model_dump(exclude_defaults=True)
    for field, info in type(record).model_fields.items():
        if info.annotation in (int, int | None) or field not in given:
            continue
        now = _numbers(given[field], held)
        before = [_numbers(body[field], held) for body in past if field in body]
        for place, number in enumerate(now):
            numbers = [found[place] for found in before if len(found) == len(now)]
            was = _other(number, numbers)
            if number and was and not 1 / CHANGED.value < abs(number / was) < CHANGED.value:
                what = f"it was {exact(was)} and is {exact(number)}, {times(abs(number / was))} what it was"
                remedy = "Look whether pounds and thousands, or shares and per cent, were mixed up"
                year = f", number {place + 1}" if len(now) > 1 else ""
                where = f"{record.name}, {(info.title or field).lower()}{year}"
                yield Fault("warn", where, what, remedy, (record.id,))


def _numbers(value: object, held: dict[str, float]) -> Numbers:
    """Give the numbers in a field, those of an assumption as they are now; none where it holds words."""
    if isinstance(value, dict):
        found = held.get(str(value.get("assumption", "")))
        return () if found is None else (found,)
    if isinstance(value, list | tuple):
        return tuple(None if isinstance(one, bool | str) else float(one) for one in value)
    return (float(value),) if isinstance(value, int | float) and not isinstance(value, bool) else ()


def _other(now: float | None, numbers: list[float | None]) -> float | None:
    """Give the last number before the one that stands now; None where that one had stood before."""
    earlier = [*dropwhile(lambda number: number == now, reversed(numbers))]
    return None if not earlier or now in earlier else earlier[0]
