"""Tables of others, and answers to forms, into a project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from innokit.errors import BookError, IntakeError

if TYPE_CHECKING:
    from innokit.intake import Preview
    from innokit.records import Case

TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".pb")
REFUSED = 1
_SHOWN = 20


def is_table(file: Path) -> bool:
    """Say whether a file is one of tables, by its ending."""
    return file.is_file() and file.suffix.lower() in TABLES


def taken_in(file: Path, book: Path, kind: str | None, by: str, dry_run: bool) -> int:
    """Show what a file would add, and record it unless it is a dry run; 1 where a cell was refused.

    Raises
    ------
    IntakeError
        When nothing in the file is recognised.
    BookError
        When there is no book, or nobody is named as recording.
    """
    from innokit import intake, store
    from innokit.words import count

    if not dry_run and not by.strip():
        raise BookError("Nobody is named as recording this", remedy='Add --by "your post or name"')
    if not dry_run and not book.is_file():
        raise BookError(
            "There is no book here", where=str(book), remedy="Name one with --book, or a project's folder"
        )
    preview = intake.read(file, kind, case=_case(book))
    if not preview.forms:
        raise IntakeError(preview.in_words().rstrip("."))
    typer.echo(told(preview))
    if not dry_run:
        with store.open_book(book, by=by) as opened:
            added = intake.accept(preview, opened)
            said = count(len(added), "entry", "entries").capitalize()
            typer.echo(f"{said} recorded by {by}. The record ends with head {opened.head}.")
    else:
        typer.echo("Nothing was recorded: this was a dry run.")
    return REFUSED if preview.refused else 0


def told(preview: Preview) -> str:
    """Say a preview in lines: its sentences, then the refused cells."""
    from innokit.results import text_of

    lines = [text_of(sentence) for sentence in preview.sentences()]
    cells = [f"  {cell}" for cell in preview.refused[:_SHOWN]]
    more = len(preview.refused) - _SHOWN
    return "\n".join([*lines, *cells, *([f"  and {more:,} more"] if more > 0 else [])])


def _case(book: Path) -> Case:
    """Give what is recorded already; nothing where there is no book yet."""
    from innokit import store
    from innokit.records import Case

    if not book.is_file():
        return Case()
    with store.open_book(book, read_only=True) as opened:
        return opened.case()
