"""Every figure that the notebooks of a project show, read from their outputs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from innokit.evidence.pages import read_page
from innokit.evidence.shipped import notebooks_of
from innokit.results import Figure


class Shown(NamedTuple):
    """A figure, the notebook that shows it, and the number of the entry it was worked out at."""

    notebook: str
    as_at: int | None
    figure: Figure


def figures_shown(folder: str | os.PathLike[str]) -> Iterator[Shown]:
    """Walk through the figures in the outputs of a project's notebooks, each once for each notebook.

    Parameters
    ----------
    folder : path
        A project folder whose notebooks have been run.
    """
    for path in notebooks_of(Path(folder)):
        for as_at, figure in read_page(path).figures.values():
            yield Shown(path.name, as_at, figure)


def find_figure(folder: str | os.PathLike[str], id: str) -> Shown | None:
    """Find a figure by its id in the notebooks of a project; None where none of them shows it."""
    return next((shown for shown in figures_shown(folder) if shown.figure.id == id), None)
