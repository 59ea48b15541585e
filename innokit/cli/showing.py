"""What commands show: a bar, the state of a project, reference tables."""

from __future__ import annotations

import math
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from innokit.errors import IntakeError
from innokit.results import text_of

if TYPE_CHECKING:
    from pandas import DataFrame

    from innokit.evidence import Progress
    from innokit.process import Passage, Status
    from innokit.records import Case

UNDERSTOOD = (".jsonl", ".ndjson")


def quoted(path: Path) -> str:
    """Write a path as it can be typed."""
    return shlex.quote(str(path))


@contextmanager
def bar(title: str) -> Iterator[Progress]:
    """Show how far something is: a bar on a terminal, one line elsewhere; always on the error stream."""
    if not sys.stderr.isatty():
        print(f"{title} ...", file=sys.stderr)
        yield lambda _done, _total, _name: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(title)
        yield lambda done, total, _name: shown.update(task, completed=done, total=total)


def status(case: Case) -> str:
    """Say how far a project is: each phase, each gate with exactly what is missing, and what comes next."""
    from innokit import process

    found, map_ = process.overview(case), process.map(case)
    at_end = {passage.gate.last: passage for passage in map_.gates}
    lines = [*(text_of(said) for said in (*found.sentences(), *map_.sentences()[:2])), ""]
    for phase, end in found.phases:
        lines.append(phase.title)
        lines += [f"  [{'x' if one.holds else ' '}] {one.item.words}{_why(one)}" for one in end]
        lines += _gate(at_end[phase.number]) if phase.number in at_end else []
    stands = f"{len(case.entries)} entries, head {case.head}" if case.entries else "Nothing is recorded yet"
    return "\n".join([*lines, "", f"{stands}."])


def _why(one: Status) -> str:
    """Say what stands in the way of an item, or how it came to hold."""
    why = one.finding.why
    return f" ({why[0].lower()}{why[1:]})" if why else ""


def _gate(passage: Passage) -> list[str]:
    """Say how a gate stands, what is missing at it, and who let the work pass."""
    lines = [f"  {passage.gate.title}: {passage.state}"]
    if passage.missing:
        lines.append(f"    Missing: {'; '.join(one.item.words for one in passage.missing)}.")
    for one in passage.passed:
        gone = "" if one.state == "stands" else f" This was {one.state}."
        lines.append(f"    Override by {one.by} ({one.place}): {one.reason.rstrip('.')}.{gone}")
    return [*lines, *([f"    {passage.warning}"] if passage.warning else [])]


def refuse_unknown(file: Path) -> None:
    """Refuse a file of a kind that is not understood.

    Raises
    ------
    IntakeError
        The message says which kinds are.
    """
    if not file.is_file():
        raise IntakeError("There is no such file", where=str(file), remedy="Check its name")
    if file.suffix.lower() not in UNDERSTOOD:
        raise IntakeError(
            f"Files of the kind {file.suffix or 'without an ending'!r} are not understood here",
            where=str(file),
            remedy="Give a table (.csv, .tsv, .xlsx, .pb), or a JSON Lines file of entries (.jsonl), "
            "as written by book.export_jsonl",
        )


def reference(
    name: str | None, edition: str | None = None, since: str | None = None, folder: Path | None = None
) -> str:
    """List reference tables, or one with its rows, or what changed in it since an earlier edition."""
    from innokit import reference as tables
    from innokit.words import count

    if name is None:
        found = tables.catalogue(folder)
        blocks = [
            "\n".join(
                [
                    f"{row['name']}, edition {row['edition']} ({count(row['rows'], 'row')}, {row['status']})",
                    f"  Source: {row['source']}",
                    f"  Licence: {row['licence']}",
                ]
            )
            for row in found.to_dict("records")
        ]
        return "\n\n".join(blocks)
    table = tables.load(name, edition, folder)
    if since is not None:
        compared = tables.compare(name, since, table.edition, folder)
        return f"{compared.in_words()}\n\n{columns(compared.table())}"
    head = [f"{name}, edition {table.edition} ({table.status})", f"Source: {table.source}"]
    head += [f"Licence: {table.licence}", f"Note: {table.note}", ""]
    return "\n".join([*head, columns(table.brief)])


def columns(frame: DataFrame) -> str:
    """Rows under their headings, each column as wide as its longest cell; numbers in full."""
    from innokit.words import exact

    def shown(cell: object) -> str:
        if isinstance(cell, float):
            return "" if math.isnan(cell) else exact(cell) if math.isfinite(cell) else "no end"
        return "" if cell is None else str(cell)

    rows = [list(frame.columns), *([shown(cell) for cell in row] for row in frame.itertuples(index=False))]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)
