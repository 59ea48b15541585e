"""Putting a finished file in its place, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from innokit.errors import EvidenceError, ExtraMissing


def put(path: str | os.PathLike[str], ending: str, what: str, made: Callable[[], bytes]) -> Path:
    """Write bytes to a file of the right ending; a file that was there is replaced at once or not at all.

    Raises
    ------
    EvidenceError
        The name has another ending, or the file cannot be written.
    """
    target = Path(path)
    if target.suffix.lower() != ending:
        raise EvidenceError(
            f"{what} is not written as {target.suffix or 'a file without an ending'!r}",
            where=str(target),
            remedy=f"Give a name that ends in {ending}",
        )
    content = made()
    unfinished = target.with_name(f".{target.name}.writing")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(content)
        unfinished.replace(target)
    except OSError as fault:
        raise EvidenceError(
            f"{what} cannot be written: {fault.strerror}",
            where=str(target),
            remedy="Close it where it is open, or give another name",
        ) from fault
    return target


def lacking(what: str) -> ExtraMissing:
    """Say which extra a kind of document needs."""
    return ExtraMissing(what, remedy="Install it: pip install 'innokit[evidence]'")
