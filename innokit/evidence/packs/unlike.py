"""Where notebooks are not as they came with innokit: words of somebody's own, cells taken out or moved."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from innokit.evidence.packs import trust
from innokit.evidence.packs.staging import sections, source
from innokit.reference import locate
from innokit.words import a_list, count

_MOST = 5


class _Cell(NamedTuple):
    """A cell of a notebook: whether it is code, the sum of what it holds, and the heading above it."""

    code: bool
    sum: str
    section: str


def unlike(notebooks: Mapping[str, Mapping[str, Any]]) -> tuple[str, ...]:
    """Say in what notebooks differ from those that come with innokit; code of somebody's own apart.

    Parameters
    ----------
    notebooks : mapping of str to mapping
        As plain data, by name.

    Returns
    -------
    tuple of str
        A sentence for each difference. None is a fault: whoever works on a case may write in its notebooks.
    """
    found = [said for name, plain in sorted(notebooks.items()) for said in _of_notebook(name, plain)]
    absent = [name for name in _templates() if name not in notebooks]
    if absent:
        found.append(f"Not in this pack, of the notebooks that come with innokit: {_some(absent)}.")
    return tuple(found)


def _of_notebook(name: str, plain: Mapping[str, Any]) -> Iterator[str]:
    """Say it of one notebook."""
    cells = _cells(plain)
    own = [cell for cell in cells if not cell.code and not trust.is_shipped_prose(cell.sum)]
    if own:
        yield f"{name} holds words that did not come with innokit: {_places(own)}."
    template = _templates().get(name)
    if template is None:
        yield f"{name} is no notebook that comes with innokit."
        return
    there = {cell.sum for cell in cells}
    gone = [cell for cell in template if cell.sum not in there]
    if gone:
        yield f"{name} lacks {count(len(gone), 'cell')} that came with innokit: {_places(gone)}."
    meant = [cell.sum for cell in template if cell.sum in there]
    place = {known: number for number, known in enumerate(meant)}
    order = [place[known] for known in dict.fromkeys(cell.sum for cell in cells) if known in place]
    if order != sorted(order):
        yield f"{name} holds its cells in another order than they came in."


def _cells(plain: Mapping[str, Any]) -> list[_Cell]:
    """Give the cells of a notebook that hold anything; who records is no part of what a cell holds."""
    cells = plain["cells"]
    return [
        _Cell(code, trust.digest(trust.without_name(text) if code else text), section)
        for cell, section in zip(cells, sections(cells), strict=True)
        if (text := source(cell).strip())
        for code in [cell["cell_type"] == "code"]
    ]


@cache
def _templates() -> dict[str, list[_Cell]]:
    """Give the cells of every notebook that comes with this version, by its name."""
    found = sorted(locate("notebooks").glob("*.ipynb"))
    return {path.name: _cells(json.loads(path.read_bytes())) for path in found}


def _places(cells: Sequence[_Cell]) -> str:
    """Say under which headings cells stand, each once."""
    return _some([f"under '{name}'" if name else "before its first heading"
                  for name in dict.fromkeys(cell.section for cell in cells)])  # fmt: skip


def _some(items: Sequence[str]) -> str:
    """List the first few."""
    more = len(items) - _MOST
    return a_list([*items[:_MOST], *([f"{more} more"] if more > 0 else [])])
