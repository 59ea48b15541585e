"""Workbook and documents of a case, written by a process of their own while the notebooks run.

They rest on the record alone, not on any notebook. Each writer that cannot write its file says why, and the
pack does without.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from innokit import businesscase
from innokit.errors import EvidenceError, InnokitError
from innokit.evidence.documents import compose, pictures, write_docx, write_pdf
from innokit.evidence.documents.content import Document
from innokit.evidence.packs.manifest import LeftOut
from innokit.evidence.running import ONE_THREAD
from innokit.evidence.shipped import case_of
from innokit.evidence.workbook import write_workbook
from innokit.records import Case

FOLDER = "documents/"
TOLD = "left-out.json"
PROGRAM = "innokit.evidence.packs.apart"
BROWSER = "browser"
"""What its version is called among the others; no figure depends on it."""
PATIENCE = 900
"""Seconds to wait for the documents after everything else is done."""


class Writer(NamedTuple):
    """What writes one file about a case.

    Attributes
    ----------
    part : str
        What people call it, when it is to be left out.
    name, what : str
        Its name in a pack, and what it is.
    write : callable
        Given the material and the path to write to.
    """

    part: str
    name: str
    what: str
    write: Callable[[Material, Path], object]


class Material:
    """What documents are written from: a case, and the content that they share, composed once.

    Parameters
    ----------
    case : Case
    """

    def __init__(self, case: Case) -> None:
        self.case = case

    @cached_property
    def document(self) -> Document:
        """The content of DOCX and PDF, its charts drawn."""
        return compose(self.case)


def _workbook(material: Material, path: Path) -> object:
    """Write the business case as a workbook."""
    return write_workbook(businesscase.as_workbook(material.case), path)


def _docx(material: Material, path: Path) -> object:
    """Write the case as a document."""
    return write_docx(material.document, path)


def _pdf(material: Material, path: Path) -> object:
    """Write the same to print."""
    return write_pdf(material.document, path)


WRITERS = (
    Writer("workbook", "case.xlsx", "The business case as a workbook with live formulas", _workbook),
    Writer("document", "case.docx", "The case as a document", _docx),
    Writer("pdf", "case.pdf", "The same document, to print", _pdf),
)


@contextmanager
def written_apart(home: Path, to: Path, without: Sequence[str]) -> Iterator[Callable[[], list[LeftOut]]]:
    """Have the documents of a staged project written, while something else is done.

    Parameters
    ----------
    home : Path
        The staged project.
    to : Path
        An empty folder, which gets the files.
    without : sequence of str
        Parts that are not wanted.

    Yields
    ------
    callable
        Waits for the end, and gives what could not be written and why.
    """
    wanted = [writer.part for writer in WRITERS if writer.part not in without]
    aside = [
        LeftOut(f"{FOLDER}{writer.name}", "left out on request")
        for writer in WRITERS
        if writer.part in without
    ]
    if not wanted:
        yield lambda: aside
        return
    line = [sys.executable, "-m", PROGRAM, str(home), str(to), *wanted]
    # In a folder of its own, as Python looks for modules where it is started.
    running = subprocess.Popen(  # noqa: S603 - this very interpreter and a module of ours
        line, cwd=to, env=_environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    try:
        yield lambda: [*aside, *_ended(running, to)]
    finally:
        running.kill()
        running.communicate()


def browser() -> str:
    """Give name and version of the browser that draws charts; ``"none"`` where there is none."""
    program = pictures.browser()
    if not program:
        return "none"
    if sys.platform == "win32":
        return Path(program).stem  # asked for its version there, it opens a window
    try:
        line = [program, "--version"]
        done = subprocess.run(line, capture_output=True, text=True, timeout=30, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return Path(program).stem
    found = re.match(r"[\w ]+?[\d.]+", done.stdout.strip())
    return found[0] if found else Path(program).stem


def write(home: Path, to: Path, wanted: Sequence[str]) -> None:
    """Write the documents that are wanted, and beside them which could not be written and why."""
    material = Material(case_of(home))
    left = []
    for writer in WRITERS:
        if writer.part in wanted:
            try:
                writer.write(material, to / writer.name)
            except InnokitError as fault:
                left.append([f"{FOLDER}{writer.name}", _why(fault)])
    (to / TOLD).write_text(json.dumps(left), encoding="utf-8")


def _why(fault: InnokitError) -> str:
    """Say why something could not be written, without the places of this computer."""
    remedy = f" {fault.remedy.rstrip('.')}." if fault.remedy else ""
    return f"{fault.what.rstrip('.')}.{remedy}"


def _ended(running: subprocess.Popen[str], to: Path) -> list[LeftOut]:
    """Wait for the writers, and read what they could not write."""
    try:
        said = running.communicate(timeout=PATIENCE)[1]
    except subprocess.TimeoutExpired as fault:
        raise EvidenceError(
            "The documents took too long to write", remedy="Leave them out: --without document --without pdf"
        ) from fault
    if running.returncode or not (to / TOLD).is_file():
        last = said.strip().splitlines()[-1:] or [f"the program ended with {running.returncode}"]
        raise EvidenceError(
            f"The documents cannot be written: {last[0]}",
            remedy="Leave them out: --without document --without pdf",
        )
    return [LeftOut(*item) for item in json.loads((to / TOLD).read_text(encoding="utf-8"))]


def _environment() -> dict[str, str]:
    """Give an environment in which this very kit is found."""
    home = str(Path(str(resources.files("innokit"))).resolve().parent)
    search = os.pathsep.join([home, *filter(None, [os.environ.get("PYTHONPATH")])])
    return {**os.environ, **ONE_THREAD, "PYTHONPATH": search, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}
