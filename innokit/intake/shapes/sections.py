"""Files of several tables one below the other: Loomio's exports, and Pabulib's elections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import numpy as np

from innokit.intake.reading import Grid
from innokit.intake.shapes import elections
from innokit.intake.shapes.headings import table_at
from innokit.intake.shapes.plan import Aside, Found, Plan, Use

LOOMIO, PABULIB = "Loomio", "Pabulib"
_GROUPED = re.compile(
    r"(Groups|Memberships|Discussions|Comments|Polls|Stances|Outcomes|Reactions|Tags) \((\d+)\)"
)
_POLL = ("poll", "poll_options", "votes")
_GROUP_USES = {"title": "Title", "text": "Description", "author": "Author name"}


def loomio(grid: Grid) -> Found | None:
    """Recognise Loomio: a group's export (sections such as "Discussions (3)"), or a poll's.

    Discussions of a group, and options of a poll, become ideas. Other sections are named and left aside.
    """
    firsts = [str(cell) for cell in grid.columns[0].values]
    grouped = [text for text in firsts if _GROUPED.fullmatch(text)]
    if "Discussions" in {text.split(" (")[0] for text in grouped}:
        return _loomio_group(grid)
    if [text for text in firsts if text in _POLL][:3] == list(_POLL) and str(grid.columns[0][0]) == "poll":
        return _loomio_poll(grid)
    return None


def _loomio_group(grid: Grid) -> Found:
    """Take the discussions of a group."""
    plans, aside, used = [], [], {}
    for part in _parts(grid, lambda text: _GROUPED.fullmatch(text) is not None):
        table = table_at(part, 1) if part.height > 2 else None
        headings = {heading.text: heading for heading in table.headings} if table else {}
        if table and part.name.startswith("Discussions") and {"Id", "Title"} <= set(headings):
            uses = tuple(
                Use(field, table.body(headings[text].place), headings[text])
                for field, text in _GROUP_USES.items()
                if text in headings
            )
            tells = [headings[text] for text in ("Id", "Created at") if text in headings]
            key = tuple(table.body(heading.place) for heading in tells)
            used = {(part.name, heading.letter): "tells discussions apart" for heading in tells}
            plans.append(Plan(table, "idea", uses, source=LOOMIO, key=key, origin="Loomio, discussion {}"))
        elif part.filled:
            aside.append(Aside(part, "Loomio: only discussions are taken in as ideas"))
    why = "it has sections such as Discussions (3)"
    return Found(LOOMIO, why, tuple(plans), tuple(aside), used)


def _loomio_poll(grid: Grid) -> Found:
    """Take the options of a poll."""
    plans, aside, used = [], [], {}
    for part in _parts(grid, lambda text: text in _POLL):
        table = table_at(part, 1) if part.height > 2 else None
        headings = {heading.text: heading for heading in table.headings} if table else {}
        if table and part.name == "poll_options" and {"id", "name"} <= set(headings):
            uses = (Use("title", table.body(headings["name"].place), headings["name"]),)
            tells = [headings[text] for text in ("id", "poll_id") if text in headings]
            key = tuple(table.body(heading.place) for heading in tells)
            used = {(part.name, heading.letter): "tells options apart" for heading in tells}
            plans.append(Plan(table, "idea", uses, source=LOOMIO, key=key, origin="Loomio, poll option {}"))
        elif part.filled:
            aside.append(Aside(part, "Loomio: only the options of a poll are taken in, as ideas"))
    return Found(LOOMIO, "it has sections poll, poll_options and votes", tuple(plans), tuple(aside), used)


def pabulib(grid: Grid) -> Found | None:
    """Recognise an election of Pabulib (.pb): sections META, PROJECTS and VOTES, cells parted by semicolons.

    Projects become ideas with their cost, the election a ballot, and each project on a voter's paper a vote:
    approved, with its points, or with its place.
    """
    firsts = [str(cell) for cell in grid.columns[0].values]
    if str(grid.columns[0][0]).upper() != "META" or "PROJECTS" not in map(str.upper, firsts):
        return None
    parts = {
        part.name.upper(): part
        for part in _parts(grid, lambda text: text.upper() in ("META", "PROJECTS", "VOTES"))
    }
    why = "it has the sections META, PROJECTS and VOTES"
    return elections.found(PABULIB, why, parts)


def _parts(grid: Grid, starts: Any) -> Iterator[Grid]:
    """Cut a sheet where a row of one cell starts a section, and give each with its name."""
    first = grid.columns[0]
    codes = {code for code, text in enumerate(first.values) if starts(str(text))}
    cuts = [int(place) for place in np.flatnonzero(np.isin(first.codes, list(codes)))]
    cuts = [place for place in cuts if sum(cell is not None for cell in grid.row(place)) == 1]
    if cuts and cuts[0] > 0:
        yield grid.part("above the sections", 0, cuts[0])
    for start, stop in zip(cuts, [*cuts[1:], grid.height], strict=True):
        yield grid.part(str(first[start]), start, stop)
