"""One value in its unit as text and back without losing a digit; and what may stand in a cell."""

from __future__ import annotations

import math
from decimal import Decimal, InvalidOperation
from typing import Any, get_args

from innokit.errors import IntakeError
from innokit.records import Assumption, Record, unit
from innokit.results.workbook import Input


def unit_of(record: Record, field: str) -> str:
    """The unit of a field; an assumption has its own."""
    if isinstance(record, Assumption) and field in ("value", "low", "high"):
        return record.unit
    info = type(record).model_fields.get(field)
    return unit(info) if info else ""


def spoken(value: Any, in_unit: str) -> str:
    """Write a value in its unit, with every digit.

    >>> spoken(0.45, "share"), spoken(1200.5, "£ a year"), spoken((0.5, 1.0), "share"), spoken(None, "share")
    ('45%', '£1,200.5 a year', '50%; 100%', '')
    """
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case dict():
            return "; ".join(f"{id}={spoken(share, 'share')}" for id, share in value.items() if share)
        case tuple():
            return "; ".join(spoken(item, in_unit) for item in value)
        case int() | float():
            return _number(float(value), in_unit)
    return str(value)


def _number(value: float, in_unit: str) -> str:
    """Write a number in its unit."""
    exact = Decimal(repr(value))
    if in_unit == "share":
        return f"{_digits(exact * 100)}%"
    if in_unit.startswith("£"):
        return f"£{_digits(exact)}{in_unit[1:]}".replace("£-", "-£")
    return f"{_digits(exact)} {in_unit}".rstrip()


def _digits(value: Decimal) -> str:
    """Write a decimal without an exponent and without noughts at its end."""
    text = format(value, ",f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def understood(text: str, record: Record, field: str) -> Any:
    """Read back what `spoken` wrote, as the field takes it.

    Raises
    ------
    IntakeError
        The text is no value of that field.
    """
    info = type(record).model_fields[field]
    kinds, in_unit = _kinds(info.annotation), unit_of(record, field)
    if dict in kinds:
        pairs = (item.rsplit("=", 1) for item in text.split("; ") if item)
        return {id: _read(share, "share", field) for id, share in pairs}
    if tuple in kinds:
        return tuple(_read(item, in_unit, field) for item in text.split("; ") if item)
    if bool in kinds:
        return text == "yes"
    if float in kinds or int in kinds:
        if not text:
            return None
        found = _read(text, in_unit, field)
        return found if float in kinds else int(found)
    return text


def _read(text: str, in_unit: str, field: str) -> float:
    """Read a number in its unit."""
    plain = text.strip().replace("−", "-").replace("£", "").replace(",", "")
    words = in_unit.removeprefix("£")
    plain = plain.removesuffix(words).strip()
    try:
        if plain.endswith("%"):
            return float(Decimal(plain[:-1]) / 100)
        return float(Decimal(plain))
    except InvalidOperation as fault:
        raise IntakeError(
            f"The proposal says {text!r}, which is no number in its unit",
            where=field,
            remedy=f"Write it like {spoken(0.5, in_unit)}",
        ) from fault


def _kinds(annotation: Any) -> set[Any]:
    """The types an annotation names."""
    inner = get_args(annotation)
    own = {getattr(annotation, "__origin__", annotation)}
    return own | {kind for part in inner for kind in _kinds(part)} if inner else own


def taken(found: Any, given: Input) -> tuple[Any, str, str]:
    """What a cell says: its value, or what is wrong with it and what would put it right.

    Returns
    -------
    value, wrong, remedy
        `wrong` is empty where the value can stand.
    """
    if found is None or (isinstance(found, str) and not found.strip()):
        if given.blank:
            return (None if given.kind != "text" else ""), "", ""
        return None, "the cell is blank", f"Type {_wanted(given)}; 0 is a number, and blank is not"
    if given.kind == "text":
        return _words(found, given)
    if isinstance(found, bool) or not isinstance(found, int | float):
        return None, f"{_shown(found)} is not a number", f"Type {_wanted(given)}"
    return _limited(float(found), given)


def _words(found: Any, given: Input) -> tuple[Any, str, str]:
    """Words of a cell, where it may be one of some."""
    if isinstance(found, bool) or not isinstance(found, str | int | float):
        return None, f"{_shown(found)} is not text", "Set the cell's format to text and type it again"
    text = found.strip() if isinstance(found, str) else f"{found:.15g}"
    if given.choices and text not in given.choices:
        among = ", ".join(given.choices[:3]) + (" to " + given.choices[-1] if len(given.choices) > 3 else "")
        return None, f"{text!r} is not among what can stand here", f"Type one of {among}"
    return text, "", ""


def _limited(value: float, given: Input) -> tuple[Any, str, str]:
    """A number within the limits of its cell."""
    if not math.isfinite(value):
        return None, f"{value} is not a number", f"Type {_wanted(given)}"
    if given.kind == "whole" and value != int(value):
        return None, f"{value:g} is not a whole number", f"Type {_wanted(given)}"
    if given.most == 1 and value > 1:
        meant = f"; for {value:g} per cent type {value:g}% or {value / 100:g}" if value <= 100 else ""
        return None, f"{value:g} is not a share, which lies between 0 and 1", f"Type {_wanted(given)}{meant}"
    low, high = given.least, given.most
    if (low is not None and value < low) or (high is not None and value > high):
        return None, f"{value:g} is outside its limits", f"Type {_wanted(given)}"
    return (int(value) if given.kind == "whole" else value), "", ""


def _wanted(given: Input) -> str:
    """What a cell wants, in words."""
    if given.most == 1:
        return "a share such as 45% or 0.45"
    kind = "a whole number" if given.kind == "whole" else "a number"
    floor = f" of at least {given.least:g}" if given.least is not None else ""
    return f"{kind}{floor}, with a full stop for decimals and without £ or commas"


def _shown(value: Any) -> str:
    """A value, short enough to print."""
    text = str(value)
    return repr(text if len(text) <= 60 else f"{text[:59]}…")
