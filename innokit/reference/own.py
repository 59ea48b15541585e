"""A council's own tables: rows from a file or DataFrame, checked cell by cell, into a folder of its own."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from innokit.errors import IntakeError, TableMissing
from innokit.reference.cells import must_agree, text_rows
from innokit.reference.checks import LICENCES, STATUSES
from innokit.reference.incoming import fitting
from innokit.reference.package import (
    DESCRIPTOR,
    Edition,
    Resource,
    Source,
    digest,
    licence_names,
    read_package,
)
from innokit.reference.tables import Table, load

_ADDRESS = {
    "OGL-UK-3.0": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    "OGL-UK-2.0": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/2/",
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
}


def add_edition(
    folder: str | Path,
    name: str,
    rows: str | Path | pd.DataFrame,
    *,
    edition: str,
    date: str,
    title: str,
    source: str,
    note: str,
    licence: str = "council-own",
    attribution: str = "",
    address: str = "",
    status: str = "read at publisher",
    refresh: str = "Yearly.",
    like: str | None = None,
) -> Table:
    """Add an edition to a table in a folder of the council's own; nothing is written unless every cell fits.

    A folder that does not have the table yet gets it: with the kit's rows, so that earlier business cases can
    be run again, or, for a table under a new name, with the columns of the table named by `like`.

    Parameters
    ----------
    folder : path
        The council's own folder, made where it is not there.
    name : str
        A table of the kit ("unit_costs"), or a new name in small letters with `like` given.
    rows : path or DataFrame
        A CSV file in UTF-8 with a heading row, or a DataFrame. Columns are the table's own; `edition` and
        those that may be empty can be left out.
    edition, date, title : str
        The edition's name; its date (2026, 2026-06 or 2026-06-30); its title.
    source, address : str
        Who published the figures, or how the council made them; the publisher's page, "" where there is none.
    note, refresh : str
        How the figures were obtained; when to look again.
    licence : str
        "council-own", "own-use-only", "OGL-UK-3.0", "OGL-UK-2.0" or "CC-BY-4.0"; several joined by " AND ".
    attribution : str, optional
        The credit to print; the source where left out.
    status : str
        "read at publisher", "read in a transcription" or "unconfirmed".

    Returns
    -------
    Table
        The new edition, as `load` gives it.

    Raises
    ------
    IntakeError
        Cells that do not fit, each with its row, column, value and remedy; or a description that does not.
    TableMissing
        No such table, or no such file.
    """
    home = Path(folder)
    document = Source(source, address)
    described = Edition(
        edition, date, title, status, licence, attribution or f"Source: {source}.", (document,), note, refresh
    )
    raw, (start, begun_in) = _descriptor(home), _start(home, name, like)
    _refuse_description(described, start)
    content = _written(pd.concat([*_kept(start), fitting(rows, start, described)]))
    model = _described(begun_in, name if start.editions else str(like))
    _write(home, raw, _resource(model, start, described, content), content)
    return load(name, edition, home)


def _descriptor(home: Path) -> dict[str, Any]:
    """The folder's description, or a fresh one where it has none."""
    if (home / DESCRIPTOR).is_file():
        read_package(home)
        found: dict[str, Any] = json.loads((home / DESCRIPTOR).read_text(encoding="utf-8"))
        return found
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "own-reference-tables",
        "title": "Reference tables of our own",
        "version": "1.0.0",
        "description": "Reference tables of our own, each with its edition, source, licence and checksum.",
        "licenses": [],
        "sources": [],
        "resources": [],
    }


