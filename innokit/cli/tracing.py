"""From an id to the entries behind it, as plain text."""

from __future__ import annotations

import re
from pathlib import Path

from innokit import evidence, process, results
from innokit.errors import EvidenceError
from innokit.records import KINDS, Case, Idea
from innokit.results import Figure, Ground, Result, describe


def trace(case: Case, id: str, folder: Path | None = None) -> str:
    """Say what stands behind a figure, a record or an entry number; of an idea, what became of it.

    An idea may be named by its title, or a start of it that no other idea has. A figure is worked out again
    from the case; one that takes draws or choices is looked for in the outputs of the folder's notebooks.

    Raises
    ------
    EvidenceError
        When neither the record nor a notebook holds anything of that id or title.
    MethodRefused
        When several ideas have a title that begins so.
    """
    if id.isdecimal() and 0 < int(id) <= len(case.entries):
        return _entry(case, int(id))
    if id in case.by_id:
        became = f"{_became(case, id)}\n\n" if isinstance(case.by_id[id], Idea) else ""
        return became + "\n\n".join(map(_ground, results.grounds(case, [id])))
    looks_like_figure = re.fullmatch(r"[A-Za-z][\w-]*(\.[\w-]+)+", id) is not None
    figure = _figure(case, id) if looks_like_figure or not process.ideas_called(case, id) else None
    if figure is not None:
        return _told(case, figure)
    shown = evidence.find_figure(folder, id) if folder is not None and looks_like_figure else None
    if shown is None:
        return _idea(case, id)
    moment = "" if shown.as_at is None else f", as at entry {shown.as_at}"
    return f"Shown in {shown.notebook}{moment}\n{_told(case, shown.figure)}"


def _told(case: Case, figure: Figure) -> str:
    """Say a figure, and what stands behind it."""
    grounds = results.grounds(case, figure.records)
    return "\n\n".join([f"{figure.label}: {figure.text} ({figure.id})", *map(_ground, grounds)])


def _idea(case: Case, said: str) -> str:
    """Say what became of the idea of a title.

    Raises
    ------
    EvidenceError
        When no idea is called so.
    MethodRefused
        When several are.
    """
    if not process.ideas_called(case, said):
        raise EvidenceError(
            f"Nothing here is called {said!r}",
            remedy="Give a figure's id (in the address of its link), a record's id, an entry's number or an "
            "idea's title",
        )
    id = process.find_idea(case, said)
    return "\n\n".join([_became(case, id), *map(_ground, results.grounds(case, [id]))])


def _became(case: Case, id: str) -> str:
    """Say what became of an idea, a line a step."""
    return "\n".join(results.text_of(sentence) for sentence in process.became(case, id).sentences())


def _figure(case: Case, id: str) -> Figure | None:
    """Find a figure among all results that can be worked out from the case alone."""
    listings: list[Result] = [results.listing(case, cls.plural) for cls in KINDS.values() if case.of(cls)]
    ideas: list[Result] = [process.funnel(case), process.board(case), *process.tallies(case)]
    found = [*evidence.results_of(case), *listings, *ideas]
    shown = [*found, results.beside_print(case, *found)]
    return next((result.figures[id] for result in shown if id in result.figures), None)


def _entry(case: Case, seq: int) -> str:
    """Say one entry."""
    entry = next(item for item in case.entries if item.seq == seq)
    fields = [f"  {name}: {value}" for name, value in entry.body.items()]
    kind = describe.kind_words(entry.kind)
    head = f"Entry {seq}: {entry.action} {kind} {entry.id}, version {entry.version}"
    return "\n".join([head, f"  {describe.origin(entry)}", *fields, f"  digest {entry.digest}"])


def _ground(item: Ground) -> str:
    """Say one record behind a figure."""
    kind = describe.kind_words(item.record.kind)
    lines = [f"{item.place}, {kind} {item.record.id}: {item.said}", f"  {item.origin}"]
    return "\n".join([*lines, *([f"  Source: {item.source}"] if item.source else [])])
