"""Argument checks shared by the modules of this room.

Each check takes what was given and the argument's name, and gives back a clean array or number or raises
:class:`innokit.errors.MethodRefused`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from innokit.errors import MethodRefused

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]
Whole = NDArray[np.int64]
Given = NDArray[Any] | Sequence[Any]
Number = float | np.floating[Any] | np.integer[Any]

_AXES = {0: "a single number", 1: "a list of numbers", 2: "a table of numbers", 3: "a block with three axes"}


def numbers(given: object, where: str, *, ndim: int | None = None) -> Array:
    """Give the argument as finite float64, refusing text, blanks, ragged lists and empty input."""
    clean = _floats(given, where, ndim)
    if not np.isfinite(clean).all():
        raise _not_finite(where)
    return clean


def _floats(given: object, where: str, ndim: int | None = None) -> Array:
    """The same, finite or not."""
    try:
        found = np.asarray(given)
    except ValueError as ragged:
        raise MethodRefused(
            "the rows have different lengths", where=where, remedy="give every row the same number of entries"
        ) from ragged
    if found.dtype.kind not in "biuf":
        raise MethodRefused(
            "something in it is not a number", where=where, remedy="give numbers only, with no text or blanks"
        )
    if found.size == 0:
        raise MethodRefused("it is empty", where=where, remedy="give at least one number")
    if ndim is not None and found.ndim != ndim:
        raise MethodRefused(
            f"it has {found.ndim} axes where {ndim} is needed", where=where, remedy=f"give {_AXES[ndim]}"
        )
    return found.astype(np.float64, copy=False)


def _not_finite(where: str) -> MethodRefused:
    """The error for a number that is missing or has no end."""
    return MethodRefused(
        "it holds a value that is not finite", where=where, remedy="fill or leave out what is missing"
    )


def vector(given: object, where: str, length: int | None = None) -> Array:
    """Give the argument as a list of numbers, of the wanted length where one is named."""
    clean = numbers(given, where, ndim=1)
    _must_be_as_long(clean, where, length)
    return clean


def _must_be_as_long(clean: Array, where: str, length: int | None) -> None:
    """Refuse a list of another length than the wanted one."""
    if length is not None and clean.size != length:
        raise MethodRefused(
            f"it has {clean.size} entries where {length} are needed",
            where=where,
            remedy=f"give {length} entries",
        )


def matrix(given: object, where: str, *, columns: int | None = None) -> Array:
    """Give the argument as a table of numbers, of the wanted width where one is named."""
    clean = numbers(given, where, ndim=2)
    if columns is not None and clean.shape[1] != columns:
        raise MethodRefused(
            f"it has {clean.shape[1]} columns where {columns} are needed",
            where=where,
            remedy=f"give {columns} columns",
        )
    return clean


def scalar(given: object, where: str) -> float:
    """Give the argument as one finite number; a plain one of ordinary size needs no array to be checked."""
    if isinstance(given, float | int) and -1e18 < given < 1e18:
        return float(given)
    return float(numbers(given, where, ndim=0))


def positive(given: object, where: str) -> Array:
    """Give the argument, of any shape, where every entry is above zero."""
    clean = numbers(given, where)
    if (clean <= 0).any():
        raise MethodRefused("it is not above zero", where=where, remedy="give only numbers above zero")
    return clean


def share(given: object, where: str, length: int | None = None) -> Array:
    """Give the argument, of any shape or a list of the wanted length, where every entry is from 0 to 1."""
    clean = _floats(given, where, None if length is None else 1)
    _must_be_as_long(clean, where, length)
    if not (clean.min() >= 0 and clean.max() <= 1):
        if not np.isfinite(clean).all():
            raise _not_finite(where)
        raise MethodRefused(
            "a share lies outside 0 to 1",
            where=where,
            remedy="give shares as fractions, 0.25 for 25 per cent",
        )
    return clean


def importance(given: object, where: str, length: int | None = None) -> Array:
    """Give weights or points as they are: none negative, not all zero."""
    clean = vector(given, where, length)
    if (clean < 0).any():
        raise MethodRefused(
            "a weight is negative", where=where, remedy="turn the criterion's direction round instead"
        )
    if not clean.any():
        raise MethodRefused("every weight is zero", where=where, remedy="give at least one weight above zero")
    return clean


def whole(given: object, where: str, *, least: int = 0) -> int:
    """Give the argument as one whole number, `least` or more."""
    clean = scalar(given, where)
    if clean != int(clean) or clean < least:
        raise MethodRefused(
            f"{clean:g} is not a whole number from {least} up", where=where, remedy=f"give {least} or more"
        )
    return int(clean)


def wholes(given: object, where: str, *, least: int = 0) -> Whole:
    """Give the argument, of any shape, as whole numbers, `least` or more."""
    found = np.asarray(given)
    counted = found.dtype.kind in "iu" and found.size > 0  # whole and finite as they are
    clean = found if counted else numbers(found, where)
    if clean.min() < least or not (counted or (clean == np.floor(clean)).all()):
        raise MethodRefused(
            f"it holds something other than whole numbers from {least} up",
            where=where,
            remedy=f"give whole numbers, {least} or more",
        )
    return clean.astype(np.int64, copy=False)


def flags(given: object, where: str, length: int) -> Mask:
    """Give the argument as one yes or no an entry; -1 and 1 are refused, as both would read as yes."""
    clean = vector(given, where, length)
    if not np.isin(clean, (0.0, 1.0)).all():
        raise MethodRefused(
            "a direction is neither True nor False",
            where=where,
            remedy="give True where more is better, else False",
        )
    return clean.astype(np.bool_)


def together(where: str, *parts: Array) -> None:
    """Refuse arrays whose shapes cannot be combined entry by entry."""
    try:
        np.broadcast_shapes(*(part.shape for part in parts))
    except ValueError as mismatch:
        raise MethodRefused(
            "the arguments have different lengths",
            where=where,
            remedy="give single numbers, or lists of one length",
        ) from mismatch


def plain(answer: Array) -> Any:
    """Give a bare number for a single answer, else the array."""
    return float(answer) if np.ndim(answer) == 0 else answer
