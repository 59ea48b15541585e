"""Drafts: what a person is writing, as a plain dictionary, and the record it becomes.

A draft holds the field values as text, `flag` as true or false, `references` as a list of names, and `shares`
as a list of ``{"who": name, "share": "50%"}``. Other records stand in it by name; the record holds their ids.
An assumption in place of a number is written ``"= its name"``. What is blank is not given.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from innokit.errors import RecordError
from innokit.panels import naming, typed
from innokit.panels.fields import describe, known, plain_text
from innokit.panels.naming import find, label, labels
from innokit.records import Case, Record, Ref, a_kind
from innokit.results.describe import kind_words
from innokit.words import number as number_words
from innokit.words import per_cent

__all__ = [
    "as_text", "blank", "describe", "faults", "find", "label", "labels", "to_draft", "to_record",
    "worded",
]  # fmt: skip

_OWN_LISTS = ("item", "question", "duty")
"""Fields that hold a key of a list which a council may exchange for its own."""


def blank(kind: str) -> dict[str, Any]:
    """Give the draft of a record that nobody has begun: each field with its default.

    >>> blank("vote")
    {'id': '', 'idea': '', 'voter': '', 'dots': '0', 'ballot': '', 'mark': '', 'over': '', 'abstains': False}
    """
    return {"id": "", **{field["name"]: field["default"] for field in describe(kind)}}


def to_draft(record: Record, case: Case) -> dict[str, Any]:
    """Give a record as a draft, with names of the case in place of ids.

    Examples
    --------
    >>> from innokit.records import Idea, Vote
    >>> idea = Idea(title="A shared calendar")
    >>> draft = to_draft(Vote(idea=idea.id, dots=3, id="v1"), Case([idea]))
    >>> draft["idea"], draft["dots"]
    ('A shared calendar', '3')
    """
    told = {
        field["name"]: _drafted(getattr(record, field["name"]), field, case)
        for field in describe(record.kind)
    }
    return {"id": record.id, **told}


def _drafted(value: Any, field: dict[str, Any], case: Case) -> Any:
    """Give the value of one field as a draft."""
    match field["type"]:
        case "flag":
            return bool(value)
        case "reference":
            return labels(field["refers"], case).get(value, label(value, case)) if value else ""
        case "references":
            return [label(id, case) for id in value]
        case "shares":
            return [{"who": label(id, case), "share": typed.share_text(part)} for id, part in value.items()]
    if isinstance(value, Ref):
        return f"= {label(value.assumption, case)}"
    if field["offers"] and value in labels(field["offers"], case):
        return label(value, case)
    return plain_text(value, field["type"], field["unit"])


def as_text(value: Any) -> str:
    """Write the value of any field of a draft on one line; `to_record` reads it back.

    >>> as_text([{"who": "Council", "share": "60%"}, {"who": "NHS", "share": "40%"}]), as_text(True)
    ('Council 60%; NHS 40%', 'yes')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return "; ".join(as_text(item) for item in value)
    if isinstance(value, dict):
        return f"{value.get('who', '')} {value.get('share', '')}".strip()
    return "" if value is None else str(value)


def worded(value: Any, field: Mapping[str, Any]) -> str:
    """Write the value of a field of a draft as a person reads it: a choice by its label.

    >>> next(worded("public", field) for field in describe("participant") if field["name"] == "sector")
    'Public'
    """
    text = as_text(value)
    return next((choice["label"] for choice in field["choices"] if choice["value"] == text), text)


def to_record(kind: str, draft: Mapping[str, Any], case: Case) -> Record:
    """Make the record that a draft describes.

    Parameters
    ----------
    kind : str
    draft : mapping
        Fields left out have their default; an empty ``id`` gives a new record.
    case : Case
        Holds the records that the draft names.

    Raises
    ------
    RecordError
        When a field cannot be read or the record does not hold together; `faults` says it field by field.
    """
    values, found = _read(kind, draft, case)
    if found:
        titles = {field["name"]: field["title"] for field in describe(kind)}
        said = " ".join(f"{titles.get(name, name)}: {sentence}" for name, sentence in found.items())
        raise RecordError(f"{a_kind(kind_words(kind))} cannot be recorded. {said}")
    return known(kind)(**values, id=_id(draft))


def faults(kind: str, draft: Mapping[str, Any], case: Case) -> dict[str, str]:
    """Say what is wrong with a draft: field to plain sentence, the whole under ``""``; empty when sound.

    >>> faults("vote", {"idea": "", "dots": "1,5"}, Case())["dots"]
    "'1,5' has a comma where a decimal point belongs: write 1.5."
    """
    values, found = _read(kind, draft, case)
    if found:
        return found
    try:
        known(kind)(**values, id=_id(draft))
    except RecordError as refused:
        return _by_field(refused)
    return {}


def _by_field(refused: RecordError) -> dict[str, str]:
    """Spread a refusal of the record itself over its fields."""
    cause = refused.__cause__
    if isinstance(cause, ValidationError):
        said = {
            str(fault["loc"][0]) if fault["loc"] else "": _worded(fault) for fault in reversed(cause.errors())
        }
        return {name: _sentence(text.removeprefix("Value error, ")) for name, text in said.items()}
    return {"": _sentence(str(cause or refused.what))}


