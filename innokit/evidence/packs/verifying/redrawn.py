"""Documents written anew with a pack's own pictures, so that everything but these can be compared."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from innokit import store
from innokit.errors import InnokitError
from innokit.evidence.documents import compose, write_docx, write_pdf
from innokit.evidence.documents.content import Block, Picture
from innokit.evidence.documents.pictures import size_of
from innokit.evidence.packs.verifying.wording import pictures_in

_PNG = b"\x89PNG\r\n\x1a\n"


def redrawn(entries: bytes, packed: bytes) -> tuple[dict[str, bytes], int] | None:
    """Write both documents from a record, with the pictures that a packed DOCX holds in place of fresh ones.

    Parameters
    ----------
    entries : bytes
        The record, as JSON Lines.
    packed : bytes
        The DOCX.

    Returns
    -------
    tuple or None
        The documents by their endings, and how many pictures they took; None where this computer draws none
        though the packed ones hold some, or the pictures are no such pictures.
    """
    pictures = pictures_in(packed)
    if pictures is None or not all(one.startswith(_PNG) and len(one) > 24 for one in pictures):
        return None
    with tempfile.TemporaryDirectory(prefix="innokit-", ignore_cleanup_errors=True) as scratch:
        home = Path(scratch)
        (home / "entries.jsonl").write_bytes(entries)
        with store.open_book(":memory:", by="reader") as book:
            book.import_jsonl(home / "entries.jsonl")
            case = book.case()
        try:
            document = compose(case, pictures=bool(pictures))
            blocks = [*document.opening, *document.blocks]
            if sum(isinstance(block, Picture) for block in blocks) != len(pictures):
                return None
            placed = [*_placed(blocks, pictures)]
            first = len(document.opening)
            whole = replace(document, opening=tuple(placed[:first]), blocks=tuple(placed[first:]))
            write_docx(whole, home / "case.docx")
            write_pdf(whole, home / "case.pdf")
        except InnokitError:
            # What could not be written here was told where everything was written anew.
            return None
        made = {f".{kind}": (home / f"case.{kind}").read_bytes() for kind in ("docx", "pdf")}
    return made, len(pictures)


def _placed(blocks: Sequence[Block], pictures: Sequence[bytes]) -> Iterator[Block]:
    """Put the given pictures where fresh ones stand."""
    given = iter(pictures)
    for block in blocks:
        if isinstance(block, Picture):
            image = next(given)
            wide, high = size_of(image)
            yield replace(block, image=image, wide=wide, high=high)
        else:
            yield block
