"""What people type, read as numbers, shares and days; and written back so that it reads the same."""

from __future__ import annotations

import datetime
import math
import re
from decimal import Decimal

from innokit.errors import RecordError
from innokit.words import MINUS, date_words, one_line, with_unit

_PLAIN = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(?:([, \u00a0\u2009\u202f])[0-9]{3})(?:\1[0-9]{3})*(?:\.[0-9]*)?")
_DECIMAL_COMMA = re.compile(r"[+-]?[0-9]{1,3}(?:[0-9]*|(?:[. ][0-9]{3})*),[0-9]+")
_PER_CENT = re.compile(r"\s*(?:per\s*cent|percent|pc)\.?$", re.IGNORECASE)
_MONTHS = {date_words(datetime.date(2000, month, 1)).split()[1].casefold(): month for month in range(1, 13)}


def number(text: str, *, pounds: bool = True) -> float:
    """Read a number as people type it.

    Parameters
    ----------
    text : str
        Such as ``"1,234"``, ``"£85"`` or a number with a real minus sign.
    pounds : bool, optional
        Whether a pound sign may stand before it.

    Raises
    ------
    RecordError
        When it is no number, or could be read in two ways; the message says what to write.

    Examples
    --------
    >>> number("£1,234.50"), number("12 000")
    (1234.5, 12000.0)
    """
    return float(_digits(text, pounds=pounds))


def _digits(text: str, *, pounds: bool) -> str:
    """Give a number as Python writes it; refuse what is none, or is too large to count with."""
    bare = text.strip().replace(MINUS, "-")
    if pounds:
        bare = re.sub(r"^([+-]?)\s*£\s*", r"\1", bare)
    if not (_PLAIN.fullmatch(bare) or _THOUSANDS.fullmatch(bare)):
        raise RecordError(*_refusal(bare, text))
    digits = re.sub(r"[^0-9.eE+-]", "", bare)
    if math.isinf(float(digits)):
        raise RecordError(f"{_said(text)} is too large a number: write a smaller one")
    return digits


def _refusal(bare: str, text: str) -> tuple[str]:
    """Say why something is no number, and what to write."""
    said = _said(text)
    if _DECIMAL_COMMA.fullmatch(bare):
        mended = re.sub(r"[. ]", "", bare).replace(",", ".")
        return (f"{said} has a comma where a decimal point belongs: write {mended}",)
    if bare.endswith("%"):
        return (f"{said} is a percentage, and a plain number belongs here: leave the % sign out",)
    if "£" in bare:
        return (f"{said} has a pound sign, and this is not an amount of money: write the number alone",)
    return (f"{said} is not a number: write digits alone, such as 1,234 or 85.50",)


def share(text: str) -> float:
    """Read a share, as a percentage, in words or not, or as a fraction.

    Raises
    ------
    RecordError
        When it is neither, or a bare number above 1, which could mean either.

    Examples
    --------
    >>> share("45%"), share("45 per cent"), share("0.45")
    (0.45, 0.45, 0.45)
    """
    bare = _PER_CENT.sub("%", text.strip())
    if bare.endswith("%"):
        digits = _digits(bare[:-1], pounds=False)
        return float(Decimal(digits).scaleb(-2)) if float(digits) else 0.0
    value = number(bare, pounds=False)
    if abs(value) > 1:
        raise RecordError(f"{_said(text)} is more than the whole: write {bare}% if you mean per cent")
    return value


def in_unit(text: str, unit: str) -> float:
    """Read a value as a person writes it, with or without its unit.

    Parameters
    ----------
    text : str
    unit : str
        ``"share"``, money such as ``"£ a year"``, or a name such as ``"weeks"``; blank for none.

    Raises
    ------
    RecordError
        When it is no number, or could be read in two ways; the message says what to write.

    Examples
    --------
    >>> in_unit("60 per cent", "share"), in_unit("£1,200 a year", "£ a year")
    (0.6, 1200.0)
    """
    bare = text.strip()
    if not bare:
        raise RecordError("Nothing is written here: write a number, or go back to what is recorded")
    if unit == "share":
        return share(bare)
    rest = after(unit)
    if rest and bare.casefold().endswith(rest.casefold()):
        bare = bare[: -len(rest)].strip()
    return number(bare, pounds=unit.startswith("£") or not unit)