def _worded(fault: Any) -> str:
    """Say what is wrong with one field."""
    few = fault["type"] == "too_short" and fault["ctx"].get("min_length")
    return f"Name {few} or more" if few else str(fault["msg"])


def _id(draft: Mapping[str, Any]) -> str:
    """Give the id of a draft."""
    found = draft.get("id", "")
    return found if isinstance(found, str) else ""


def _read(kind: str, draft: Mapping[str, Any], case: Case) -> tuple[dict[str, Any], dict[str, str]]:
    """Read each field of a draft: the values that were given, and a sentence for each that cannot be read."""
    values: dict[str, Any] = {}
    found: dict[str, str] = {}
    fields = describe(kind)
    for name in draft.keys() - {field["name"] for field in fields} - {"id"}:
        found[str(name)] = "There is no such field in this kind of record."
    for field in fields:
        try:
            value = _value(draft.get(field["name"], ""), field, case)
        except RecordError as refused:
            found[field["name"]] = _sentence(refused.what)
            continue
        if value is not None:
            values[field["name"]] = value
        elif field["required"]:
            found[field["name"]] = "Choose one." if field["choices"] or field["refers"] else "Fill this in."
    return values, found


def _value(given: Any, field: dict[str, Any], case: Case) -> Any:
    """Read one field; None where nothing was given."""
    match field["type"]:
        case "flag":
            return _flag(given)
        case "references":
            ids = [find(field["refers"], name, case) for name in naming.listed(given, field["refers"], case)]
            return tuple(dict.fromkeys(ids)) or None
        case "shares":
            return _shares(naming.shared(given), field, case) or None
    if not isinstance(given, str):
        raise RecordError("This is not text, and nothing else can be typed here")
    if not given.strip():
        return None
    if field["assumption"] and given.lstrip().startswith("="):
        return Ref(assumption=find("assumption", given.lstrip()[1:], case))
    return _plain(given, field, case)


def _plain(given: str, field: dict[str, Any], case: Case) -> Any:
    """Read a field that was given as text."""
    match field["type"]:
        case "number" | "integer" | "share":
            return _within(_number(given, field), field)
        case "numbers":
            parts = [part for part in given.replace("\n", ";").replace("\t", ";").split(";") if part.strip()]
            return tuple(_within(_number(part, field), field) for part in parts)
        case "date":
            return typed.date(given)
        case "choice":
            return _choice(given, field)
        case "reference":
            return find(field["refers"], given, case)
    if len(given) > field["longest"]:
        raise RecordError(
            f"This has {number_words(len(given))} characters, and there is room for "
            f"{number_words(field['longest'])}: shorten it"
        )
    return naming.offered(field["offers"], given, case)


def _number(given: str, field: dict[str, Any]) -> float:
    """Read a number in the manner of its field."""
    if field["type"] == "share" or (field["type"] == "numbers" and field["unit"] == "share"):
        return typed.share(given)
    if field["type"] == "integer":
        return typed.integer(given)
    return typed.number(given, pounds=field["unit"].startswith("£") or not field["unit"])


def _within(value: float, field: dict[str, Any]) -> float:
    """Refuse a number outside its range."""
    write = per_cent if field["unit"] == "share" else typed.number_text
    if field["min"] is not None and value < field["min"]:
        raise RecordError(f"This must be at least {write(field['min'])}")
    if field["max"] is not None and value > field["max"]:
        raise RecordError(f"This must be at most {write(field['max'])}")
    return value


def _choice(given: str, field: dict[str, Any]) -> str:
    """Find the word that was chosen, by itself or as it reads."""
    wanted = given.strip().casefold()
    for choice in field["choices"]:
        if wanted in (choice["value"].casefold(), choice["label"].casefold()):
            return str(choice["value"])
    if field["name"] in _OWN_LISTS:  # a list of a council's own, which only its own code knows
        return given
    words = ", ".join(choice["label"] for choice in field["choices"])
    raise RecordError(f"'{given.strip()[:40]}' is not among the choices: {words}")


def _flag(given: Any) -> bool | None:
    """Read a yes or a no."""
    if isinstance(given, bool):
        return given
    word = given.strip().casefold() if isinstance(given, str) else "?"
    if word not in ("", "yes", "y", "true", "1", "no", "n", "false", "0"):
        raise RecordError("Write yes or no")
    return word in ("yes", "y", "true", "1") if word else None


def _shares(rows: list[tuple[str, str]], field: dict[str, Any], case: Case) -> dict[str, float]:
    """Read who has which share; one alone has all of it."""
    found: dict[str, float] = {}
    for who, part in rows:
        id = find(field["refers"], who, case)
        if id in found:
            raise RecordError(f"'{who.strip()[:40]}' is there twice: give each one share")
        if not part.strip() and len(rows) > 1:
            raise RecordError(f"'{who.strip()[:40]}' has no share: write one such as 50%")
        value = typed.share(part) if part.strip() else 1.0
        if not 0 <= value <= 1:
            raise RecordError("A share lies between 0% and 100%")
        found[id] = value
    if found and abs(sum(found.values()) - 1) > 1e-9:
        raise RecordError(f"The shares sum to {per_cent(sum(found.values()), 1)}, not 100%")
    return found


def _sentence(text: str) -> str:
    """Begin with a capital letter and end with a full stop."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."
