"""One cell as the value of a field: taken as it is written, or refused; never guessed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from pydantic import ValidationError

from innokit.intake import cells
from innokit.intake.faultwords import said
from innokit.intake.reading import Uncalculated
from innokit.intake.reading.decoding import LOST
from innokit.intake.taking.refused import Fault
from innokit.records import KINDS, Ref, check_values, choices, refers

Find = Callable[[str, str], "str | Fault"]
"""Gives the id that a name of some kind means."""

_NUMBER = re.compile(r"[+\-\u2212]?(?:\d+(?:\.\d*)?|\.\d+)")
_CURRENCY = re.compile(r"[£$€¥]|\b(?:GBP|EUR|USD|PLN)\b|zł", re.IGNORECASE)
_ERRORS = {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}
_SHARE = re.compile(r"(?P<name>.+?)\s*[:=]\s*(?P<share>[^:=]+)")


def values_of(kind: str, field: str, cells: Sequence[Any], find: Find) -> list[Any]:
    """Give what filled cells say as values of a field, or for each the fault that stands in the way."""
    read = _reader(kind, field, find)
    found = [read(cell) if (fault := _unreadable(cell)) is None else fault for cell in cells]
    asked = [place for place, value in enumerate(found) if not isinstance(value, Fault | Ref)]
    checked = _checked(kind, field, [found[place] for place in asked], [cells[place] for place in asked])
    for place, value in zip(asked, checked, strict=True):
        found[place] = value
    return found


def _unreadable(cell: Any) -> Fault | None:
    """Refuse what no field can take."""
    if isinstance(cell, Uncalculated):
        return Fault("the formula has no stored value", "open the file in a spreadsheet program and save it")
    if isinstance(cell, str):
        if cell in _ERRORS:
            return Fault(f"the sheet shows the error {cell}", "correct the formula, or type the value")
        if LOST in cell:
            return Fault(
                "it holds characters that could not be read",
                'save the file as "CSV UTF-8", or give its encoding',
            )
    return None


@cache
def _sort(kind: str, field: str) -> str:
    """Say what sort of field it is: which of the ways below reads it."""
    info = KINDS[kind].model_fields[field]
    if refers(info):
        return "shares" if cells.holds(info, dict) else "names" if cells.holds(info, tuple) else "name"
    if choices(info):
        return "choice"
    sorts = {tuple: "numbers", Ref: "amount", datetime.date: "day", str: "text", bool: "yes or no"}
    return next((sort for held, sort in sorts.items() if cells.holds(info, held)), "number")


def _reader(kind: str, field: str, find: Find) -> Callable[[Any], Any]:
    """Give what reads a cell, by the sort of its field."""
    info = KINDS[kind].model_fields[field]
    other, allowed = refers(info), choices(info)
    readers: dict[str, Callable[[Any], Any]] = {
        "text": _text,
        "name": lambda cell: find(other, _text(cell)),
        "names": lambda cell: _several(cell, lambda item: find(other, item)),
        "shares": lambda cell: _shares(other, cell, find),
        "numbers": lambda cell: _several(cell, _number),
        "amount": lambda cell: _amount(cell, find),
        "choice": lambda cell: _choice(allowed, _text(cell)),
        "day": _date,
        "yes or no": lambda cell: cell,
        "number": _number,
    }
    return readers[_sort(kind, field)]


def _text(cell: Any) -> str:
    """Give a cell as text: a number as it was typed, a day as its ISO date."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat() if cell.time() == datetime.time() else cell.isoformat(sep=" ")
    return str(cells.text(cell))


