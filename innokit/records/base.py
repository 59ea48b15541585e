"""What every record shares: an id, frozen fields that explain themselves, and errors in plain words."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, Self, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator
from pydantic.fields import FieldInfo

from innokit.errors import RecordError

SCHEMA = 1
"""The schema number written on every entry; a newer one than the installed kit knows is refused."""

Standing = Literal["", "published", "measured", "estimated", "recalled", "illustrative"]
STANDING_WORDS: dict[str, str] = {
    "published": "read at a published source",
    "measured": "measured by us",
    "estimated": "estimated",
    "recalled": "recalled, not read at its source",
    "illustrative": "illustrative, figures invented",
}


def told(
    title: str,
    help: str,  # noqa: A002 - the word that readers of a field know
    *,
    unit: str = "",
    default: Any = ...,
    refers: str = "",
    **limits: Any,
) -> Any:
    """Describe a field once: its title, help and unit are read from here by screens, docs and exports.

    Parameters
    ----------
    title, help : str
        The label, and one sentence on what belongs there.
    unit : str, optional
        Such as ``"£"``, ``"share"`` (a fraction from 0 to 1) or ``"years"``.
    default : Any, optional
        Left out for a field that must be given.
    refers : str, optional
        The kind of record whose id this field holds.
    **limits
        Passed to pydantic (``ge``, ``le``, ``min_length``, ...).
    """
    extra: dict[str, Any] = {"unit": unit, "refers": refers}
    return Field(default, title=title, description=help, json_schema_extra=extra, **limits)


def new_id() -> str:
    """Give a fresh random id: it carries no text, so it can stand in a public copy."""
    return secrets.token_hex(8)


class Record(BaseModel):
    """Something a person said or decided; frozen and checked when it is made.

    Raises
    ------
    RecordError
        When a field is missing, of the wrong kind or outside its range; it names each field and remedy.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, str_max_length=20_000)

    kind: ClassVar[str] = ""
    plural: ClassVar[str] = ""
    phase: ClassVar[int] = 0

    id: str = told("Id", "Random and without meaning; set when the record is made.", default="")

    @model_validator(mode="before")
    @classmethod
    def _give_id(cls, data: Any) -> Any:
        """Set the id when the record is made, so that recording it twice is a no-op."""
        return {**data, "id": data.get("id") or new_id()} if isinstance(data, dict) else data

    @model_validator(mode="wrap")
    @classmethod
    def _speak_plainly(cls, data: Any, handler: Any) -> Self:
        """Turn pydantic's report into one plain error."""
        try:
            made: Self = handler(data)
            made.check()
        except ValidationError as report:
            raise cls._refused(_faults(cls, report), data) from report
        except ValueError as fault:
            raise cls._refused([str(fault)], data) from fault
        return made

    def check(self) -> None:
        """Refuse, with a ValueError in plain words, fields that do not go together."""

    @classmethod
    def _refused(cls, faults: Iterable[str], data: Any) -> RecordError:
        """Say that this record cannot stand, and why."""
        return RecordError(
            f"{a_kind(cls.kind)} cannot be recorded: {'; '.join(faults)}",
            where=_named(data),
            remedy="Correct what is named and record it again",
        )

    def changed(self, **fields: Any) -> Self:
        """Give a copy with some fields changed and the same id, checked like a new record."""
        return type(self)(**{**self.model_dump(exclude_defaults=True), "id": self.id, **fields})

    @property
    def name(self) -> str:
        """What to call this record on a screen: its title, or its kind and the start of its id."""
        title = getattr(self, "title", "")
        return title or f"{self.kind} {self.id[:6]}"

    def references(self) -> Iterator[str]:
        """Give the ids of the other records this one speaks of."""
        for field, speaks_of in _linking(type(self)):
            value = getattr(self, field)
            if speaks_of or isinstance(value, Ref):
                yield from _ids(value)


def a_kind(kind: str) -> str:
    """Say "An idea", "A cost line"."""
    words = kind.replace("_", " ")
    return f"{'An' if words[:1] in 'aeiou' else 'A'} {words}"


def refers(info: FieldInfo) -> str:
    """Give the kind that a field refers to, or the empty string."""
    extra = info.json_schema_extra
    return str(extra.get("refers", "")) if isinstance(extra, dict) else ""


def unit(info: FieldInfo) -> str:
    """Give the unit of a field, or the empty string."""
    extra = info.json_schema_extra
    return str(extra.get("unit", "")) if isinstance(extra, dict) else ""


