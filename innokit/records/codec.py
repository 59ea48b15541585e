"""Records to canonical JSON text and back; the one place that knows schema numbers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from innokit.errors import RecordError
from innokit.records.base import KINDS, SCHEMA, Record

_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def canonical(value: Any) -> str:
    """Write a plain value as canonical JSON: sorted keys, no spaces, text as it is.

    >>> canonical({"b": 1, "a": "£"})
    '{"a":"£","b":1}'
    """
    return _JSON.encode(value)


def to_fields(record: Record) -> dict[str, str]:
    """Give each field that differs from its default as canonical JSON text, in order of name.

    A field left out means its default under the entry's schema number.
    """
    plain = record.model_dump(mode="json", exclude={"id"}, exclude_defaults=True)
    return {name: canonical(plain[name]) for name in sorted(plain)}


def from_body(kind: str, id: str, body: Mapping[str, Any], schema: int = SCHEMA) -> Record:
    """Make the record that an entry's body describes.

    Raises
    ------
    RecordError
        When the kind or the schema number is unknown to this version of the kit.
    """
    if schema > SCHEMA:
        raise RecordError(
            f"This entry has schema {schema}; this version of innokit knows schemas up to {SCHEMA}",
            where=f"{kind} {id}",
            remedy="Install a newer innokit",
        )
    if kind not in KINDS:
        raise RecordError(
            f"There is no kind of record called {kind!r}", where=id, remedy="Install a newer innokit"
        )
    return KINDS[kind](**{**body, "id": id})


def digest(records: Iterable[Record]) -> str:
    """Give a SHA-256 over records in order of kind and id; equal records give equal digests."""
    lines = sorted(f"{item.kind}\x00{item.id}\x00{canonical(to_fields(item))}" for item in records)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