def _number(cell: Any) -> Any:
    """Give a number that is written as one; whoever wrote anything else must say what they meant."""
    if isinstance(cell, bool):
        return Fault(f"{cell} is not a number", "give a number")
    if isinstance(cell, int | float):
        return cell
    if isinstance(cell, datetime.date | datetime.time | datetime.timedelta):
        return Fault("it is a date or a time, not a number", "format the cell as a number and type it again")
    text = str(cell)
    if _NUMBER.fullmatch(text):
        return float(text.replace("\u2212", "-"))
    quoted = f"{text[:60]!r}"
    if _CURRENCY.search(text):
        return Fault(f"{quoted} holds a sign of money", "give the number alone, in pounds")
    if re.fullmatch(r"[+\-\u2212]?\d[\d.,\s']*,[\d.,\s']*", text):
        return Fault(
            f"{quoted} holds a comma, which may part thousands or decimals",
            "write 1200 for twelve hundred and 1.5 for one and a half",
        )
    if text.endswith("%"):
        return Fault(f"{quoted} is a percentage", "write a share as a fraction, such as 0.25")
    return Fault(f"{quoted} is not a number", "give the number alone, such as 12 or 0.5")


def _amount(cell: Any, find: Find) -> Any:
    """Give a number, or the assumption that a cell names; what looks like a number is not one."""
    number = _number(cell)
    if not isinstance(number, Fault):
        return number
    if not isinstance(cell, str) or re.match(r"[\d£$€+\-\u2212.,]", cell):
        return number
    found = find("assumption", cell)
    return found if isinstance(found, Fault) else Ref(assumption=found)


def _date(cell: Any) -> Any:
    """Give a day: of a sheet, or written year first."""
    if isinstance(cell, datetime.datetime):
        return (
            cell.date()
            if cell.time() == datetime.time()
            else Fault("it has a time of day", "give the day alone")
        )
    if isinstance(cell, datetime.date):
        return cell
    if isinstance(cell, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", cell):
        try:
            return datetime.date.fromisoformat(cell)
        except ValueError:
            return Fault(f"there is no day {cell}", "correct it")
    return Fault(
        f"{str(cell)[:60]!r} can be read as more than one day, or none",
        "write it as 2026-03-01: year, month, day",
    )


def _choice(allowed: tuple[str, ...], text: str) -> str:
    """Give the word allowed, whatever its capitals."""
    return next((word for word in allowed if word.casefold() == text.casefold()), text)


def _several(cell: Any, one: Callable[[str], Any]) -> Any:
    """Give the items of a cell, parted by semicolons; a table of ours writes numbers as "(1.0, 2.0)"."""
    text = _text(cell)
    ours = re.fullmatch(r"\(([-\d., e]*)\)", text)
    parts = (
        [part.strip() for part in ours[1].split(",") if part.strip()] if ours else map(str, cells.parts(text))
    )
    items = [one(part) for part in parts]
    return next((item for item in items if isinstance(item, Fault)), tuple(items))


def _shares(kind: str, cell: Any, find: Find) -> Any:
    """Give who bears what: one name, or several as "Council: 0.6; NHS: 0.4"."""
    found: dict[str, float] = {}
    if cell == "{}":
        return found
    items = cells.parts(_text(cell))
    for item in items:
        told = _SHARE.fullmatch(item) if len(items) > 1 else None
        if len(items) > 1 and told is None:
            return Fault(f"{item[:60]!r} has no share", 'write each as in "Council: 0.6; NHS: 0.4"')
        id = find(kind, told["name"] if told else item)
        share = _number(told["share"].strip()) if told else 1.0
        for part in (id, share):
            if isinstance(part, Fault):
                return part
        found[str(id)] = share
    return found


def _checked(kind: str, field: str, values: Sequence[Any], given: Sequence[Any]) -> list[Any]:
    """Give values as their field takes them, or say for each why it does not."""
    cls = KINDS[kind]
    try:
        return check_values(cls, field, values)
    except ValidationError as report:
        faults = {int(fault["loc"][0]): fault for fault in reversed(report.errors())}
    good = iter(
        check_values(cls, field, [value for place, value in enumerate(values) if place not in faults])
    )
    about = cls.model_fields[field].description or "what the field asks for"
    found: list[Any] = []
    for place, (value, cell) in enumerate(zip(values, given, strict=True)):
        if (fault := faults.get(place)) is None:
            found.append(next(good))
            continue
        words = said(fault["type"], fault["msg"], value if fault["type"] == "value_error" else cell)
        found.append(Fault(words, f"here belongs: {about[:1].lower()}{about[1:]}"))
    return found
