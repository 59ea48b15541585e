"""From paper back to the record: the entries behind key figures, how to check them, how it was made."""

from __future__ import annotations

from collections.abc import Iterable

from innokit.evidence.documents.blocks import facts, grid
from innokit.evidence.documents.content import Cell, Note, Paragraph, Table, plain, text
from innokit.evidence.documents.work import Making, Work
from innokit.records import Case
from innokit.results import Figure, Made
from innokit.version import __version__
from innokit.words import MINUS, exact


def traces(work: Work) -> Making:
    """List the key figures of the summary by their numbers, each with the entries behind it."""
    if not work.marks and not work.recalled:
        yield Note("Empty: the summary holds no figure yet.")
        return
    rows = tuple(_row(place, figure, work.case) for place, figure in enumerate(work.marks.values(), 1))
    if rows:
        yield Table(
            "Key figures of the summary, and the entries behind them",
            ("No.", "Figure, and its id", "As shown", "Exactly", "Entries behind it"),
            rows,
            "An entry is one thing that somebody recorded; its number never changes.",
        )
    words = [(figure.text, entries_behind(figure, work.case)) for figure in work.recalled.values()]
    yield from grid("Recorded words of the summary", ("As recorded", "Entries behind it"), words)


def _row(place: int, figure: Figure, case: Case) -> tuple[Cell, ...]:
    """Give one figure: number, what it is, as shown, exactly, and its entries."""
    shown = "" if figure.value is None else _exactly(figure.value, figure.unit)
    return (
        Cell(str(place), anchor=place),
        Cell(plain(f"{figure.label}\n{figure.id}")),
        Cell(plain(figure.text)),
        Cell(plain(shown)),
        Cell(entries_behind(figure, case)),
    )


def _exactly(value: float, unit: str) -> str:
    """Write a value with all its digits and its unit."""
    if unit.startswith("£"):
        return f"{MINUS if value < 0 else ''}£{exact(abs(value))}{unit[1:]}"
    return f"{exact(value)} {unit}".rstrip()


def entries_behind(figure: Figure, case: Case) -> str:
    """Name the entries behind a figure, runs of them shortened.

    A case made without a book has no entries; then it says so.
    """
    found = (case.latest.get(id) for id in case.behind(figure.records))
    return spans(sorted({entry.seq for entry in found if entry})) or "none recorded"


def spans(numbers: Iterable[int]) -> str:
    """Write numbers in order, runs as spans.

    >>> spans([4, 5, 6, 9, 11, 12])
    '4–6, 9, 11, 12'
    """
    groups: list[list[int]] = []
    for number in numbers:
        if groups and number == groups[-1][-1] + 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    parts = (f"{g[0]}–{g[-1]}" if len(g) > 2 else ", ".join(map(str, g)) for g in groups)
    return ", ".join(parts)


def checking(work: Work) -> Making:
    """Say how somebody who was not in the room can check it."""
    case = work.case
    if not case.entries:
        yield Note("This case was made without a book: it has no entries to trace or verify.")
        return
    yield Paragraph(
        text(
            f"The record ends at entry {case.as_at}, with head {case.head}. Write the head into the "
            "minutes: with it, anybody can tell whether an entry was altered, added or cut off later. "
            "Give these lines in the project's folder; innokit needs no network and no licence."
        )
    )
    for line, what in _LINES:
        yield Paragraph(text(line.format(head=case.head, id=next(iter(work.marks), "ID"))), "command")
        yield Paragraph(text(what), "quiet")
    yield Paragraph(
        text("Names of people and posts are as declared when each entry was made, and not proved.")
    )


_LINES = (
    (
        "innokit verify . --expect {head}",
        "checks that no entry was altered, and that this head is in the record",
    ),
    ("innokit trace {id}", "names the entries behind a figure, by the id that stands below it in the table"),
    ("innokit trace 4", "shows entry 4: what it says, who recorded it, when and why"),
    ("innokit run", "works every figure out again"),
    ("innokit export --to case.xlsx", "writes the same figures as a workbook with live formulas"),
    ("innokit export --tables tables", "writes every table as CSV and JSON"),
)


def made(work: Work) -> Making:
    """Say how each result was made: method, editions, draws, version."""
    yield Paragraph(
        text(f"Made by innokit {__version__}. The editions of reference tables stand with the sources.")
    )
    found = {type(result).title: result.made for result in work.used}
    yield from facts((title.rstrip("?"), f"{made.method}{_drawn(made)}") for title, made in found.items())


def _drawn(made: Made) -> str:
    """Say how many draws a simulation took, and from which seed."""
    return f"; {made.draws:,} draws, seed {made.seed}" if made.draws is not None else ""
