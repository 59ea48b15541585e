"""Text with a form of its own: price years, and who bears a cost."""

from __future__ import annotations

import re
from typing import Literal

from innokit.errors import TableMissing
from innokit.words import a_list, per_cent

YearType = Literal["calendar", "financial"]
_FINANCIAL = re.compile(r"(\d{4})[/\-\N{EN DASH}](\d{2})")
_CLOSE = 1e-6


def kind_of_year(label: str) -> tuple[str, YearType]:
    """A price year in the tables' spelling, and its kind.

    Raises
    ------
    TableMissing
        The label is not a price year.

    Examples
    --------
    >>> kind_of_year("2015-16")
    ('2015/16', 'financial')
    """
    text = label.strip()
    if re.fullmatch(r"\d{4}", text):
        return text, "calendar"
    if (match := _FINANCIAL.fullmatch(text)) and (int(match[1]) + 1) % 100 == int(match[2]):
        return f"{match[1]}/{match[2]}", "financial"
    raise TableMissing(
        f"{label!r} is not a price year",
        remedy="Write 2024 for a calendar year or 2015/16 for a financial year",
    )


def bearers(text: str) -> dict[str, float | None]:
    """Who bears a cost: each name with its share, or with None where the source does not split it.

    Examples
    --------
    >>> bearers("council=0.8; NHS=0.2")
    {'council': 0.8, 'NHS': 0.2}
    >>> bearers("police; council")
    {'police': None, 'council': None}
    """
    pairs = (part.partition("=") for part in text.split(";"))
    return {name.strip(): float(share) if mark else None for name, mark, share in pairs}


def bearers_words(text: str) -> str:
    """Who bears a cost, for a screen.

    Examples
    --------
    >>> bearers_words("council=0.875; NHS=0.125"), bearers_words("police; council")
    ('council 87.5%, NHS 12.5%', 'police and council, not split')
    """
    found = bearers(text)
    if len(found) == 1:
        return next(iter(found))
    if None in found.values():
        return f"{a_list(list(found))}, not split"
    return ", ".join(f"{name} {per_cent(share or 0.0, 1)}" for name, share in found.items())


def bearers_fault(text: str) -> str:
    """What is wrong with a cell that says who bears a cost, or "" where nothing is."""
    try:
        found = bearers(text)
    except ValueError:
        return f"{text!r} holds a share that is not a number; write council=0.8; NHS=0.2"
    shares = [share for share in found.values() if share is not None]
    if "" in found or len(found) != len(text.split(";")):
        return f"{text!r} names nobody, or somebody twice; write council=0.8; NHS=0.2"
    if not shares:
        return ""
    if len(shares) < len(found):
        return f"{text!r} gives a share to some and not to others; give one to all or to none"
    if not all(0 <= share <= 1 for share in shares):
        return f"{text!r} holds a share outside 0 to 1; write council=0.8; NHS=0.2"
    total = sum(shares)
    return "" if abs(total - 1) <= _CLOSE else f"the shares in {text!r} sum to {total:g}; make them sum to 1"


def price_year_fault(text: str, latest: str) -> str:
    """What is wrong with a price year in an edition dated `latest` (ISO, or "" where none is known)."""
    try:
        label, _ = kind_of_year(text)
    except TableMissing as problem:
        return f"{problem.what}; {problem.remedy[0].lower()}{problem.remedy[1:]}"
    if latest and int(label[:4]) > int(latest[:4]):
        return f"the price year {text} is after the edition's date, {latest}; give the year of these prices"
    return ""
