"""Which code came with innokit, and which is somebody's own: that is run for a stranger only on request.

Checking a pack runs its notebooks, and a notebook is a program. One whose every cell came with innokit does
no more than read the record; any other could do anything to the computer of whoever checks it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import PurePosixPath
from typing import Any

from innokit.evidence.packs.manifest import CELLS
from innokit.evidence.packs.staging import sections, source
from innokit.reference import locate

DATA = frozenset(
    (".csv", ".tsv", ".xlsx", ".json", ".jsonl", ".geojson", ".txt", ".md", ".png", ".jpg", ".svg")
)
"""Endings of files that Python does not take for code."""

PROSE = "words "
"""What stands in the list of earlier cells before the sum of one that holds words."""

_PARAMETERS = re.compile(r'BOOK = "case\.innokit"\nME = ("(?:[^"\\\n]|\\["\\])*")')


def own_code(name: str, notebook: Mapping[str, Any]) -> list[str]:
    """Say where a notebook holds code that did not come with innokit.

    Parameters
    ----------
    name : str
    notebook : mapping
        As plain data.

    Returns
    -------
    list of str
        A notebook with a section, each once.
    """
    cells = notebook["cells"]
    found = [
        f"{name}, '{section}'" if section else f"{name}, before its first heading"
        for cell, section in zip(cells, sections(cells), strict=True)
        if cell["cell_type"] == "code" and not _known(source(cell))
    ]
    return list(dict.fromkeys(found))


def is_code(name: str) -> bool:
    """Whether a file beside notebooks could be run by them.

    >>> is_code("survey.csv"), is_code("pandas.py"), is_code("pandas/__init__.py")
    (False, True, True)
    """
    return PurePosixPath(name).suffix.lower() not in DATA


def digest(code: str) -> str:
    """Give the sum by which a cell's code is known."""
    return hashlib.sha256(code.strip().encode("utf-8", "surrogatepass")).hexdigest()


@cache
def shipped() -> frozenset[str]:
    """Give the sums of every code cell in the notebooks that come with this version."""
    plain = (json.loads(path.read_bytes()) for path in sorted(locate("notebooks").glob("*.ipynb")))
    return frozenset(
        digest(source(cell)) for one in plain for cell in one["cells"] if cell["cell_type"] == "code"
    )


@cache
def shipped_prose() -> frozenset[str]:
    """Give the sums of every cell of words in the notebooks that come with this version."""
    plain = (json.loads(path.read_bytes()) for path in sorted(locate("notebooks").glob("*.ipynb")))
    return frozenset(
        digest(source(cell)) for one in plain for cell in one["cells"] if cell["cell_type"] != "code"
    )


@cache
def earlier() -> frozenset[str]:
    """Give the sums of every cell that came with an earlier version; of words, with ``PROSE`` before it."""
    listed = (resources.files("innokit.evidence.packs") / CELLS).read_text(encoding="utf-8")
    return frozenset(line for line in listed.splitlines() if not line.startswith("#"))


def is_shipped_prose(known: str) -> bool:
    """Whether the words of this sum came with innokit, in this version or an earlier one."""
    return known in shipped_prose() or f"{PROSE}{known}" in earlier()


def without_name(code: str) -> str:
    """Give the code of a cell, in the one that says who records their name left aside."""
    return "parameters" if _PARAMETERS.fullmatch(code.strip()) else code


def _known(code: str) -> bool:
    """Whether a cell came with innokit, the name of who records left aside."""
    if not code.strip() or _PARAMETERS.fullmatch(code.strip()):
        return True
    return digest(code) in shipped() or digest(code) in earlier()
