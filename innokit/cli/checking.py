"""What a path means, a pack or a record, and whether it is sound."""

from __future__ import annotations

from pathlib import Path

import typer

from innokit import store
from innokit.cli import showing
from innokit.errors import BookError
from innokit.evidence import book_of

PACK = ".zip"


def said(thing: Path, expect: str | None, quick: bool, trust: bool, workers: int) -> int:
    """Check something and say what was found; give 0 for sound, 1 for altered, 2 for not wholly checked."""
    if thing.suffix.lower() == PACK and not thing.is_dir():
        return _pack(thing, expect, quick, trust, workers)
    found = verification(thing, expect)
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
    if not thing.is_file():
        raise BookError("There is no such file or folder", where=str(thing), remedy="Check its name")
    if thing.suffix.lower() in (".jsonl", ".ndjson"):
        return store.verify_jsonl(thing, expect)
    with store.open_book(thing, read_only=True) as book:
        return book.verify(expect)


def _pack(file: Path, expect: str | None, quick: bool, trust: bool, workers: int) -> int:
    """Check a pack."""
    from innokit.evidence import packs

    if quick:
        found = packs.check(file, expect, quick=True)
    else:
        with showing.bar("Working it out again") as progress:
            found = packs.check(file, expect, trust=trust, workers=workers, progress=progress)
    typer.echo(found.in_words())
    return found.code
