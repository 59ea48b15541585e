"""Blocks made from sentences, sheets and charts, as every section uses them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from innokit.charts import Chart
from innokit.evidence.documents.content import (
    Block,
    Cell,
    Items,
    Note,
    Paragraph,
    Picture,
    Run,
    Table,
    Text,
    plain,
    sentences,
    text,
)
from innokit.evidence.documents.tables import file_of
from innokit.evidence.documents.work import Drawn, Making
from innokit.results import Figure, Fragment, Result, Sentence, Sheet, ready

MOST_ROWS, MOST_COLUMNS = 45, 13
_YEAR = re.compile(r"Year \d+ \((\d{4}/\d{2})\)")


def said(shown: Sequence[Sentence]) -> Making:
    """Set sentences: the first as a paragraph, the others as a list below it."""
    first, *rest = shown or [()]
    if first:
        yield Paragraph(sentences([first]))
    if rest:
        yield Items(tuple(sentences([sentence]) for sentence in rest))


def listed(shown: Sequence[Sentence]) -> Making:
    """Set sentences as a list."""
    if shown:
        yield Items(tuple(sentences([sentence]) for sentence in shown))


def labelled(label: str, words: Text) -> Text:
    """Put a label in bold before words."""
    return (Run(f"{plain(label)}. ", bold=True), *words)


def table(
    shown: Sheet,
    *,
    only: Sequence[str] = (),
    where: Callable[[dict[str, Fragment]], bool] | None = None,
    without: Sequence[str] = (),
    caption: str = "",
    of: Result | None = None,
) -> Making:
    """Print a sheet, or say in which file it stands where it is too long or too wide for paper.

    Parameters
    ----------
    shown : Sheet
    only, without : sequence of str, optional
        Titles of columns to print, or to leave out.
    where : callable, optional
        Which rows: takes a row by the titles of its columns.
    caption : str, optional
        In place of the sheet's own.
    of : Result, optional
        The result it belongs to, for the name of its file.
    """
    titles = [column.title for column in shown.columns]
    kept = [place for place, title in enumerate(titles) if _is_kept(title, only, without)]
    rows = [row for row in shown.rows if where is None or where(dict(zip(titles, row, strict=True)))]
    kept = _filled(kept, rows)
    if not rows:
        return
    if len(rows) > MOST_ROWS or len(kept) > MOST_COLUMNS:
        yield Note(_elsewhere(shown, len(rows), of))
        return
    yield Table(
        plain(caption or shown.caption),
        tuple(_head(shown.columns[place].heading) for place in kept),
        tuple(tuple(_cell(row[place]) for place in kept) for row in rows),
        plain(shown.note),
    )


def _is_kept(title: str, only: Sequence[str], without: Sequence[str]) -> bool:
    """Say whether a column is printed."""
    return title in only if only else title not in without


def _filled(columns: Iterable[int], rows: Sequence[Sequence[Fragment]]) -> list[int]:
    """Leave out columns in which nothing stands."""
    return [place for place in columns if any(row[place] != "" for row in rows)]


def _elsewhere(shown: Sheet, rows: int, of: Result | None) -> str:
    """Say where a table stands that is too long for paper."""
    name = f"the file {file_of(of, shown)}.csv of" if of else "in"
    return (
        f"“{plain(shown.caption)}” has {rows} rows and is too long for paper. It is {name} the folder of "
        "tables that innokit export --tables writes."
    )


def _head(heading: str) -> str:
    """Shorten the heading of a year's column."""
    return plain(_YEAR.sub(r"\1", heading))


def _cell(shown: Fragment) -> Cell:
    """Set one cell."""
    if isinstance(shown, Figure):
        return Cell(
            plain(shown.text), any(letter.isdigit() for letter in shown.text) and len(shown.text) < 18
        )
    return Cell(plain(shown))


def grid(caption: str, heads: Sequence[str], rows: Iterable[Sequence[object]], note: str = "") -> Making:
    """Make a table of words; nothing where there are no rows."""
    given = [[item if isinstance(item, Figure) else str(item) for item in row] for row in rows]
    kept = _filled(range(len(heads)), given)
    if given:
        cells = tuple(tuple(_cell(row[place]) for place in kept) for row in given)
        yield Table(plain(caption), tuple(plain(heads[place]) for place in kept), cells, plain(note))


def facts(pairs: Iterable[tuple[str, str]]) -> Making:
    """Set labels with what they say, one below the other."""
    items = tuple(labelled(label, text(value)) for label, value in pairs if value)
    if items:
        yield Items(items)


def chart(make: Callable[..., Chart], found: Any, *given: Any) -> Making:
    """Put a chart here, where there is something to draw."""
    made = ready(make, found, *given)
    if isinstance(made, Chart):
        yield Drawn(made)


def numbered(blocks: Iterable[Block]) -> list[Block]:
    """Count tables and pictures through the document."""
    tables, pictures = 0, 0
    out: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            tables += 1
            out.append(replace(block, number=tables))
        elif isinstance(block, Picture):
            pictures += 1
            out.append(replace(block, number=pictures))
        else:
            out.append(block)
    return out