def _start(home: Path, name: str, like: str | None) -> tuple[Resource, Path]:
    """The table to add to and its folder: the council's, else the kit's, else an empty one like another."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise IntakeError(
            f"{name!r} is no name for a table",
            remedy="Write small letters, digits and underscores, such as our_costs",
        )
    packages = [read_package(), *([read_package(home)] if (home / DESCRIPTOR).is_file() else [])]
    every = {one.name: (one, package.folder) for package in packages for one in package.resources}
    if name in every and (like is None or every[name][1] == home):
        return every[name]
    if like in every:
        table, begun_in = every[like]
        return replace(table, name=name, editions=()), begun_in
    raise TableMissing(
        f"There is no table {like or name!r} to begin from",
        where=str(home),
        remedy=f"Give like=, one of: {', '.join(every)}",
    )


def _refuse_description(edition: Edition, start: Resource) -> None:
    """Refuse an edition whose own words do not fit."""
    known = {one.edition for one in start.editions}
    unknown = [name for name in licence_names(edition.licence) if name not in LICENCES]
    empty = [key for key in ("edition", "title", "note", "refresh") if not getattr(edition, key).strip()]
    one_of_these = f"Use one of: {', '.join(STATUSES)}"
    faults = [
        (edition.edition in known, f"The edition {edition.edition!r} is there already", "Give another name"),
        (not _is_date(edition.date), f"{edition.date!r} is no date", "Write 2026, 2026-06 or 2026-06-30"),
        (bool(unknown), f"The licence {unknown} is not on the list", f"Use one of: {', '.join(LICENCES)}"),
        (edition.status not in STATUSES, f"The status {edition.status!r} is not on the list", one_of_these),
        (bool(empty), f"Nothing is said under {', '.join(empty)}", "Write a few words there"),
        (not edition.sources[0].title.strip(), "Nothing is said under source", "Say who made the figures"),
    ]
    for wrong, what, remedy in faults:
        if wrong:
            raise IntakeError(what, where=f"{start.name}, edition {edition.edition}", remedy=remedy)


def _is_date(text: str) -> bool:
    """Whether a text is a year, a month or a day in ISO form."""
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text):
        return False
    try:
        # A year or a month is a date once its missing end is filled up.
        datetime.date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True


def _kept(start: Resource) -> list[pd.DataFrame]:
    """Rows of the editions that are there already, as text; none for a new table."""
    if not start.editions:
        return []
    must_agree(start)
    return [text_rows(start)]


def _written(texts: pd.DataFrame) -> bytes:
    """Rows as CSV in UTF-8 with Unix line ends."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(texts.columns)
    writer.writerows(texts.itertuples(index=False))
    return out.getvalue().encode()


def _described(folder: Path, name: str) -> dict[str, Any]:
    """The description of one table of a folder, as it stands in `datapackage.json`."""
    raw = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    found: dict[str, Any] = next(one for one in raw["resources"] if one["name"] == name)
    return found


def _resource(model: Mapping[str, Any], start: Resource, edition: Edition, content: bytes) -> dict[str, Any]:
    """The table's description with the new edition."""
    told = {key: getattr(edition, key) for key in Edition.__dataclass_fields__ if key != "sources"}
    told["sources"] = [{"title": one.title, "path": one.path} for one in edition.sources]
    title = start.name.replace("_", " ").capitalize()
    names = {"name": start.name, "path": f"{start.name}.csv", "title": title}
    earlier = model["editions"] if start.editions else []
    return {
        **model,
        **({} if start.editions else names),
        "bytes": len(content),
        "hash": f"sha256:{digest(content)}",
        "editions": [*earlier, told],
    }


def _write(home: Path, raw: dict[str, Any], resource: Mapping[str, Any], content: bytes) -> None:
    """Write table and description, each whole or not at all, the table first."""
    others = [one for one in raw["resources"] if one["name"] != resource["name"]]
    have = {one["name"] for one in raw["licenses"]}
    needed = [name for one in resource["editions"] for name in licence_names(one["licence"])]
    new = [name for name in dict.fromkeys(needed) if name not in have]
    licences = [{"name": name, "title": LICENCES.get(name, name), **_address(name)} for name in new]
    raw = raw | {"resources": [*others, resource], "licenses": [*raw["licenses"], *licences]}
    home.mkdir(parents=True, exist_ok=True)
    _replace(home / resource["path"], content)
    _replace(home / DESCRIPTOR, (json.dumps(raw, indent=2, ensure_ascii=False) + "\n").encode())


def _address(licence: str) -> dict[str, str]:
    """Where the licence's text stands, for those that have one."""
    return {"path": _ADDRESS[licence]} if licence in _ADDRESS else {}


def _replace(file: Path, content: bytes) -> None:
    """Put a file in place in one step, so that nobody reads half of it."""
    beside = file.with_name(f".{file.name}.new")
    beside.write_bytes(content)
    beside.replace(file)
