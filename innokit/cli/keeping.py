"""The commands by which a record is kept: copied, put back, made one of two, and thinned."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from innokit.errors import BookError
from innokit.words import count

Book = Annotated[
    str,
    typer.Option(
        "--book", help="A project folder, a book, or the address of one on a server.", metavar="BOOK"
    ),
]
By = Annotated[str, typer.Option(help="Who does this, as named on the entry.")]
Why = Annotated[str, typer.Option(help="The reason; it stays in the record.")]
DecidedBy = Annotated[str, typer.Option(help="Whose decision it was, where that is somebody else's.")]
Entry = Annotated[int | None, typer.Option(help="The entry's number.", min=1)]
Fields = Annotated[
    list[str] | None,
    typer.Option("--field", help="who, why, or a field of what was recorded; may be given several times."),
]
Text = Annotated[str, typer.Option(help="Take out every field, of every entry, in which these words stand.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do it; without this, only what would be done is shown.")]


def add_to(app: typer.Typer) -> None:
    """Put these commands among the others."""
    for command in (backup, restore, merge, withhold, release, erase):
        app.command()(command)


def backup(
    book: Annotated[str, typer.Argument(help="A project folder, a book, or a server's address.")] = ".",
    to: Annotated[Path, typer.Option(help="The file to write, which is not there yet.")] = Path(
        "backup.innokit"
    ),
) -> None:
    """Copy a record to a file of its own while others go on writing; ends with 1 when it is not sound."""
    from innokit import store

    with store.open_book(address(book), read_only=True) as opened:
        found = opened.backup(to)
    typer.echo(f"Copied to {to.resolve()}.\n{found}")
    raise typer.Exit(0 if found.ok else 1)


def restore(
    file: Annotated[Path, typer.Argument(help="A file that innokit backup wrote.")],
    book: Annotated[str, typer.Argument(help="Where the record is to be.")] = ".",
) -> None:
    """Put a backup back; entries that are there stay, and a damaged book is kept beside."""
    from innokit import store

    if not file.is_file():
        raise BookError("There is no such file", where=str(file), remedy="Check its name")
    typer.echo(str(store.restore(file, address(book, there=False))))


def merge(
    other: Annotated[str, typer.Argument(help="Another copy of the same book, or its JSON Lines.")],
    book: Annotated[str, typer.Argument(help="The record that takes it in.")] = ".",
    by: By = "",
    why: Why = "",
) -> None:
    """Take in what another copy of a record holds since the two parted; nothing of either is lost."""
    from innokit import store

    with store.open_book(address(book), by=by) as opened:
        done = opened.merge(address(other), why)
        typer.echo(
            f"{count(done.taken, 'entry', 'entries').capitalize()} taken in. "
            f"The record ends with head {opened.head}. Work on this copy only from now on."
        )
        for says in done.conflicts:
            typer.echo(says)


def withhold(
    book: Book = ".",
    entry: Entry = None,
    field: Fields = None,
    text: Text = "",
    by: By = "",
    why: Why = "",
    decided_by: DecidedBy = "",
    yes: Yes = False,
) -> None:
    """Keep fields of entries out of every page and export; their text stays in the book."""
    _decide("withhold", book, _wanted(entry, field, text), by, why, decided_by, yes)


def release(
    book: Book = ".",
    entry: Entry = None,
    field: Fields = None,
    by: By = "",
    why: Why = "",
    decided_by: DecidedBy = "",
    yes: Yes = False,
) -> None:
    """Put withheld fields back."""
    _decide("release", book, _wanted(entry, field, ""), by, why, decided_by, yes)


def erase(
    book: Book = ".",
    entry: Entry = None,
    field: Fields = None,
    text: Text = "",
    by: By = "",
    why: Why = "",
    decided_by: DecidedBy = "",
    yes: Yes = False,
) -> None:
    """Erase fields of entries for good, from every byte of the book; copies and backups are not reached."""
    _decide("erase", book, _wanted(entry, field, text), by, why, decided_by, yes)


def address(book: str, *, there: bool = True) -> str:
    """Give the address of the book that a folder, file or address means.

    Raises
    ------
    BookError
        When there is none, and it must be there.
    """
    from innokit import evidence

    if "://" in book:
        return book
    path = Path(book)
    if path.is_dir():
        return os.fspath(evidence.book_of(path) if there else path / "case.innokit")
    if there and not path.is_file():
        raise BookError("There is no such file or folder", where=book, remedy="Check its name")
    return book


def _wanted(entry: int | None, fields: Sequence[str] | None, text: str) -> Mapping[int, Sequence[str]] | str:
    """Read what is to be taken out: fields of one entry, or words wherever they stand."""
    if text.strip() and entry is None and not fields:
        return text
    if entry is not None and fields and not text:
        return {entry: fields}
    raise BookError(
        "Say what is meant", remedy="Give --entry and --field; or --text alone, where it is offered"
    )


def _decide(
    action: str,
    book: str,
    wanted: Mapping[int, Sequence[str]] | str,
    by: str,
    why: str,
    decided_by: str,
    yes: bool,
) -> None:
    """Show what would be taken out, or have it done."""
    from innokit import store

    with store.open_book(address(book), by=by) as opened:
        found = opened.find(wanted) if isinstance(wanted, str) else []
        by_seq: dict[int, list[str]] = {}
        for place in found:
            by_seq.setdefault(place.entry, []).append(place.field)
        targets = by_seq if isinstance(wanted, str) else wanted
        if not targets:
            typer.echo("These words stand nowhere in the record.")
            return
        for seq, fields in targets.items():
            typer.echo(f"Entry {seq}: {', '.join(fields)}")
        if not yes:
            typer.echo(f"Nothing was done. To {action} these, give the same again with --yes.")
            return
        decide = {"withhold": opened.withhold, "release": opened.release, "erase": opened.erase}[action]
        done = decide(targets, why=why, decided_by=decided_by)
        typer.echo(f"Done, and recorded as entry {done.seq}. The record ends with head {opened.head}.")
        if action == "erase":
            typer.echo("Copies, exports and backups still hold it: see docs/data-protection.md.")
