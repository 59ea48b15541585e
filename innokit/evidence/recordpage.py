"""The record as a page: every thing recorded, what it says, and each of its versions."""

from __future__ import annotations

from collections.abc import Iterable

from innokit.process import PHASES
from innokit.records import KINDS, Case, Entry, Record
from innokit.results import describe
from innokit.results.html import entry_anchor
from innokit.words import count, date_words, escape


def record_body(case: Case, level: int = 1) -> str:
    """Write everything that stands in a case, by phase, then what was withdrawn.

    Parameters
    ----------
    case : Case
    level : int, optional
        Level of the page's heading.
    """
    history = _by_id(case.entries)
    entries = count(len(case.entries), "entry", "entries")
    aim = (
        f"{count(len(case.records), 'thing').capitalize()} recorded in {entries}. "
        "Each shows what it says now, who recorded it, when and why, and its earlier versions. "
        "Names are as declared, not proved."
    )
    parts = [f'<h{level} id="record">The record</h{level}>', f"<p>{aim}</p>"]
    for phase in PHASES:
        found = [record for record in case.records if KINDS[record.kind].phase == phase.number]
        if found:
            parts.append(
                f'<h{level + 1} id="phase-{phase.number}">Phase {escape(phase.title)}</h{level + 1}>'
            )
            parts += [_thing(record, case, history.get(record.id, []), level + 2) for record in found]
    parts.append(_withdrawn(case, history, level + 1))
    return "\n".join(filter(None, parts))


def _thing(record: Record, case: Case, entries: list[Entry], level: int) -> str:
    """Write one record with its facts and versions."""
    entry = entries[-1] if entries else None
    kind = describe.kind_words(record.kind).capitalize()
    place = f"{kind}, entry {entry.seq}" if entry else kind
    facts = "".join(
        f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>"
        for label, value in describe.facts(record, case)
        if value != record.name
    )
    return (
        f'<article class="entry" id="{entry_anchor(record)}"><h{level}>{escape(record.name)}</h{level}>'
        f'<p class="quiet">{escape(place)}. {escape(describe.origin(entry))}</p>'
        f"{f'<dl>{facts}</dl>' if facts else ''}{_earlier(entries[:-1])}</article>"
    )


def _earlier(entries: Iterable[Entry]) -> str:
    """Write who recorded earlier versions."""
    lines = "".join(f"<li>Entry {entry.seq}: {escape(describe.origin(entry))}</li>" for entry in entries)
    return f"<p>Earlier versions</p><ul>{lines}</ul>" if lines else ""


def _withdrawn(case: Case, history: dict[str, list[Entry]], level: int) -> str:
    """Write what was recorded and then withdrawn: it stays in the record, and counts no more."""
    last = (entries[-1] for id, entries in history.items() if id not in case.by_id)
    gone = [entry for entry in last if entry.action == "withdraw"]
    lines = "".join(
        f'<li id="record-{escape(entry.id)}">{escape(_was(entry, history[entry.id]))}</li>' for entry in gone
    )
    return f'<h{level} id="withdrawn">Withdrawn</h{level}><ul>{lines}</ul>' if lines else ""


def _was(entry: Entry, entries: list[Entry]) -> str:
    """Say what was withdrawn, by whom and why."""
    title = next((str(old.body["title"]) for old in reversed(entries) if old.body.get("title")), "")
    named = f" '{title}'" if title else ""
    who = entry.who or "name withheld"
    why = f": {entry.why}" if entry.why else ""
    kind = describe.kind_words(entry.kind).capitalize()
    since = f"first recorded as entry {entries[0].seq}"
    return f"{kind}{named}, {since}, withdrawn by {who} on {date_words(entry.when)}{why}"


def _by_id(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Give the entries about each id, oldest first."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.id, []).append(entry)
    return found
