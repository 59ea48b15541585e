"""The records of a preview: a sequence like a tuple, of which each is made when it is reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from innokit.intake.taking import Taken
from innokit.records import Record


class Records(Sequence[Record]):
    """Records of checked rows; counting makes none, reaching one makes that one.

    It equals the tuple of its records, and a slice of it is a tuple.

    Parameters
    ----------
    made : sequence of Record
        Those that come first, and are there already.
    rows : sequence of (Taken, array)
        Whose records follow, and at which places among their kept rows.
    """

    __hash__ = None  # type: ignore[assignment]  # it equals tuples, without having made what they hold

    def __init__(self, made: Sequence[Record], rows: Sequence[tuple[Taken, NDArray[np.int64]]]) -> None:
        self._made, self._rows = tuple(made), tuple(rows)
        self._ends = np.cumsum([len(self._made), *(len(places) for _, places in self._rows)])

    def __len__(self) -> int:
        return int(self._ends[-1])

    def __iter__(self) -> Iterator[Record]:
        yield from self._made
        for taken, places in self._rows:
            yield from taken.records(places)

    @overload
    def __getitem__(self, place: int) -> Record: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Record, ...]: ...
    def __getitem__(self, place: int | slice) -> Record | tuple[Record, ...]:
        if isinstance(place, slice):
            return tuple(self._at(np.arange(len(self))[place]))
        return next(self._at(np.array([range(len(self))[place]])))

    def _at(self, places: NDArray[np.int64]) -> Iterator[Record]:
        """Make the records at some places, those of one part together."""
        parts = np.searchsorted(self._ends, places, side="right")
        for some in np.split(places, np.flatnonzero(np.diff(parts)) + 1) if len(places) else ():
            part = int(np.searchsorted(self._ends, some[0], side="right"))
            if part == 0:
                yield from (self._made[at] for at in some.tolist())
            else:
                taken, rows = self._rows[part - 1]
                yield from taken.records(rows[some - self._ends[part - 1]])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Records | tuple):
            return NotImplemented
        return len(self) == len(other) and all(map(_equal, self, other))

    def __repr__(self) -> str:
        return f"<{len(self):,} records, each made when it is reached>"


def _equal(one: Any, other: Any) -> bool:
    """Say whether two things are equal."""
    return bool(one == other)
