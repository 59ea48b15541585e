"""The chain of entries: what is stored of each, what its digest covers, and how it is sealed.

Each entry stores who, why and every field of its body as a JSON text of its own, and beside them a random
salt for each (the *seals*). All texts are UTF-8, and all sums are SHA-256 in lower-case hexadecimal:

* commitment of a field = sum over its salt, a zero byte, its name, a zero byte, and its stored bytes. The
  names are ``who``, ``why`` and ``body.`` followed by the field's own name.
* digest of an entry = sum over the canonical JSON (sorted keys, no spaces) of
  ``[seq, previous, action, kind, id, version, schema, when, {name: commitment, ...}]``.
* ``previous`` is the digest of the entry before; the first entry has 64 zeros.

A field can be withheld: its text goes, and its salt gives way to its commitment, so the digest still holds.
Sums are always over bytes as stored, never over something written anew from what they mean.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from innokit.errors import BookError
from innokit.records import canonical

START = "0" * 64
"""What the first entry gives as the digest before it."""

_SALT = re.compile(r"[0-9a-f]{32}")
_SUM = re.compile(r"[0-9a-f]{64}")
_NUMBERS = ("seq", "version", "schema")
_TEXTS = ("previous", "digest", "action", "kind", "id", "when", "body", "seals")
_decode = json.JSONDecoder().raw_decode


class Raw(NamedTuple):
    """One entry exactly as it is stored; ``who``, ``why``, ``body`` and ``seals`` are JSON texts."""

    seq: int
    previous: str
    digest: str
    action: str
    kind: str
    id: str
    version: int
    schema: int
    when: str
    who: str | None
    why: str | None
    body: str
    seals: str

    @property
    def label(self) -> str:
        """What to call it in a message: its number, its kind and its whole id."""
        return f"entry {self.seq} ({safe(self.kind)} {safe(self.id)})"


@dataclass(frozen=True)
class Draft:
    """What is to become an entry: which thing, and the canonical text of each of its fields."""

    action: str
    kind: str
    id: str
    fields: Mapping[str, str]


def safe(text: object) -> str:
    """Show a word from the book in one printable line, whatever bytes it has come to hold."""
    return ascii(text)[1:-1][:200] if isinstance(text, str) else ascii(text)[:200]


def stored(text: str) -> bytes:
    """Give the bytes of a stored text; bytes that are not UTF-8 come back as they were."""
    return text.encode("utf-8", "surrogateescape")


def commitment(salt: str, name: str, text: str) -> str:
    """Give the salted sum over one field's stored text."""
    return hashlib.sha256(b"\0".join((stored(salt), stored(name), stored(text)))).hexdigest()


def digest_of(row: Raw, commitments: Mapping[str, str]) -> str:
    """Give the sum over one entry, its own ``digest`` left aside."""
    said = [row.seq, row.previous, row.action, row.kind, row.id, row.version, row.schema, row.when]
    return hashlib.sha256(stored(canonical([*said, dict(commitments)]))).hexdigest()


def seal(
    draft: Draft, *, seq: int, previous: str, version: int, schema: int, when: str, who: str, why: str
) -> Raw:
    """Make the entry that follows the one whose digest is ``previous``, with fresh salts."""
    texts = {"who": canonical(who), "why": canonical(why)}
    texts |= {f"body.{name}": text for name, text in draft.fields.items()}
    salts = {name: secrets.token_hex(16) for name in texts}
    row = Raw(
        seq, previous, "", draft.action, draft.kind, draft.id, version, schema, when,
        texts["who"], texts["why"], compose(draft.fields), canonical(salts),
    )  # fmt: skip
    sums = {name: commitment(salts[name], name, text) for name, text in texts.items()}
    return row._replace(digest=digest_of(row, sums))


def compose(fields: Mapping[str, str]) -> str:
    """Write an object whose values are JSON texts already; nothing is written anew.

    >>> compose({"n": "5", "title": '"Ask neighbours"'})
    '{"n":5,"title":"Ask neighbours"}'
    """
    return "{" + ",".join(f"{canonical(name)}:{text}" for name, text in fields.items()) + "}"


