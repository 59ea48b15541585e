"""The last section of a page: where each figure comes from, and the way back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from innokit.evidence.behind import details
from innokit.records import Case
from innokit.results import Figure, Reading, Trace, html, traces

Figures = Mapping[str, tuple[int | None, Figure]]
"""Figures by id, each with the number of the entry it was worked out at."""

_LINK = re.compile(r'<a class="innokit-figure" href="#trace-([\w.-]+)"')
_LINE = re.compile(r'(<li id="trace-([\w.-]+)">(?:(?!</li>).)*)(</li>)')
_INWARD = re.compile(r' href="#([^"]*)"')


def trace_section(
    body: str, figures: Figures, case_at: Callable[[int | None], Case], record_page: str = "record.html"
) -> str:
    """Write the entries behind every figure that a page shows.

    Parameters
    ----------
    body : str
        The page, in which figures are links.
    figures : mapping
        By id, with the entry number each was worked out at.
    case_at : callable
        Gives the case as at an entry number; the newest for None.
    record_page : str, optional
        The page that lists the record; empty where it is in the same file.
    """
    shown = linked(body)
    groups: dict[int | None, list[Figure]] = {}
    for as_at, figure in figures.values():
        if figure.id in shown:
            groups.setdefault(as_at, []).append(figure)
    if not groups:
        return ""
    found = [trace for as_at, group in groups.items() for trace in _traces(case_at(as_at), group)]
    blocks = "".join(html.trace(trace, record_page or "record.html") for trace in found)
    if not record_page:
        blocks = blocks.replace('href="record.html#', 'href="#')
    return (
        '<section class="traces" aria-labelledby="where-from">'
        '<h2 id="where-from">Where each figure comes from</h2>'
        "<p>Every figure above leads here: to its value as shown and exactly, then to the entries of the "
        "record that it rests on. The page of the record holds every entry in full: what it "
        f"says, its source, who recorded it and why.</p>{blocks}{_published(found)}</section>"
    )


def _traces(case: Case, figures: list[Figure]) -> tuple[Trace, ...]:
    """Trace figures of one moment, with what an appraisal adds to their lines."""
    return traces(case, figures, details(case))


def _published(found: Iterable[Trace]) -> str:
    """Write the rows of published tables that the lines behind some figures take, each once."""
    rows: dict[str, tuple[Reading, dict[str, None]]] = {}
    for ground in (ground for trace in found for ground in trace.grounds):
        for read in ground.detail.read:
            rows.setdefault(read.key, (read, {}))[1][ground.record.name] = None
    if not rows:
        return ""
    told = html.published((read, takers) for read, takers in rows.values())
    return f'<h3 id="from-tables">What is taken from published tables</h3>{told}'


def linked(body: str) -> frozenset[str]:
    """Give the ids of the figures that some HTML shows."""
    return frozenset(_LINK.findall(body))


def with_ways_back(body: str) -> str:
    """Give each figure its address, and each line of the trace section a way back to it."""
    seen: set[str] = set()

    def address(found: re.Match[str]) -> str:
        """Give the first mention of a figure its address."""
        if found[1] in seen:
            return found[0]
        seen.add(found[1])
        return f'<a id="figure-{found[1]}" {found[0][3:]}'

    def back(found: re.Match[str]) -> str:
        """Lead from a line of the trace section to the first mention of its figure."""
        if found[2] not in seen:
            return found[0]
        return f'{found[1]} <a class="back" href="#figure-{found[2]}">back</a>{found[3]}'

    return _LINE.sub(back, _LINK.sub(address, body))


def without_dead_ends(body: str, others: Iterable[str] = ()) -> str:
    """Take away links within the page that lead nowhere."""
    there = {*re.findall(r' id="([^"]+)"', body), *others}
    return _INWARD.sub(lambda found: found[0] if found[1] in there else "", body)
