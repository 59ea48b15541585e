"""From an id to the entries behind it, as plain text."""

from __future__ import annotations

from innokit import evidence, results
from innokit.errors import EvidenceError
from innokit.records import KINDS, Case
from innokit.results import Figure, Ground, Result, describe


def trace(case: Case, id: str) -> str:
    """Say what stands behind a figure, a record or an entry number.

    Raises
    ------
    EvidenceError
        When the record holds nothing of that id.
    """
    if id.isdecimal() and 0 < int(id) <= len(case.entries):
        return _entry(case, int(id))
    if id in case.by_id:
        return "\n\n".join(map(_ground, results.grounds(case, [id])))
    figure = _figure(case, id)
    if figure is None:
        raise EvidenceError(
            f"Nothing here is called {id!r}",
            remedy="Give a figure's id (in the address of its link), a record's id or an entry's number",
        )
    return "\n\n".join(
        [f"{figure.label}: {figure.text} ({id})", *map(_ground, results.grounds(case, figure.records))]
    )


def _figure(case: Case, id: str) -> Figure | None:
    """Find a figure among all results that can be worked out from the case alone."""
    listings: list[Result] = [results.listing(case, cls.plural) for cls in KINDS.values() if case.of(cls)]
    found = [*evidence.results_of(case), *listings]
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
