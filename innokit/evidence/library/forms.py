"""A kind of record as a form to fill in by hand, made from its own titles and helps; blank or filled."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic.fields import FieldInfo

from innokit.records import Case, Record, choices, refers, unit
from innokit.results import describe
from innokit.words import escape

LONGEST_LIST = 6
"""Columns that a page of A4 holds beside each other and that can still be written in."""
BLANK_ROWS = 10
ONE_LINE = ("title", "date", "starts", "at", "minutes", "owner", "holder", "table", "author", "role", "by")
"""Fields of text for which a line is enough; the others get room for a few."""
AFTERWARDS = ("standing", "note", "standing_note")
"""Fields that the one who types asks for, not the one who writes."""


def sheet(kind: type[Record], record: Record | None = None, case: Case | None = None) -> str:
    """Write one record as a form: every field with its help, and room to write or what was recorded.

    Parameters
    ----------
    kind : type of Record
    record : Record, optional
        What to fill it with; blank unless given.
    case : Case, optional
        In which the record stands.
    """
    heading = describe.kind_words(kind.kind).capitalize()
    named = f": {escape(record.name)}" if record is not None else ""
    fields = "".join(_field(kind, key, record, case) for key in _asked(kind))
    return f"<h2>{escape(heading)}{named}</h2>\n{fields}"


def rows(
    kind: type[Record], records: Sequence[Record] = (), case: Case | None = None, blank: int = BLANK_ROWS
) -> str:
    """Write many records of a kind as a table: a row each, or empty rows to write in.

    Parameters
    ----------
    kind : type of Record
    records : sequence of Record, optional
        Blank rows where there are none.
    case : Case, optional
        In which they stand.
    blank : int, optional
        How many empty rows.
    """
    keys, fields = _asked(kind)[:LONGEST_LIST], kind.model_fields
    head = "".join(f'<th scope="col">{escape(_label(fields[key], key))}</th>' for key in keys)
    if records and case is not None:
        body = "".join(_row([describe.field(record, key, case) for key in keys]) for record in records)
    else:
        body = _row([""] * len(keys)) * blank
    caption = describe.plural_words(kind.kind).capitalize()
    helps = "".join(f"<li>{escape(_told(fields[key], key))}</li>" for key in keys)
    return f'<h2>{escape(caption)}</h2>\n{table(caption, head, body)}\n<ul class="helps">{helps}</ul>'


def table(caption: str, head: str, body: str, sort: str = "rows") -> str:
    """Write a table to fill in; on a narrow screen it scrolls by itself."""
    return (
        f'<div class="innokit-scroll" role="region" tabindex="0" aria-label="{escape(caption)}">'
        f'<table class="{sort}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _asked(kind: type[Record]) -> list[str]:
    """Give the fields to ask for, in the order of a form."""
    return [key for key in describe.ordered(kind) if key not in AFTERWARDS]


def _field(kind: type[Record], key: str, record: Record | None, case: Case | None) -> str:
    """Write one field of a form."""
    info = kind.model_fields[key]
    said = describe.field(record, key, case) if record is not None and case is not None else ""
    return (
        f'<div class="field"><p><strong>{escape(_label(info, key))}</strong> '
        f'<span class="quiet">{escape(info.description or "")}</span></p>{_space(key, info, said)}</div>'
    )


def _space(key: str, info: FieldInfo, said: str) -> str:
    """Give what was recorded, boxes to tick, or room to write."""
    offered = [word for word in choices(info) if word] or (["yes", "no"] if info.annotation is bool else [])
    if offered:
        ticked = "".join(
            f'<li><span class="box">{"&#10003;" if word == said else ""}</span> {escape(word)}</li>'
            for word in offered
        )
        return f'<ul class="boxes">{ticked}</ul>'
    if said:
        return f'<p class="said">{escape(said)}</p>'
    short = key in ONE_LINE or info.annotation is not str or bool(refers(info))
    return f'<div class="{"line" if short else "lines"}"></div>'


def _row(cells: Sequence[str]) -> str:
    """Write a row, whose first cell names it."""
    first, *rest = cells
    inside = "".join(f"<td>{escape(cell)}</td>" for cell in rest)
    named = f'<th scope="row">{escape(first)}</th>' if first else "<td></td>"
    return f"<tr>{named}{inside}</tr>"


def _label(info: FieldInfo, key: str) -> str:
    """Name a field, with its unit."""
    in_unit = {"share": "%"}.get(unit(info), unit(info))
    title = info.title or key
    return f"{title} ({in_unit})" if in_unit and in_unit != title.lower() else title


def _told(info: FieldInfo, key: str) -> str:
    """Say in a line what belongs in a column."""
    words = ", ".join(word for word in choices(info) if word)
    return f"{info.title or key}: {info.description or ''}{f' One of: {words}.' if words else ''}"
