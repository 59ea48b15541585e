"""What commands show: a bar, the state of a project, reference tables."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from innokit.errors import IntakeError

if TYPE_CHECKING:
    from innokit.evidence import Progress
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
    """Say how far a project is."""
    from innokit import process

    found = process.overview(case)
    lines = [found.in_words(), ""]
    for phase, end in found.phases:
        lines.append(phase.title)
        lines += [f"  [{'x' if status.holds else ' '}] {status.item.words}" for status in end]
    stands = f"{len(case.entries)} entries, head {case.head}" if case.entries else "Nothing is recorded yet"
    return "\n".join([*lines, "", f"{stands}."])


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
            remedy="Give a JSON Lines file of entries (.jsonl), as written by book.export_jsonl; "
            "tables can be recorded by innokit.case_from_tables in a notebook",
        )


def reference(name: str | None) -> str:
    """List reference tables, or one with its rows."""
    from innokit import reference as tables

    if name is None:
        found = tables.catalogue()
        blocks = [
            "\n".join(
                [
                    f"{row['name']}, edition {row['edition']}",
                    f"  Source: {row['source']}",
                    f"  Licence: {row['licence']}",
                ]
            )
            for row in found.to_dict("records")
        ]
        return "\n\n".join(blocks)
    table = tables.load(name)
    head = [f"{name}, edition {table.edition}", f"Source: {table.source}", f"Licence: {table.licence}", ""]
    return "\n".join([*head, table.values.to_string(index=False)])
