"""Reading figures out of a result by what they measure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from innokit.errors import MethodRefused
from innokit.records import Case
from innokit.results import Column, Figure, Result, Sheet
from innokit.words import one_line


def measured(result: Result, measure: str) -> dict[tuple[str, ...], Figure]:
    """Give the figures of one measure by the rest of their ids, in the result's order.

    Raises
    ------
    MethodRefused
        When the result has none.
    """
    found = maybe(result, measure)
    if not found:
        raise MethodRefused(f"There is nothing to draw: {result.title!r} holds no figure for {measure!r}")
    return found


def maybe(result: Result, measure: str) -> dict[tuple[str, ...], Figure]:
    """Give the figures of one measure by the rest of their ids, of which there may be none."""
    parts = ((tuple(id.split(".")), figure) for id, figure in result.figures.items())
    return {tuple(tail): figure for (first, *tail), figure in parts if first == measure}


def by_option(result: Result, measure: str) -> dict[str, Figure]:
    """Give the figures of one measure by option."""
    return {rest[-1]: figure for rest, figure in measured(result, measure).items()}


def by_option_and_year(result: Result, measure: str) -> dict[str, list[Figure]]:
    """Give the figures of one measure by option, in order of year."""
    out: dict[str, list[tuple[int, Figure]]] = {}
    for (option, year), figure in measured(result, measure).items():
        out.setdefault(option, []).append((int(year.removeprefix("y")), figure))
    return {
        option: [figure for _, figure in sorted(found, key=lambda p: p[0])] for option, found in out.items()
    }


def best(result: Result) -> str:
    """Give the option of the greatest net present social value."""
    npsv = by_option(result, "npsv")
    return max(npsv, key=lambda option: value(npsv[option]))


def short(case: Case, id: str, longest: int = 40) -> str:
    """Give the name of a record, cut to fit a title."""
    return one_line(case.name(id), longest)


def value(figure: Figure) -> float:
    """Give the number of a figure that has one.

    Raises
    ------
    MethodRefused
        When words stand in its place.
    """
    if figure.value is None:
        raise MethodRefused(f"There is no number to draw for {figure.label!r}: {figure.text}")
    return figure.value


def sheet(key: str, caption: str, headings: Sequence[str], rows: Iterable[Iterable[object]]) -> Sheet:
    """Make the data table of a chart."""
    cells = tuple(tuple(cell if isinstance(cell, Figure) else str(cell) for cell in row) for row in rows)
    return Sheet(key, caption, tuple(Column(title) for title in headings), cells)
