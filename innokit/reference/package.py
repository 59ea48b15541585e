"""The folder that holds reference tables: found, read and described, as a Frictionless Data Package.

Format: Data Package, version 2.0 (datapackage.org). Besides the standard keys every resource carries
`editions`: who published each, when, under which licence, how it was read, and when to look again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path, PurePosixPath
from typing import Any

from innokit.errors import IntakeError, TableMissing

DESCRIPTOR = "datapackage.json"


@dataclass(frozen=True)
class Source:
    """A document that figures were taken from, with the publisher's address."""

    title: str
    path: str

    def __str__(self) -> str:
        return f"{self.title}, {self.path}" if self.path else self.title


@dataclass(frozen=True)
class Edition:
    """One dated edition of a table. `date` is ISO text: a day, or a month or year where no more is known.

    `licence` is a name, or several joined by " AND " where rows have licences of their own.
    """

    edition: str
    date: str
    title: str
    status: str
    licence: str
    attribution: str
    sources: tuple[Source, ...]
    note: str
    refresh: str


@dataclass(frozen=True, eq=False)
class Field:
    """One column: what it means, its unit, and what its cells may hold.

    `format` says how text is read ("shares", "price year"); a `detail` is left out where space is short.
    """

    name: str
    title: str
    type: str
    description: str
    unit: str
    constraints: Mapping[str, Any]
    format: str = ""
    detail: bool = False


@dataclass(frozen=True, eq=False)
class Resource:
    """One table as its package describes it; `editions` run from the newest to the oldest."""

    name: str
    title: str
    description: str
    file: Path
    bytes: int
    sha256: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    editions: tuple[Edition, ...]


@dataclass(frozen=True, eq=False)
class Package:
    """A folder of reference tables."""

    folder: Path
    licences: Mapping[str, str]
    resources: tuple[Resource, ...]


def locate(name: str = "data") -> Path:
    """Find a folder of material that comes with the kit: ``"data"``, ``"notebooks"`` or ``"examples"``.

    Returns
    -------
    Path
        Such as `innokit/_data` where the kit is installed, else `data` at the top of a checkout.

    Raises
    ------
    TableMissing
        When neither is there.
    """
    package = Path(str(resources.files("innokit")))
    places = (package / f"_{name}", package.parent / name)
    for folder in places:
        if folder.is_dir():
            return folder
    raise TableMissing(
        f"The {name} that come with the kit are not there",
        where=" or ".join(str(place) for place in places),
        remedy="Install innokit again",
    )


def read_package(folder: str | Path | None = None) -> Package:
    """Read the description of a folder of tables; None means the tables that come with the kit.

    Raises
    ------
    TableMissing
        The folder holds no `datapackage.json`.
    IntakeError
        The file is not JSON, lacks a key, or names a file outside its folder.
    """
    home = locate() if folder is None else Path(folder)
    descriptor = home / DESCRIPTOR
    if not descriptor.is_file():
        raise TableMissing(
            f"There is no {DESCRIPTOR} in this folder",
            where=str(home),
            remedy="Name a folder that holds a Frictionless Data Package",
        )
    return _parsed(home, descriptor.read_bytes())


def licence_names(text: str) -> list[str]:
    """The licences of an edition, one by one.

    >>> licence_names("CC-BY-4.0 AND OGL-UK-3.0")
    ['CC-BY-4.0', 'OGL-UK-3.0']
    """
    return text.split(" AND ")


def digest(content: bytes) -> str:
    """SHA-256 of a file's bytes, 64 hexadecimal characters."""
    return hashlib.sha256(content).hexdigest()


@lru_cache(maxsize=16)
def _parsed(folder: Path, content: bytes) -> Package:
    """The package; its bytes are the key, so that an edited description is read anew."""
    place = str(folder / DESCRIPTOR)
    try:
        raw = json.loads(content)
        licences = {item["name"]: item["title"] for item in raw["licenses"]}
        found = tuple(_resource(folder, item) for item in raw["resources"])
    except IntakeError:
        raise
    except ValueError as problem:
        raise IntakeError(
            f"The file is not JSON: {problem}", where=place, remedy="Mend or restore it"
        ) from problem
    except KeyError as problem:
        raise IntakeError(
            f"The key {problem} is missing", where=place, remedy="Add it, as data/README.md describes"
        ) from problem
    except (TypeError, AttributeError) as problem:
        raise IntakeError(
            f"The file is not laid out as a Data Package: {problem}", where=place, remedy="Mend or restore it"
        ) from problem
    return Package(folder, licences, found)


def _resource(folder: Path, raw: Mapping[str, Any]) -> Resource:
    """One resource, its editions sorted from the newest by date."""
    newest_first = sorted(map(_edition, raw["editions"]), key=lambda e: (e.date, e.edition), reverse=True)
    if not newest_first:
        raise KeyError("editions")
    return Resource(
        name=raw["name"],
        title=raw["title"],
        description=raw["description"],
        file=_inside(folder, raw["path"]),
        bytes=int(raw["bytes"]),
        sha256=str(raw["hash"]).removeprefix("sha256:"),
        fields=tuple(_field(item) for item in raw["schema"]["fields"]),
        primary_key=tuple(raw["schema"]["primaryKey"]),
        editions=tuple(newest_first),
    )


def _edition(raw: Mapping[str, Any]) -> Edition:
    """One edition as the package gives it."""
    sources = tuple(Source(item["title"], item.get("path", "")) for item in raw["sources"])
    texts = {key: str(raw[key]) for key in Edition.__dataclass_fields__ if key != "sources"}
    return Edition(sources=sources, **texts)


def _field(raw: Mapping[str, Any]) -> Field:
    """One column as the package gives it."""
    return Field(
        raw["name"],
        raw["title"],
        raw["type"],
        raw["description"],
        raw.get("unit", ""),
        raw.get("constraints", {}),
        raw.get("format", ""),
        raw.get("detail", False),
    )


def _inside(folder: Path, path: str) -> Path:
    """The file of a resource; absolute paths, steps upwards and drive letters are refused."""
    parts = PurePosixPath(path)
    if parts.is_absolute() or ".." in parts.parts or "\\" in path or ":" in path:
        raise IntakeError(
            f"The path {path!r} leads out of its folder",
            where=str(folder / DESCRIPTOR),
            remedy="Keep each table beside its datapackage.json",
        )
    return folder / parts
