"""A fresh project made of nothing but entries, notebooks and the files these read: what a pack is made from.

Packing works on it rather than on the project at hand, so that what is packed comes from what is packed:
nobody's later entry, and no file that lies about, has a part in it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from innokit import store
from innokit.errors import EvidenceError
from innokit.evidence.running import Progress, run
from innokit.evidence.shipped import BOOK
from innokit.records import Case
from innokit.results import describe
from innokit.words import a_list

ENTRIES = "entries.jsonl"
_WORD = re.compile(r"[\w.-]*\w")
_MOST = 3


def stage(home: Path, entries: bytes, beside: Mapping[str, bytes]) -> Path:
    """Make a project: a book filled by verbatim import, and files beside it.

    Parameters
    ----------
    home : Path
        A folder that is not there yet.
    entries : bytes
        JSON Lines.
    beside : mapping of str to bytes
        Notebooks, and files that they read, by name.

    Raises
    ------
    BookError
        When the entries are no sound record.
    """
    home.mkdir(parents=True)
    source = home.parent / ENTRIES
    source.write_bytes(entries)
    with store.open_book(home / BOOK) as book:
        book.import_jsonl(source)
    for name, content in beside.items():
        target = home.joinpath(*name.split("/"))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return home


def run_staged(home: Path, case: Case, names: Sequence[str], workers: int, progress: Progress | None) -> None:
    """Run the notebooks of a staged project.

    Raises
    ------
    EvidenceError
        When a cell fails: names the notebook, the heading above it, the error, and the entries it speaks of.
    """
    try:
        run(home, names, workers, progress)
    except EvidenceError as fault:
        spoken = entries_in(fault.what, case)
        about = f". It speaks of {a_list(spoken)}" if spoken else ""
        raise EvidenceError(
            f"{fault.what}{about}", where=fault.where, remedy="Correct what it names, then pack again"
        ) from fault


def entries_in(message: str, case: Case) -> list[str]:
    """Say which entries a message speaks of, by the id or the title of what they recorded.

    Parameters
    ----------
    message : str
    case : Case

    Returns
    -------
    list of str
        Such as ``"entry 12 (cost line 'Staff time', recorded by Ann on 3 May 2026)"``, at most three.
    """
    words = set(_WORD.findall(message))
    found = [id for id in case.latest if id in words]
    if not found:
        named = sorted((record for record in case.records if _quoted(record.name, message)), key=_length)
        found = [record.id for record in named]
    return [_entry(case, id) for id in found[:_MOST] if id in case.latest]


def _quoted(name: str, message: str) -> bool:
    """Whether a message names something by its title, set apart from the words around it."""
    return len(name) > _MOST and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", message))


def _length(record: Any) -> int:
    """Put the longest title first: it is the least likely to stand in a message by chance."""
    return -len(record.name)


def _entry(case: Case, id: str) -> str:
    """Say which entry is the newest about a thing."""
    entry = case.latest[id]
    kind = describe.kind_words(entry.kind)
    title = f" '{case.name(id)}'" if case.name(id) != id else ""
    return f"entry {entry.seq} ({kind}{title}, {describe.origin(entry)})"


def notebook(content: bytes) -> dict[str, Any]:
    """Read a notebook as plain data.

    Raises
    ------
    EvidenceError
        When it is none, or of another format.
    """
    try:
        plain: dict[str, Any] = json.loads(content)
        if plain["nbformat"] == 4 and all(map(_is_cell, plain["cells"])):
            return plain
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise EvidenceError("it is not a notebook that can be read") from fault
    raise EvidenceError("it is a notebook in a format that is not known")


def _is_cell(cell: Any) -> bool:
    """Whether something is a cell, with outputs that can be walked through."""
    shown = cell.get("outputs", [])
    return (
        isinstance(cell["cell_type"], str)
        and isinstance(cell["metadata"], dict)
        and isinstance(shown, list)
        and all(isinstance(output.get("data", {}), dict) for output in shown)
    )


def sections(cells: Iterable[Mapping[str, Any]]) -> list[str]:
    """Give for each cell the heading above it; the notebook's first lines have none."""
    heading, found = "", []
    for cell in cells:
        if cell["cell_type"] == "markdown":
            heading = [heading, *re.findall(r"(?m)^#+ (.+?)\s*$", source(cell))][-1]
        found.append(heading)
    return found


def source(cell: Mapping[str, Any]) -> str:
    """Give a cell's source, which may be kept as lines."""
    kept = cell.get("source", "")
    return "".join(map(str, kept)) if isinstance(kept, list) else str(kept)


def outputs(plain: Mapping[str, Any]) -> Iterable[str]:
    """Give every text that the cells of a notebook put out."""
    for cell in plain["cells"]:
        for output in cell.get("outputs", ()):
            for kind, said in output.get("data", {}).items():
                if kind.startswith("text/"):
                    yield "".join(map(str, said)) if isinstance(said, list) else str(said)
