"""What a path means, a pack or a record, and whether it is sound."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from innokit import store
from innokit.cli import showing
from innokit.errors import BookError
from innokit.evidence import book_of

if TYPE_CHECKING:
    from innokit.evidence import Progress

PACK = ".zip"
LINES = (".jsonl", ".ndjson")


def said(named: str, expect: str | None, quick: bool, trust: bool, workers: int) -> int:
    """Check something and say what was found; give 0 for sound, 1 for altered, 2 for not wholly checked."""
    if not named.strip():
        raise BookError("No file or folder is named", remedy="Name a pack, a project folder or a book")
    thing = Path(named)
    if thing.suffix.lower() == PACK and not thing.is_dir():
        return _pack(thing, expect, quick, trust, workers)
    found = verification(thing, expect)
    if found.ok and not found.entries and thing.suffix.lower() in LINES:
        typer.echo("There is nothing to verify: this file holds no entries.")
        return 2
    typer.echo(str(found))
    return 0 if found.ok else 1


def verification(thing: Path, expect: str | None) -> store.Verification:
    """Check a project folder, a book or a JSON Lines file.

    Raises
    ------
    BookError
        When there is no such thing, or it is none of these.
    """
    if thing.is_dir():
        thing = book_of(thing)
    if thing.exists() and not thing.is_file():
        raise BookError(
            "This is neither a file nor a folder", where=str(thing), remedy="Name a pack, a folder or a book"
        )
    if not thing.is_file():
        raise BookError("There is no such file or folder", where=str(thing), remedy="Check its name")
    if thing.suffix.lower() in LINES:
        return store.verify_jsonl(thing, expect)
    with store.open_book(thing, read_only=True) as book:
        return book.verify(expect)


def _pack(file: Path, expect: str | None, quick: bool, trust: bool, workers: int) -> int:
    """Check a pack."""
    from innokit.evidence import packs

    if quick:
        found = packs.check(file, expect, quick=True)
    else:
        with ExitStack() as shown:
            bars: list[Progress] = []

            def progress(done: int, total: int, name: str) -> None:
                """Say that it is worked out again from when it is: not of a file that is no pack."""
                if not bars:
                    bars.append(shown.enter_context(showing.bar("Working it out again")))
                bars[0](done, total, name)

            found = packs.check(file, expect, trust=trust, workers=workers, progress=progress)
    typer.echo(found.in_words())
    return found.code