@cache
def _linking(kind: type[Record]) -> tuple[tuple[str, bool], ...]:
    """Give the fields that may speak of other records, and whether their text is an id."""
    fields = kind.model_fields.items()
    marked = [(key, bool(refers(info)), "Ref" in str(info.annotation)) for key, info in fields]
    return tuple((key, speaks_of) for key, speaks_of, may_name in marked if speaks_of or may_name)


def _ids(value: Any) -> Iterator[str]:
    """Walk through the ids in a field that refers to records."""
    if isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, Ref):
        yield value.assumption
    elif isinstance(value, dict | tuple):
        for item in value:
            yield from _ids(item)


def _named(data: Any) -> str:
    """Say which record is meant, as well as the faulty data allow."""
    if isinstance(data, dict):
        for key in ("title", "id"):
            if isinstance(data.get(key), str) and data[key]:
                return f"{key} {data[key][:80]!r}"
    return ""


_REMEDIES = {
    "missing": "is missing",
    "extra_forbidden": "is not a field of this kind of record",
    "string_unicode": "holds characters that are not valid text",
    "string_pattern_mismatch": "is blank",
    "string_too_short": "is blank",
}


def _faults(cls: type[Record], report: ValidationError) -> Iterator[str]:
    """Say what is wrong with each field, once, by its title."""
    first = {str(fault["loc"][0]) if fault["loc"] else "": fault for fault in reversed(report.errors())}
    for key, fault in reversed(first.items()):
        info = cls.model_fields.get(key)
        label = f"{info.title} ({key})" if info else key or "the record"
        too_short = fault["type"] == "string_too_short" and fault["input"].strip()
        known = "" if too_short else _REMEDIES.get(fault["type"], _few(fault))
        said = known or fault["msg"].removeprefix("Value error, ")
        given = "" if known else f", not {str(fault['input'])[:60]!r}"
        yield f"{label}: {said[0].lower() + said[1:]}{given}"


def _few(fault: Any) -> str:
    """Say that a list names too few things, where that is the fault."""
    return f"names fewer than {fault['ctx']['min_length']}" if fault["type"] == "too_short" else ""


class Evidenced(Record):
    """A record that carries a figure: where it comes from, and how far to trust it."""

    source: str = told(
        "Source",
        "Where the figure comes from: words, or the id of a recorded source.",
        default="",
    )
    standing: Standing = told(
        "Standing",
        "How well founded it is; invented figures say so wherever they are shown.",
        default="",
    )
    note: str = told("Note", "Anything a reader of the figure should know.", default="")


class Ref(BaseModel):
    """A number that stands in an assumption: change it there, and it changes wherever it is used."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    assumption: str


def _shares(value: Any) -> Any:
    """Let a single id stand for a share of 1."""
    return {value: 1.0} if isinstance(value, str) and value else value


def _share_or_ref(top: float | None) -> Any:
    """Bound the plain number in a field that may also name an assumption."""
    return Field(ge=0) if top is None else Field(ge=0, le=top)


Number = Annotated[float, Field()] | Ref
"""A number, or the assumption that holds it."""
Amount = Annotated[float, _share_or_ref(None)] | Ref
"""A number of at least 0, or the assumption that holds it."""
Share = Annotated[float, _share_or_ref(1.0)] | Ref
"""A fraction from 0 to 1, or the assumption that holds it."""
Shares = Annotated[dict[str, Annotated[float, Field(ge=0, le=1)]], BeforeValidator(_shares)]
"""Who bears or receives what share: ids to fractions that sum to 1; a single id means all of it."""
Title = Annotated[str, Field(min_length=1, max_length=4_000, pattern=r"\S")]

KINDS: dict[str, type[Record]] = {}
"""Every kind of record by its name, filled as the modules of this room are read."""


def register(cls: type[Record]) -> type[Record]:
    """Put a kind on the list, once it has a name, a plural and a phase."""
    if not (cls.kind and cls.plural) or cls.kind in KINDS:
        raise TypeError(f"{cls.__name__} needs a kind and a plural of its own")
    KINDS[cls.kind] = cls
    return cls


def choices(info: FieldInfo) -> tuple[str, ...]:
    """Give the words a field allows, where it allows only some."""
    return tuple(str(item) for item in get_args(info.annotation) if isinstance(item, str))
