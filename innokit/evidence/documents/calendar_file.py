"""Milestones, meetings and the event as an iCalendar file (RFC 5545), which calendars take in."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from pathlib import Path

from innokit.errors import MethodRefused
from innokit.evidence.documents.content import plain
from innokit.evidence.documents.files import put
from innokit.records import Case, Event, Meeting, Milestone, Record
from innokit.version import __version__

_FOLD = 75
_NEVER = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
_DAY = datetime.timedelta(days=1)


def write_calendar(case: Case, path: str | os.PathLike[str]) -> Path:
    """Write milestones, meetings and the innovation event as whole days of a calendar.

    Each keeps its id, so that a calendar that takes the file in again moves what has moved and adds
    nothing twice. What has no date is left out. The same record gives the same bytes.

    Parameters
    ----------
    case : Case
    path : path
        Ends in ``.ics``.

    Returns
    -------
    Path

    Raises
    ------
    MethodRefused
        Nothing has a date.
    EvidenceError
        The name has another ending, or the file cannot be written.
    """
    return put(path, ".ics", "A calendar", lambda: calendar_of(case).encode("utf-8"))


def calendar_of(case: Case) -> str:
    """Give the text of the file.

    Raises
    ------
    MethodRefused
        Nothing has a date.
    """
    events = [line for item in _dated(case) for line in _event(case, *item)]
    if not events:
        raise MethodRefused(
            "No milestone, meeting or event has a date, so there is nothing for a calendar",
            remedy="Record the dates",
        )
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//innokit//{__version__}//EN",
        *events,
        "END:VCALENDAR",
    )
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _dated(case: Case) -> Iterator[tuple[Record, datetime.date, datetime.date, list[str]]]:
    """Give what has a date: the record, its first and last day, and what stands below its name."""
    for stage in case.of(Milestone):
        start, finish = stage.start or stage.finish, stage.finish or stage.start
        if start and finish:
            after = [f"After: {', '.join(map(case.name, stage.after))}"] if stage.after else []
            owner = [f"Owner: {stage.owner}"] if stage.owner else []
            yield stage, start, max(start, finish), [*owner, *after]
    for meeting in case.of(Meeting):
        if meeting.date:
            yield meeting, meeting.date, meeting.date, [meeting.purpose] if meeting.purpose else []
    for event in case.of(Event):
        if event.date:
            yield event, event.date, event.date, [event.agenda] if event.agenda else []


def _event(
    case: Case, record: Record, first: datetime.date, last: datetime.date, told: list[str]
) -> Iterator[str]:
    """Give the lines of one event."""
    entry = case.latest.get(record.id)
    stamp = f"{entry.moment if entry else _NEVER:%Y%m%dT%H%M%SZ}"
    where = [f"Entry {entry.seq} of the record"] if entry else []
    venue = getattr(record, "venue", "")
    yield "BEGIN:VEVENT"
    yield f"UID:{record.id}@innokit"
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    yield f"SEQUENCE:{entry.version - 1 if entry else 0}"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + _DAY:%Y%m%d}"
    yield f"SUMMARY:{escaped(record.name)}"
    yield f"DESCRIPTION:{escaped(chr(10).join([*told, *where]))}"
    if venue:
        yield f"LOCATION:{escaped(venue)}"
    yield f"CATEGORIES:{record.kind.upper()}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    r"""Make text safe as a value.

    >>> escaped("Board; room 2,\nat ten")
    'Board\\; room 2\\,\\nat ten'
    """
    told = plain(text).replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,")
    return told.replace("\r", "").replace("\n", r"\n")


def folded(line: str) -> str:
    """Break a long line where no letter is torn: at most 75 bytes each, later ones behind a space."""
    rows, row = [], b""
    for letter in line:
        piece = letter.encode("utf-8")
        if len(row) + len(piece) > _FOLD:
            rows.append(row)
            row = b" "
        row += piece
    return b"\r\n".join([*rows, row]).decode("utf-8")
