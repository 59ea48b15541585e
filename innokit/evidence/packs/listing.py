"""A manifest as it comes back: read from a pack that may come from anybody."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from innokit.errors import EvidenceError
from innokit.evidence.packs.manifest import FORMAT, text


class Listed(NamedTuple):
    """A file as a manifest lists it."""

    path: str
    bytes: int
    sha256: str
    what: str


@dataclass(frozen=True)
class Manifest:
    """A manifest as read.

    Attributes
    ----------
    files : tuple of Listed
    made_by : mapping of str to str
        Versions.
    entries : int
    head, when : str
        Of the record.
    left_out : tuple of str
        What the pack does not hold, with why.
    without : tuple of str
        Parts left out on purpose.
    plain : mapping
        All of it.
    """

    files: tuple[Listed, ...]
    made_by: Mapping[str, str]
    entries: int
    head: str
    when: str
    left_out: tuple[str, ...]
    without: tuple[str, ...]
    plain: Mapping[str, Any]


def read_manifest(content: bytes) -> Manifest:
    """Read a manifest.

    Raises
    ------
    EvidenceError
        When it is not in the form in which manifests are written, or by a newer innokit.
    """
    try:
        plain = json.loads(content)
        sound = isinstance(plain, dict) and text(plain) == content
    except (ValueError, RecursionError):
        sound = False
    if sound and isinstance(plain.get("format"), int) and plain["format"] > FORMAT:
        raise EvidenceError("it was made by a newer innokit", remedy="Install the newest innokit")
    try:
        if sound:
            return _read(plain)
    except (KeyError, TypeError, ValueError, AttributeError):
        sound = False
    raise EvidenceError("it is not in the form in which manifests are written")


def _read(plain: Mapping[str, Any]) -> Manifest:
    """Take a manifest apart."""
    record = plain["record"]
    return Manifest(
        files=tuple(Listed(_text(f["path"]), int(f["bytes"]), _text(f["sha256"]), _text(f["what"]))
                    for f in plain["files"]),
        made_by={_text(name): _text(version) for name, version in plain["made_by"].items()},
        entries=int(record["entries"]),
        head=_text(record["head"]),
        when=_text(record["when"]),
        left_out=tuple(f"{_text(item['what'])}: {_text(item['why'])}" for item in plain["left_out"]),
        without=tuple(map(_text, plain["without"])),
        plain=plain,
    )  # fmt: skip


def _text(value: object) -> str:
    """Take a text."""
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return value
