"""From an id to the entries behind it, as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from innokit import evidence, process, results
from innokit.errors import EvidenceError
from innokit.records import KINDS, Case, Idea
from innokit.results import Figure, Ground, Reading, Result, describe


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
        return became + _behind(case, [id])
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
    """Say a figure with its unit and exactly, then what stands behind it, the largest lines first."""
    exact = results.exact_beside(figure)
    beside = f", exactly {exact}" if exact else ""
    said = f"{figure.label}: {results.alone(figure)}{beside} ({figure.id})"
    return "\n\n".join(filter(None, [said, _behind(case, figure.records)]))


def _behind(case: Case, records: Iterable[str]) -> str:
    """Say what stands behind records, the largest lines first, then the published rows that they take."""
    lines, others = results.by_size(results.grounds(case, records, evidence.details(case)))
    found = (*lines, *others)
    return "\n\n".join([*map(_ground, found), *map(_reading, results.readings(found).values())])


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
    return f"{_became(case, id)}\n\n{_behind(case, [id])}"


def _became(case: Case, id: str) -> str:
    """Say what became of an idea, a line a step."""
    return "\n".join(results.text_of(sentence) for sentence in process.became(case, id).sentences())


def _figure(case: Case, id: str) -> Figure | None:
    """Find a figure among all results that can be worked out from the case alone."""
    return next((result.figures[id] for result in _results(case) if id in result.figures), None)


def _results(case: Case) -> Iterator[Result]:
    """Work out one result after the other, those first in which most is looked for."""
    found = list(evidence.results_of(case))
    yield from found
    listings = (results.listing(case, cls.plural) for cls in KINDS.values() if case.of(cls))
    ideas: tuple[Result, ...] = (process.funnel(case), process.board(case), *process.tallies(case))
    for result in (*listings, *ideas):
        found.append(result)
        yield result
    yield results.beside_print(case, *found)


def _entry(case: Case, seq: int) -> str:
    """Say one entry."""
    entry = next(item for item in case.entries if item.seq == seq)
    fields = [f"  {name}: {value}" for name, value in entry.body.items()]
    kind = describe.kind_words(entry.kind)
    head = f"Entry {seq}: {entry.action} {kind} {entry.id}, version {entry.version}"
    return "\n".join([head, f"  {describe.origin(entry)}", *fields, f"  digest {entry.digest}"])


def _ground(item: Ground) -> str:
    """Say one record behind a figure."""
    kind, detail = describe.kind_words(item.record.kind), item.detail
    lines = [f"{item.place}, {kind} {item.record.id}: {item.said}", f"  {item.origin}"]
    if detail.amount is not None:
        lines.append(f"  Present value by itself: {results.amount_text(detail.amount)}")
    lines += [f"  From a published table: {read.short}" for read in detail.read]
    return "\n".join([*lines, *([f"  Source: {item.source}"] if item.source else [])])


def _reading(read: Reading) -> str:
    """Say one place of a published table, with its row and source."""
    facts = [f"  {label}: {value}" for label, value in read.facts if value]
    return "\n".join([f"Published table, {read.short}", *facts])
