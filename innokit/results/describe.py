"""A record as facts a reader understands: labels and units from its fields, names in place of ids."""

from __future__ import annotations

import datetime
from typing import Any

from innokit import words
from innokit.records import KINDS, STANDING_WORDS, Case, Entry, Evidenced, Record, Ref, refers, unit

LAST = ("source", "standing", "note")
"""Fields that say how far to trust a record; they stand after what it says."""


def ordered(kind: type[Record]) -> tuple[str, ...]:
    """Give the names of a kind's fields in the order in which a reader wants them, the id left out."""
    names = [name for name in kind.model_fields if name != "id"]
    return (*(name for name in names if name not in LAST), *(name for name in names if name in LAST))


def facts(record: Record, case: Case) -> tuple[tuple[str, str], ...]:
    """Give label and value of each field that was filled in, source and standing last."""
    fields = type(record).model_fields
    told = [
        key
        for key in ordered(type(record))
        if getattr(record, key) != fields[key].get_default(call_default_factory=True)
    ]
    return tuple(
        (fields[key].title or key, field(record, key, case))
        for key in told
        if getattr(record, key) not in ("", None)
    )


def field(record: Record, key: str, case: Case) -> str:
    """Say what one field holds, its default included; the empty string where it holds nothing."""
    value, info = getattr(record, key), type(record).model_fields[key]
    return "" if value in ("", None, (), {}) else _value(key, value, unit(info), refers(info), case)


def kind_words(kind: str) -> str:
    """Say the kind of a record as a reader knows it.

    >>> kind_words("cost"), kind_words("published_figure")
    ('cost line', 'published figure')
    """
    lines = {
        "cost": "cost line",
        "benefit": "benefit line",
        "sign_off": "sign-off",
        "inflation": "inflation rate",
        "macro_effect": "effect on the area",
    }
    return lines.get(kind, kind.replace("_", " "))


def plural_words(kind: str) -> str:
    """Say the plural of a kind as a reader knows it.

    >>> plural_words("cost"), plural_words("criterion")
    ('cost lines', 'criteria')
    """
    lines = {
        "cost": "cost lines",
        "benefit": "benefit lines",
        "sign_off": "sign-offs",
        "macro_effect": "effects on the area",
        "inflation": "inflation rates",
    }
    return lines.get(kind, KINDS[kind].plural.replace("_", " "))


def origin(entry: Entry | None) -> str:
    """Say who recorded something, when and why."""
    if entry is None:
        return "Given directly, not recorded in a book"
    why = f": {entry.why}" if entry.why else ""
    return f"{entry.who or 'name withheld'}, {words.date_words(entry.when)}{why}"


def source_of(record: Record, case: Case) -> str:
    """Say where a figure comes from: words, or the title of a recorded source; and how far to trust it."""
    if not isinstance(record, Evidenced):
        return ""
    parts = [case.name(record.source) if record.source else "", STANDING_WORDS.get(record.standing, "")]
    return "; ".join(part for part in parts if part)


def _value(key: str, value: Any, in_unit: str, refers_to: str, case: Case) -> str:
    """Say the value of one field."""
    match value:
        case Ref(assumption=id):
            return _assumption(id, case)
        case dict():
            shares = [f"{case.name(id)} {words.per_cent(share)}" for id, share in value.items()]
            return case.name(next(iter(value))) if len(value) == 1 else words.a_list(shares)
        case tuple():
            return words.a_list([_value(key, item, in_unit, refers_to, case) for item in value])
        case bool():
            return "yes" if value else "no"
        case float() | int():
            return _number(float(value), in_unit)
        case datetime.date():
            return words.date_words(value)
    if key == "standing":
        return STANDING_WORDS[value]
    return case.name(value) if refers_to or key == "source" else str(value)


def _assumption(id: str, case: Case) -> str:
    """Name an assumption with its value, as its own entry says the rest."""
    record = case.by_id.get(id)
    value = getattr(record, "value", None)
    size = "" if value is None else f" ({_number(float(value), getattr(record, 'unit', ''))})"
    return f"assumption {case.name(id)!r}{size}"


def _number(value: float, in_unit: str) -> str:
    """Write a number with its unit."""
    if in_unit == "share":
        return f"{words.exact(value * 100)}%"
    if in_unit.startswith("£"):
        return f"£{words.exact(value)}{in_unit[1:]}"
    return words.with_unit(words.exact(value), in_unit)
