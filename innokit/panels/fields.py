"""What a panel must know of each field of a kind, read from the record's own metadata."""

from __future__ import annotations

import datetime
import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from annotated_types import Ge, Le, MaxLen
from pydantic.fields import FieldInfo

from innokit.businesscase import INITIATION_PARTS
from innokit.errors import RecordError
from innokit.panels.typed import date_text, number_text, share_text
from innokit.process import DUTIES, PHASES, QUESTIONS
from innokit.records import KINDS, STANDING_WORDS, Record, Ref, choices, refers, unit
from innokit.results.describe import LAST, ordered
from innokit.words import a_list

_ONE_LINE = frozenset(
    (
        "address", "at", "author", "base_year", "baseline", "by", "decided_by", "discipline", "evaluator",
        "leader", "link", "minutes", "paid_by", "starts", "written", "deflator_edition", "facilitator",
        "budget_line", "confirmed_by", "field", "figure", "file", "group", "holder", "licence", "owner",
        "period", "place", "price_year", "project_manager", "project_type", "proposer", "publisher", "role",
        "schedule", "schedule_edition", "size", "source", "table", "target", "technology",
        "theme", "timing", "unit", "unit_cost", "unit_cost_edition", "venue", "voter", "when",
    )
)  # fmt: skip
"""Words of a few letters; any other field of words gets room for several lines."""

ITEMS: dict[str, str] = {
    item.key: f"{phase.number} {phase.name}: {item.words}"
    for phase in PHASES
    for item in (*phase.start, *phase.end)
}
"""What can be ticked: the key of each item of the phases' lists, and how a person reads it."""

KEYED: dict[tuple[str, str], dict[str, str]] = {
    ("tick", "item"): ITEMS,
    ("quality_answer", "question"): {one.key: f"{one.group}: {one.words}" for one in QUESTIONS},
    ("duty", "duty"): {one.key: f"{one.title} ({one.where}): {one.asks}" for one in DUTIES},
    ("initiation_note", "item"): {part.key: f"{part.title}: {part.asks}" for part in INITIATION_PARTS},
}
"""Fields that hold a key of a list: by kind and field, each key with how a person reads it."""

SEVERAL = {("actual", "about"): "cost benefit assumption success_criterion"}
"""Fields that speak of records of one kind among several: by kind and field, these kinds."""


def describe(kind: str) -> list[dict[str, Any]]:
    """Give what a screen needs to draw each field of a kind, in the order in which people fill them in.

    Parameters
    ----------
    kind : str
        Such as ``"idea"``.

    Returns
    -------
    list of dict
        For each field: ``name``, ``title``, ``help``, ``unit``; ``type``, one of text, long, number, share,
        integer, date, choice, reference, references, flag, shares, numbers; ``choices`` (``value`` and
        ``label`` of each); ``required``; ``refers`` (a kind, or several with spaces between); ``min``,
        ``max``, ``longest``; ``default`` as a draft; ``assumption``, whether an assumption may stand in place
        of a number; ``offers``, the kind whose names are offered beside free words; ``aside``, whether it
        only says how far to trust the rest.

    Raises
    ------
    RecordError
        When there is no such kind.

    Examples
    --------
    >>> [field["type"] for field in describe("vote")]
    ['reference', 'text', 'integer', 'reference', 'number', 'reference', 'flag']
    """
    return [dict(field) for field in _described(known(kind))]


def known(kind: str) -> type[Record]:
    """Give the class of a kind; refuse a kind that is not there."""
    if kind not in KINDS:
        raise RecordError(
            f"There is no kind of record called {kind!r}", remedy=f"Use one of {a_list(sorted(KINDS))}"
        )
    return KINDS[kind]


@cache
def _described(cls: type[Record]) -> tuple[dict[str, Any], ...]:
    """Describe each field of a kind, once."""
    return tuple(_field(cls.kind, name, cls.model_fields[name]) for name in ordered(cls))