def after(unit: str) -> str:
    """Give what stands after the box of a value: its unit, unless the box has it.

    >>> after("£ a year"), after("weeks"), after("share")
    ('a year', 'weeks', '')
    """
    return "" if unit == "share" else unit.removeprefix("£").strip()


def integer(text: str) -> int:
    """Read a whole number.

    >>> integer("1,000")
    1000
    """
    value = number(text, pounds=False)
    if value != round(value):
        raise RecordError(f"{_said(text)} is not a whole number: write one such as {round(value)}")
    return int(value) if abs(value) >= 2**53 else round(value)


def date(text: str) -> datetime.date:
    """Read a day: year-month-day, or day, month and year as written in Britain.

    >>> date("2026-11-03") == date("3 November 2026") == date("03/11/2026")
    True
    """
    bare = " ".join(text.split())
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", bare):
        parts = [int(part) for part in bare.split("-")]
    else:
        parts = _spoken_day(bare)
    try:
        return datetime.date(*parts)
    except (TypeError, ValueError) as fault:
        raise RecordError(f"{_said(text)} is not a day: write 2026-11-03 or 3 November 2026") from fault


def _spoken_day(bare: str) -> list[int]:
    """Give year, month and day of a day written with the day first; nothing where it is not one."""
    found = re.fullmatch(r"([0-9]{1,2})[ /.]([A-Za-z]+|[0-9]{1,2})[ /.]([0-9]{4})", bare)
    if not found:
        return []
    day, month, year = found.groups()
    if month.isdigit():
        return [int(year), int(month), int(day)]
    begins = [
        place for name, place in _MONTHS.items() if len(month) >= 3 and name.startswith(month.casefold())
    ]
    return [int(year), *begins, int(day)] if len(begins) == 1 else []


def number_text(value: float) -> str:
    """Write a number so that reading it gives exactly the same.

    >>> number_text(1234567.5), number_text(3.0), number_text(-2)
    ('1,234,567.5', '3', '−2')
    """
    exact = Decimal(repr(value))
    text = f"{exact:,f}" if -8 <= exact.adjusted() < 16 or not value else repr(value)
    if "." in text and "e" not in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", MINUS, 1) if text.startswith("-") else text


def share_text(value: float) -> str:
    """Write a share as a percentage, exactly.

    >>> share_text(0.45), share_text(1.0)
    ('45%', '100%')
    """
    exact = Decimal(repr(value)).scaleb(2)
    text = f"{exact:,f}" if -8 <= exact.adjusted() < 16 or not value else f"{exact:e}"
    if "." in text and "e" not in text:
        text = text.rstrip("0").rstrip(".")
    return f"{text.replace('-', MINUS, 1) if text.startswith('-') else text}%"


def unit_text(value: float, unit: str) -> str:
    """Write a value as its box holds it; `in_unit` gives the same value back.

    >>> unit_text(1200, "£ a year"), unit_text(0.6, "share"), unit_text(12, "weeks")
    ('£1,200', '60%', '12')
    """
    if unit == "share":
        return share_text(value)
    text = number_text(value)
    if not unit.startswith("£"):
        return text
    return f"{MINUS}£{text[1:]}" if text.startswith(MINUS) else f"£{text}"


def said(value: float, unit: str) -> str:
    """Say a value with its unit.

    >>> said(12, "weeks"), said(1, "years"), said(1200, "£ a year")
    ('12 weeks', '1 year', '£1,200 a year')
    """
    text = unit_text(value, unit)
    return with_unit(text, after(unit))


def date_text(value: datetime.date) -> str:
    """Write a day as an input for days holds it."""
    return value.isoformat()


def _said(text: str) -> str:
    """Quote what was typed, cut where it is long."""
    return f"'{one_line(text, 40)}'"
