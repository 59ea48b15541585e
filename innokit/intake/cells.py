"""One cell of a table, whatever it is made of, as a value that a record's field can take."""

from __future__ import annotations

import datetime
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

LONGEST = 10**30
"""A number of this size or more is nobody's name for anything."""
_NOTHING = ("NAType", "NaTType")
"""What pandas puts for a missing value, by name so that it need not be loaded."""


def blank(value: Any) -> bool:
    """Say whether a cell holds nothing: None, not-a-number, not-a-time, or a text of spaces.

    The words "None", "NA" and "null" are text, and stay.

    >>> [blank(value) for value in (None, float("nan"), "  ", "NA", 0)]
    [True, True, True, False, False]
    """
    if value is None or type(value).__name__ in _NOTHING:
        return True
    value = native(value)
    if isinstance(value, str):
        return not value.strip()
    return bool(isinstance(value, float) and value != value)


def native(value: Any) -> Any:
    """Give a plain Python value in place of a numpy or pandas one, and a tuple in place of an array."""
    if type(value).__module__ == "numpy":
        plain = value.tolist()
        return tuple(plain) if isinstance(plain, list) else plain
    if isinstance(value, datetime.datetime):
        return value.date() if value.time() == datetime.time() else value
    return tuple(value) if isinstance(value, list) else value


def text(value: Any) -> Any:
    """Give a number as the text it was written as: 2026.0 in a column with blanks was 2026.

    >>> text(2026.0), text(3), text("007")
    ('2026', '3', '007')
    """
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float)
        or abs(value) >= LONGEST
        or value != value
    ):
        return value
    return str(int(value)) if value == int(value) else repr(value)


def parts(value: Any) -> Any:
    """Give the items of a cell that holds several: a tuple, a text parted by semicolons, or one item.

    >>> parts("Housing; Health"), parts((1.0, 2.0)), parts(5)
    (('Housing', 'Health'), (1.0, 2.0), (5,))
    """
    if isinstance(value, str):
        return tuple(item.strip() for item in value.split(";") if item.strip())
    return tuple(value) if isinstance(value, tuple | list) else (value,)


def holds(info: FieldInfo, kind: type) -> bool:
    """Say whether a field can hold a value of some type.

    >>> from innokit.records import CostLine, Ref
    >>> holds(CostLine.model_fields["amount"], Ref), holds(CostLine.model_fields["title"], float)
    (True, False)
    """
    return kind in _types(info.annotation)


def _types(annotation: Any) -> set[Any]:
    """Give the types that an annotation names, looking through unions and annotations."""
    origin = get_origin(annotation)
    if origin in (tuple, dict):
        return {origin}
    inner = get_args(annotation)
    return {annotation} | {found for item in inner for found in _types(item)} if inner else {annotation}


def is_number(value: Any) -> bool:
    """Say whether a cell holds a number, or text that reads as one.

    >>> [is_number(value) for value in (3, "2.5", "Rent", True)]
    [True, True, False, False]
    """
    if isinstance(value, str):
        try:
            float(value)
        except ValueError:
            return False
        return True
    return isinstance(value, int | float) and not isinstance(value, bool)
