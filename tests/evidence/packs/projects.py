"""A small project whose every cell came with innokit, and packs made of bytes that no run has to write."""

import json
from pathlib import Path

from innokit.evidence.packs import container, manifest
from innokit.reference import locate
from tests.evidence.projects import record_case

NAMES = ["Keep it", "Buy one", "Build one", "The council", "The survey", "Us", "Staff time", "Ask tenants"]
SHOWN = ("definition", "appraisal", "cumulative-chart", "costs")
"""Ids of cells of notebook 05: a listing, an appraisal, a chart and another listing."""


def shipped_cells(*ids: str) -> list[dict]:
    """Cells of the notebook of phase 5 by their ids, those that open the book first."""
    cells = json.loads((locate("notebooks") / "05_business_case.ipynb").read_text(encoding="utf-8"))["cells"]
    by_id = {cell["id"]: cell for cell in cells}
    return [by_id[id] for id in ("parameters", "open-book", *ids)]


def heading(text: str, id: str) -> dict:
    return {"cell_type": "markdown", "id": id, "metadata": {}, "source": [text]}


def code(text: str, id: str) -> dict:
    return {"cell_type": "code", "id": id, "metadata": {}, "source": [text], "outputs": [],
            "execution_count": None}  # fmt: skip


def write_notebook(path: Path, *cells: dict) -> None:
    plain = {"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(plain), encoding="utf-8")


def small_project(folder: Path) -> Path:
    """A case that can be appraised, and one notebook of a few cells."""
    folder.mkdir(exist_ok=True)
    record_case(folder, NAMES, standing="illustrative")
    first, *cells = shipped_cells(*SHOWN)
    asked, then = heading("# Is it worth it?", "h1"), heading("## Over time?", "h2")
    write_notebook(folder / "case.ipynb", asked, first, *cells[:3], then, *cells[3:])
    return folder


def resealed(members: dict[str, bytes]) -> bytes:
    """A pack of these members whose sums all fit: what somebody who knows the format could make."""
    listed = json.loads(members[manifest.MANIFEST])
    files = {path: content for path, content in members.items()
             if path not in (manifest.MANIFEST, manifest.SUMS)}  # fmt: skip
    known = {item["path"]: item for item in listed["files"]}
    listed["files"] = [
        known.get(path, {"path": path, "what": "", "media_type": "", "names_of_people": False})
        | {"bytes": len(content), "sha256": manifest.sha256(content)}
        for path, content in sorted(files.items())
    ]
    files[manifest.MANIFEST] = manifest.text(listed)
    files[manifest.SUMS] = manifest.sums((path, manifest.sha256(c)) for path, c in files.items())
    parts = [container.part(path, content) for path, content in files.items()]
    return container.written(parts, container.stamp(listed["record"]["when"]))