def split(text: str) -> dict[str, str]:
    r"""Give the raw text of each value in an object that `compose` wrote.

    Raises
    ------
    BookError
        When the text is not in exactly that form.

    Examples
    --------
    >>> split('{"n":5.0,"title":"A\\u0062"}')
    {'n': '5.0', 'title': '"A\\u0062"'}
    """
    fields: dict[str, str] = {}
    at, end = 1, len(text) - 1
    while text != "{}":
        try:
            name, colon = _decode(text, at)
            _, stop = _decode(text, colon + 1)
        except (ValueError, RecursionError) as fault:
            raise _misshapen(at) from fault
        if text[0] != "{" or text[at : colon + 1] != f"{_name(name)}:" or name in fields:
            raise _misshapen(at)
        fields[name] = text[colon + 1 : stop]
        if stop == end and text[stop] == "}":
            break
        if text[stop : stop + 1] != ",":
            raise _misshapen(stop)
        at = stop + 1
    return fields


def _name(name: Any) -> str:
    """Write a field's name as it must stand; empty for what is no name."""
    return canonical(name) if isinstance(name, str) else ""


def _misshapen(at: int) -> BookError:
    """Say where a stored object leaves its form."""
    return BookError(f"it leaves the form in which it is written, at character {at + 1}")


def commitments(row: Raw) -> dict[str, str]:
    """Give the commitment of each field of an entry, worked out from its text wherever that is there.

    Raises
    ------
    BookError
        When the entry's columns are not in the form in which they were written.
    """
    _check_columns(row)
    fields = split(row.body)
    if list(fields) != sorted(fields):
        raise BookError("its body does not hold its fields in order of name")
    texts = {"who": row.who, "why": row.why} | {f"body.{name}": text for name, text in fields.items()}
    seals = _seals(row)
    if not texts.keys() <= seals.keys():
        raise BookError("its body holds a field that was never sealed")
    return {name: _committed(name, texts.get(name), seal) for name, seal in seals.items()}


def _check_columns(row: Raw) -> None:
    """Refuse an entry whose columns hold another sort of value than was written."""
    sound = (
        all(type(getattr(row, name)) is int for name in _NUMBERS)
        and all(type(getattr(row, name)) is str for name in _TEXTS)
        and all(text is None or type(text) is str for text in (row.who, row.why))
    )
    if not sound:
        raise BookError("a column holds another sort of value than was written")


def _seals(row: Raw) -> dict[str, Any]:
    """Read the salts and kept commitments of an entry."""
    try:
        seals = json.loads(row.seals)
        sound = isinstance(seals, dict) and canonical(seals) == row.seals and {"who", "why"} <= seals.keys()
    except (ValueError, RecursionError):
        sound = False
    if not sound:
        raise BookError("its seals are not in the form in which they were written")
    return dict(seals)


def _committed(name: str, text: str | None, seal: Any) -> str:
    """Give one commitment: from salt and text, or as kept for a field that was withheld."""
    if text is not None and isinstance(seal, str) and _SALT.fullmatch(seal):
        return commitment(seal, name, text)
    kept = seal.get("commitment") if text is None and isinstance(seal, dict) and len(seal) == 1 else None
    if isinstance(kept, str) and _SUM.fullmatch(kept):
        return kept
    raise BookError(f"the text and the seal of {safe(name)} do not belong together")


def missing(row: Raw) -> tuple[str, ...]:
    """Name the fields of an entry that were withheld or erased, as people call them."""
    return tuple(name.removeprefix("body.") for name in missing_seals(row))


def missing_seals(row: Raw) -> tuple[str, ...]:
    """Name the fields of an entry that were withheld or erased, as they are sealed."""
    if '"commitment"' not in row.seals:
        return ()
    return tuple(name for name, seal in _seals(row).items() if isinstance(seal, dict))