def _field(kind: str, name: str, info: FieldInfo) -> dict[str, Any]:
    """Describe one field."""
    parts = list(_parts(info.annotation, info.metadata))
    found = next(sort for sort, _ in parts if sort is not Ref)
    limits = [limit for _, metadata in parts for limit in metadata]
    sort = "choice" if (kind, name) in KEYED else _sort(name, found, info)
    sort = "reference" if (kind, name) in SEVERAL else sort
    return {
        "name": name,
        "title": info.title or name,
        "help": info.description or "",
        "unit": unit(info),
        "type": sort,
        "choices": _choices(kind, name, info),
        "required": info.is_required(),
        "refers": SEVERAL.get((kind, name), refers(info)),
        "min": next((limit.ge for limit in limits if isinstance(limit, Ge)), None),
        "max": next((limit.le for limit in limits if isinstance(limit, Le)), None),
        "longest": next((limit.max_length for limit in limits if isinstance(limit, MaxLen)), 20_000),
        "default": _default(sort, info),
        "assumption": any(sort is Ref for sort, _ in parts),
        "offers": "source" if name == "source" else "",
        "aside": name in LAST,
    }


def _parts(annotation: Any, metadata: list[Any]) -> Iterator[tuple[Any, list[Any]]]:
    """Give each type that a field takes, None left out, with its limits."""
    if get_origin(annotation) is Annotated:
        inside, *more = get_args(annotation)
        flat = [item for found in more for item in getattr(found, "metadata", [found])]
        yield from _parts(inside, [*metadata, *flat])
    elif get_origin(annotation) in (Union, types.UnionType):
        for choice in get_args(annotation):
            if choice is not types.NoneType:
                yield from _parts(choice, metadata)
    else:
        yield annotation, metadata


def _sort(name: str, found: Any, info: FieldInfo) -> str:
    """Say how a field is filled in."""
    if get_origin(found) is tuple:
        return "references" if refers(info) else "numbers"
    if get_origin(found) is dict:
        return "shares"
    if choices(info):
        return "choice"
    if found is float:
        return "share" if unit(info) == "share" else "number"
    plain = {bool: "flag", int: "integer", datetime.date: "date"}
    if found in plain:
        return plain[found]
    if refers(info):
        return "reference"
    return "text" if name in _ONE_LINE else "long"


def _choices(kind: str, name: str, info: FieldInfo) -> list[dict[str, str]]:
    """Give the words to choose from, each with what a person reads."""
    if (kind, name) in KEYED:
        return [{"value": key, "label": label} for key, label in KEYED[kind, name].items()]
    words = STANDING_WORDS if name == "standing" else {}
    said = [(word, words.get(word, word.replace("_", " "))) for word in choices(info)]
    return [
        {"value": word, "label": f"{label[0].upper()}{label[1:]}" if label else "Not given"}
        for word, label in said
    ]


def _default(sort: str, info: FieldInfo) -> Any:
    """Give the default of a field as a draft."""
    value = None if info.is_required() else info.get_default(call_default_factory=True)
    if sort in ("references", "shares"):
        return []
    if sort == "flag":
        return bool(value)
    return plain_text(value, sort, unit(info))


def keyed(record: Record) -> str:
    """Say what a record is about, where it names it by the key of a list; else nothing."""
    named = ((field, words) for (kind, field), words in KEYED.items() if kind == record.kind)
    return next((words.get(getattr(record, field), getattr(record, field)) for field, words in named), "")


def plain_text(value: Any, sort: str, in_unit: str) -> str:
    """Write a value that speaks of no other record, as a person would type it."""
    if value is None:
        return ""
    if sort == "numbers":
        write = share_text if in_unit == "share" else number_text
        return "; ".join(write(item) for item in value)
    if sort == "date":
        return date_text(value)
    if sort == "share":
        return share_text(value)
    return number_text(value) if sort in ("number", "integer") else str(value)
