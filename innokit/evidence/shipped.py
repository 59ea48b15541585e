"""What travels with the kit (notebooks, examples), and the project folders made from it."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

from innokit import store
from innokit.errors import BookError, EvidenceError
from innokit.records import Case
from innokit.reference import locate
from innokit.store import example_folder
from innokit.words import a_list

BOOK = "case.innokit"
"""The name of the book in a project folder."""

READ_ME = """What is what in this folder

case.innokit      The record: everything that was said and decided, with who, when and why.
                  Keep it. Do not edit it by hand, and do not keep it in a synchronised folder.
00_start.ipynb    Start here.
01 to 06          One notebook for each phase. Work through them in order; run them again at will.
                  They show the record and hold none of it, so nothing is lost if one is damaged.
guide.html        The short guide; guide-1.html to guide-6.html say how to do each phase.
evidence/         Pages to read and to send, made from the notebooks (see below).

Commands, to be given in this folder

innokit lab       opens the notebooks in a browser
innokit status    says what is done, how the gates stand, what is missing and what comes next
innokit library   writes every guide, template and example as pages to print
innokit run       runs all notebooks again
innokit export    writes the pages in evidence/
innokit pack      makes one file of everything, which anybody can check
innokit verify    checks that no entry of the record has been altered
"""


def new_project(folder: Path, by: str = "") -> Path:
    """Make a project folder: an empty book, every notebook of the kit, and a note on what is what.

    Parameters
    ----------
    folder : Path
        Made when missing.
    by : str, optional
        Who records: stands in the notebooks where they open the book.

    Raises
    ------
    EvidenceError
        When something of these names is there already; nothing is overwritten.
    """
    templates = sorted(locate("notebooks").glob("*.ipynb"))
    taken = [name for name in (BOOK, *(path.name for path in templates)) if (folder / name).exists()]
    if taken:
        raise EvidenceError(
            f"This folder holds a project already: {a_list(taken[:3])}",
            where=str(folder),
            remedy="Give the name of a new folder",
        )
    _make(folder)
    for template in templates:
        _copy(template, folder, by)
    (folder / "READ-ME.txt").write_text(READ_ME, encoding="utf-8")
    _write_guides(folder)
    store.open_book(folder / BOOK).close()
    return folder


def example_project(name: str, folder: Path) -> Path:
    """Make a project folder of a shipped example, its book filled by verbatim import of its entries.

    A folder that already holds exactly this record is used again; any other is left alone.

    Raises
    ------
    BookError, EvidenceError
        When the folder holds another record.
    """
    source = example_folder(name) / "entries.jsonl"
    if not (folder / BOOK).exists():
        new_project(folder)
    with store.open_book(folder / BOOK) as book:
        book.import_jsonl(source)
        grown = book.head != store.read_jsonl(source)[-1].digest[:12]
    if grown:
        raise EvidenceError(
            f"This folder holds a record that is more than the example {name}",
            where=str(folder),
            remedy="Give another folder with --to",
        )
    for template in locate("notebooks").glob("*.ipynb"):
        _copy(template, folder)
    return folder


def book_of(folder: Path) -> Path:
    """Give the path of a project's book.

    Raises
    ------
    BookError
        When the folder is not a project.
    """
    path = folder / BOOK
    if not path.is_file():
        raise BookError(
            "There is no project here: no case.innokit",
            where=str(folder),
            remedy="Name a project's folder, or make one with: innokit new FOLDER",
        )
    return path


def case_of(folder: Path, as_of: int | None = None) -> Case:
    """Give the case of a project folder."""
    with to_read(folder) as book:
        return book.case(as_of=as_of)


def to_read(folder: Path) -> store.Book:
    """Open a project's book to read it.

    Where the file may be written to it is opened so, as SQLite then clears its working files away on closing.
    """
    path = book_of(folder)
    return store.open_book(path, read_only=not os.access(path, os.W_OK))


def notebooks_of(folder: Path) -> tuple[Path, ...]:
    """Give the notebooks of a project folder, in order of name."""
    return tuple(sorted(folder.glob("*.ipynb")))


def _copy(template: Path, folder: Path, by: str = "") -> None:
    """Copy a notebook; where somebody is named, they stand in its cell of parameters."""
    notebook = json.loads(template.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if by and "parameters" in cell["metadata"].get("tags", []):
            named = re.sub(
                r"(?m)^ME = .*$",
                lambda _: f"ME = {json.dumps(by, ensure_ascii=False)}",
                "".join(cell["source"]),
            )
            cell["source"] = named.splitlines(keepends=True)
    text = json.dumps(notebook, ensure_ascii=False, indent=1)
    (folder / template.name).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def _write_guides(folder: Path) -> None:
    """Write the guides beside the notebooks that link to them, each a file that needs nothing else."""
    from innokit.evidence.library import write_guide
    from innokit.process import PHASES, guide_page

    write_guide(folder / "guide.html")
    for phase in PHASES:
        write_guide(folder / guide_page(phase.number), phase.number)


def _make(folder: Path) -> None:
    """Make a folder, or say why it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise EvidenceError(
            f"The folder cannot be made: {fault.strerror}", where=str(folder), remedy="Name another folder"
        ) from fault
