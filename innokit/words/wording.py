"""Numbers, money, shares, dates and lists as a person would say them."""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence

MINUS = "\u2212"


def number(value: float, places: int = 0) -> str:
    """Write a number with thousands separated, so many decimal places, and a real minus sign.

    >>> number(-1234.5, 1)
    '−1,234.5'
    """
    rounded = round(value, places)
    return f"{MINUS if rounded < 0 else ''}{abs(rounded):,.{places}f}"


def exact(value: float) -> str:
    """Write a number with all the digits a reader could need to check it.

    >>> exact(247490.8034), exact(3.0)
    ('247,490.8034', '3')
    """
    text = f"{abs(value):,.6f}".rstrip("0").rstrip(".")
    return f"{MINUS if value < 0 else ''}{text}"


def money(value: float) -> str:
    """Write a sum of money to the nearest pound.

    >>> money(-1234.4)
    '−£1,234'
    """
    rounded = round(value)
    return f"{MINUS if rounded < 0 else ''}£{abs(rounded):,}"


def sum_of_money(value: float) -> str:
    """Say a sum of money with the digits a person would say.

    >>> sum_of_money(1_234_567), sum_of_money(-247_490.8), sum_of_money(812)
    ('£1.2 million', '−£247,000', '£812')
    """
    size, sign = abs(value), MINUS if round(value) < 0 else ""
    if size >= 999_500_000:
        return f"{sign}£{size / 1e9:.1f} billion"
    if size >= 999_500:
        return f"{sign}£{size / 1e6:.1f} million"
    if size >= 10_000:
        return f"{sign}£{round(size / 1e3):,},000"
    return f"{sign}£{round(size):,}"


def thousands(value: float) -> str:
    """Write a sum of money in thousands, without the sign of the currency.

    >>> thousands(-168_339.47)
    '−168'
    """
    return number(value / 1_000)


def per_cent(share: float, places: int = 0) -> str:
    """Write a fraction as a percentage.

    >>> per_cent(0.198391, 1)
    '19.8%'
    """
    return f"{number(share * 100, places)}%"


def share_words(share: float) -> str:
    """Say a share of draws or people in tenths, without claiming certainty that is not there.

    >>> share_words(0.31), share_words(0.004), share_words(1.0)
    ('about 3 in 10', 'fewer than 1 in 100', 'all')
    """
    if share in (0.0, 1.0):
        return "all" if share else "none"
    if share < 0.01:
        return "fewer than 1 in 100"
    if share > 0.99:
        return "more than 99 in 100"
    if 0.095 <= share <= 0.905:
        return f"about {round(share * 10)} in 10"
    return f"about {round(share * 100)} in 100"


def draws_words(share: float) -> str:
    """Say a share of draws.

    >>> draws_words(0.0), draws_words(0.31), draws_words(1.0)
    ('no draw', 'about 3 in 10 draws', 'every draw')
    """
    if share in (0.0, 1.0):
        return "every draw" if share else "no draw"
    return f"{share_words(share)} draws"


def count(many: int, one: str, more: str = "") -> str:
    """Say how many, with the right plural.

    >>> count(1, "idea"), count(2, "criterion", "criteria"), count(0, "idea")
    ('1 idea', '2 criteria', 'no ideas')
    """
    noun = one if many == 1 else more or f"{one}s"
    return f"{f'{many:,}' if many else 'no'} {noun}"


def with_unit(digits: str, unit: str) -> str:
    """Write a unit after a number, in the singular after 1.

    >>> with_unit("1", "years"), with_unit("1", "people a week"), with_unit("2.5", "hours")
    ('1 year', '1 person a week', '2.5 hours')
    """
    first, space, rest = unit.strip().partition(" ")
    noun = _singular(first) if digits in ("1", f"{MINUS}1") else first
    return f"{digits} {noun}{space}{rest}".rstrip()


def _singular(noun: str) -> str:
    """Give one of what a plural counts; what looks like no plural stays."""
    if noun in _ONE:
        return _ONE[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return f"{noun[:-3]}y"
    if noun.endswith(("ches", "shes", "sses", "xes")):
        return noun[:-2]
    plural = len(noun) > 3 and noun.endswith("s") and not noun.endswith(("ss", "is", "us"))
    return noun[:-1] if plural else noun


_ONE = {"people": "person", "children": "child", "women": "woman", "men": "man"}


def a_list(items: Sequence[str], nothing: str = "none") -> str:
    """Join with commas and a final "and".

    >>> a_list(["A", "G", "C"])
    'A, G and C'
    """
    if len(items) < 2:
        return items[0] if items else nothing
    return f"{', '.join(items[:-1])} and {items[-1]}"


def years_words(years: float | None) -> str:
    """Say a length of time, or that it never comes.

    >>> years_words(6.6667), years_words(1.0), years_words(None)
    ('6.7 years', '1 year', 'never')
    """
    if years is None or math.isinf(years):
        return "never"
    text = f"{years:.1f}".removesuffix(".0")
    return f"{text} year" if text == "1" else f"{text} years"


def date_words(day: datetime.date | str) -> str:
    """Write a day, or the day and time of an instant, the same way on every machine.

    >>> date_words("2026-11-03T09:05:00+00:00"), date_words(datetime.date(2026, 11, 3))
    ('3 November 2026, 09:05 UTC', '3 November 2026')
    """
    moment = datetime.datetime.fromisoformat(day) if isinstance(day, str) else day
    zone = ""
    if isinstance(moment, datetime.datetime) and moment.tzinfo:
        moment, zone = moment.astimezone(datetime.UTC), " UTC"
    text = f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"
    return f"{text}, {moment:%H:%M}{zone}" if isinstance(moment, datetime.datetime) else text


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
