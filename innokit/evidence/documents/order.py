"""Which parts a document has, in which order and under which headings: shipped, or a council's own file."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from innokit.errors import EvidenceError
from innokit.words import a_list

SHIPPED = ("sixteen", "five cases", "initiation")
_LONGEST = 200_000
_KEYS = {"kind": str, "numbered": bool, "part": list, "appendix": list}
_PART_KEYS = {"heading": str, "lead": str, "holds": list}


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its heading, a council's own words below it, and the sections that it holds."""

    heading: str
    holds: tuple[str, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """The parts of a document.

    Attributes
    ----------
    kind : str
        What the document calls itself.
    parts, appendices : tuple of Part
    numbered : bool
        Whether parts are numbered.
    """

    kind: str
    parts: tuple[Part, ...]
    appendices: tuple[Part, ...] = ()
    numbered: bool = True


def read_order(order: str | os.PathLike[str], known: Iterable[str]) -> Order:
    """Read the order of a document.

    Parameters
    ----------
    order : str or path
        ``"sixteen"``, ``"five cases"``, ``"initiation"``, or a TOML file of your own.
    known : iterable of str
        The sections there are.

    Raises
    ------
    EvidenceError
        When there is no such order, or the file names what is not there.
    """
    given, where = _text(order), str(order)
    try:
        plain = tomllib.loads(given)
    except tomllib.TOMLDecodeError as fault:
        raise EvidenceError(
            f"The order of the document cannot be read: {fault}",
            where=where,
            remedy="Begin from a copy of a shipped one; docs/documents.md shows it",
        ) from fault
    _check(plain, _KEYS, where)
    parts, appendices = (
        tuple(_part(item, known, where) for item in plain.get(key, ())) for key in ("part", "appendix")
    )
    if not parts:
        raise EvidenceError("The order holds no part", where=where, remedy="Write one under [[part]]")
    return Order(plain.get("kind", "Business case"), parts, appendices, plain.get("numbered", True))


def _text(order: str | os.PathLike[str]) -> str:
    """Give the text of a shipped order, or of a file."""
    if order in SHIPPED:
        return resources.files(__package__).joinpath("orders", f"{order}.toml").read_text(encoding="utf-8")
    path = Path(order)
    if path.suffix.lower() != ".toml":
        raise EvidenceError(
            f"There is no order of parts called {str(order)!r}",
            remedy=f"Say {a_list([repr(name) for name in SHIPPED])}, or name a file that ends in .toml",
        )
    try:
        with path.open(encoding="utf-8") as file:
            return file.read(_LONGEST)
    except (OSError, UnicodeDecodeError) as fault:
        raise EvidenceError(
            "The order of the document cannot be read", where=str(path), remedy="Name a TOML file in UTF-8"
        ) from fault


def _part(item: Any, known: Iterable[str], where: str) -> Part:
    """Read one part."""
    _check(item, _PART_KEYS, where)
    names = [*known]
    holds = tuple(item.get("holds", ()))
    if lost := [name for name in holds if name not in names]:
        raise EvidenceError(
            f"There is no section called {a_list([repr(name) for name in lost])}",
            where=where,
            remedy=f"Choose among {a_list(names)}",
        )
    if not item.get("heading"):
        raise EvidenceError("A part has no heading", where=where, remedy="Write heading = ...")
    return Part(item["heading"], holds, item.get("lead", ""))


def _check(item: Any, keys: Mapping[str, type], where: str) -> None:
    """Refuse what has another name or another sort than expected."""
    if not isinstance(item, dict):
        raise EvidenceError("A part is not a table", where=where, remedy="Write it under [[part]]")
    for key, value in item.items():
        if key not in keys:
            raise EvidenceError(
                f"{key!r} is not known here", where=where, remedy=f"Choose among {a_list([*keys])}"
            )
        if not isinstance(value, keys[key]):
            raise EvidenceError(
                f"{key!r} holds {value!r}", where=where, remedy=f"Give it as {_SORTS[keys[key]]}"
            )


_SORTS = {str: "words in quotes", bool: "true or false", list: "a list in square brackets"}
