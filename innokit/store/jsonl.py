"""A record as JSON Lines: one entry a line, ordered by number, every stored text carried as it is."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from innokit.errors import BookError
from innokit.records import canonical
from innokit.store import verification
from innokit.store.chain import Raw, compose, split, stored
from innokit.store.faults import Fault
from innokit.store.verification import Verification

_TEXTS = ("who", "why", "body", "seals")
_NUMBERS = ("seq", "version", "schema")


def line(row: Raw) -> str:
    """Write one entry; who, why, body and seals are put in as they stand in the book."""
    plain = row._asdict()
    verbatim = {name: "null" if plain[name] is None else plain[name] for name in _TEXTS}
    return compose({name: verbatim.get(name) or canonical(value) for name, value in plain.items()})


def parse(text: str) -> Raw:
    """Read one line back.

    Raises
    ------
    BookError
        When it is not exactly what `line` writes.
    """
    raw = split(text)
    if tuple(raw) != Raw._fields:
        raise BookError(f"its keys are not {', '.join(Raw._fields)}, in this order")
    return Raw._make(_plain(name, part) for name, part in raw.items())


def _plain(name: str, part: str) -> Any:
    """Read a number or a text, and refuse one that would not be written back the same."""
    if name in _TEXTS:
        return None if part == "null" else part
    value = json.loads(part)
    if type(value) is not (int if name in _NUMBERS else str) or canonical(value) != part:
        raise BookError(f"its {name} is not in the form in which it is written")
    return value


def write_jsonl(path: str | os.PathLike[str], rows: Iterable[Raw]) -> Path:
    """Write entries to a file, which appears whole or not at all.

    Raises
    ------
    BookError
        When the file cannot be written.
    """
    target = Path(path).expanduser()
    content = b"".join(stored(line(row)) + b"\n" for row in rows)
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o644)
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise BookError(
            f"The entries cannot be written: {error.strerror or error}",
            where=str(target),
            remedy="Choose a file in a folder that is there and that you may write to",
        ) from error
    return target


def read_jsonl(path: str | os.PathLike[str]) -> list[Raw]:
    """Read entries from a file without judging their chain.

    Returns
    -------
    list of Raw
        One for each line, with texts as they stand in the file.

    Raises
    ------
    BookError
        When the file cannot be read, or a line is no entry; it names the line.
    """
    rows, faults = _read(path)
    if faults:
        raise BookError(faults[0].says, where=str(path), remedy="Take the file from its source again")
    return rows


def verify_jsonl(path: str | os.PathLike[str], expect: str | None = None) -> Verification:
    """Check the whole chain of a file, without a book.

    Parameters
    ----------
    path : path
        A file that `export_jsonl` wrote.
    expect : str, optional
        A head (12 characters or more) that must be among its entries.

    Raises
    ------
    BookError
        When the file cannot be read at all, or ``expect`` is not a head.
    """
    rows, faults = _read(path)
    found = verification.verified(rows, expect=expect, faults=faults)
    return found if found.problems else verification.verified(rows, expect=expect, faults=_unordered(rows))


def sound_rows(path: str | os.PathLike[str]) -> Sequence[Raw]:
    """Read a file whose whole chain holds.

    Raises
    ------
    BookError
        When anything in it is wrong; it names the lines.
    """
    rows = read_jsonl(path)
    faults = verification.entry_faults(rows) or _unordered(rows)
    if faults:
        lines = {row.seq: number for number, row in enumerate(rows, 1)}
        said = [f"line {lines.get(fault.seq, fault.seq)}: {fault.says}" for fault in faults[:20]]
        raise BookError(
            f"The file is not a sound record, so nothing was taken from it: {'; '.join(said)}",
            where=str(path),
            remedy="Take the file from its source again",
        )
    return rows


def _read(path: str | os.PathLike[str]) -> tuple[list[Raw], list[Fault]]:
    """Read every line that is an entry, and say which are not."""
    try:
        content = Path(path).expanduser().read_bytes()
    except OSError as error:
        raise BookError(
            f"The file of entries cannot be read: {error.strerror or error}",
            where=str(path),
            remedy="Check its name, and that you may read it",
        ) from error
    rows: list[Raw] = []
    faults: list[Fault] = []
    for number, part in enumerate(content.removesuffix(b"\n").split(b"\n") if content else (), 1):
        try:
            rows.append(parse(part.removesuffix(b"\r").decode("utf-8", "surrogateescape")))
        except BookError as fault:
            says = f"line {number}, entry {number}, is no entry as written: {fault.what}"
            faults.append(Fault(number, says))
    return rows, faults


def _unordered(rows: Iterable[Raw]) -> list[Fault]:
    """Name the lines that stand out of order."""
    return [
        Fault(row.seq, f"{row.label} stands in line {number}, out of order")
        for number, row in enumerate(rows, 1)
        if row.seq != number
    ]
