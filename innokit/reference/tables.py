"""Tables by name and edition; the newest edition is whatever the data say it is."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import pandas as pd

from innokit.errors import TableMissing
from innokit.reference.cells import must_agree, typed_rows
from innokit.reference.formats import bearers_words
from innokit.reference.package import Edition, Field, Package, Resource, licence_names, read_package
from innokit.words import escape, exact


@dataclass(frozen=True, eq=False)
class Table:
    """One edition of one reference table, with where it comes from.

    Attributes
    ----------
    name, title : str
        Short name for code; title for screens.
    edition, date : str
        The edition read, and its date (ISO; a month where no day is known).
    editions : tuple of str
        Every edition there is, newest first.
    source, licence, attribution : str
        Documents with addresses; licence; the credit to print beside figures.
    status : str
        "read at publisher", "read in a transcription" or "unconfirmed".
    note, refresh : str
        How the figures were obtained; when to look for newer ones.
    checksum : str
        SHA-256 of the table's file, all editions, as read.
    fields : tuple of Field
        Columns with titles, descriptions and units.
    """

    name: str
    title: str
    edition: str
    date: str
    editions: tuple[str, ...]
    source: str
    licence: str
    attribution: str
    status: str
    note: str
    refresh: str
    checksum: str
    fields: tuple[Field, ...]
    _rows: pd.DataFrame = field(repr=False)

    @property
    def values(self) -> pd.DataFrame:
        """The rows of this edition as a DataFrame of your own: altering it alters nothing else."""
        return self._rows.copy()

    @property
    def brief(self) -> pd.DataFrame:
        """The rows without the columns of detail (licence, address, note), for a screen."""
        return self._rows[[column.name for column in self.fields if not column.detail]].copy()

    def __len__(self) -> int:
        return len(self._rows)

    def _repr_html_(self) -> str:
        """The table, in brief, with its provenance below, every text escaped."""
        shown = [column for column in self.fields if not column.detail]
        head = "".join(f'<th scope="col">{escape(column.title)}</th>' for column in shown)
        body = "".join(
            "<tr>"
            + "".join(f"<td>{escape(_shown(*pair))}</td>" for pair in zip(shown, row, strict=True))
            + "</tr>"
            for row in self.brief.itertuples(index=False)
        )
        caption = f"{self.title}, edition {self.edition} ({self.date}), {self.status}"
        foot = f"Source: {self.source}. Licence: {self.licence}. {self.attribution} {self.note}"
        return (
            f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>"
            f"<tbody>{body}</tbody></table><p>{escape(foot)}</p>"
        )


def load(name: str, edition: str | None = None, folder: str | Path | None = None) -> Table:
    """Read a reference table.

    Parameters
    ----------
    name : str
        A name of `catalogue()`, such as "gdp_deflators".
    edition : str, optional
        One edition by name; None takes the newest by the dates in the data.
    folder : path, optional
        A folder with a council's own Frictionless Data Package; None reads the kit's tables.

    Raises
    ------
    TableMissing
        No such table or edition; the message lists those there are.
    IntakeError
        The file is not the one its `datapackage.json` describes.

    Examples
    --------
    >>> load("optimism_bias").edition
    'Mott-MacDonald-2002-07'
    """
    package = read_package(folder)
    resource = _named(package, name)
    return _table(package, resource, _chosen(resource, edition))


def catalogue(folder: str | Path | None = None) -> pd.DataFrame:
    """Every edition of every table, a row each, newest edition first.

    Columns: name, edition, date, title, source, licence, status, rows, newest.
    """
    package = read_package(folder)
    pairs = [(resource, edition) for resource in package.resources for edition in resource.editions]
    lines = [_line(_table(package, resource, edition)) for resource, edition in pairs]
    columns = ["name", "edition", "date", "title", "source", "licence", "status", "rows", "newest"]
    return pd.DataFrame(lines, columns=columns)


def primary_key(name: str, folder: str | Path | None = None) -> tuple[str, ...]:
    """The columns that tell a table's rows apart, the edition among them.

    Raises
    ------
    TableMissing
        No such table.
    """
    return _named(read_package(folder), name).primary_key


def _named(package: Package, name: str) -> Resource:
    """The table of that name."""
    for resource in package.resources:
        if resource.name == name:
            return resource
    names = ", ".join(resource.name for resource in package.resources) or "none"
    raise TableMissing(
        f"There is no reference table {name!r}",
        where=str(package.folder),
        remedy=f"Tables there are: {names}",
    )


def _chosen(resource: Resource, edition: str | None) -> Edition:
    """The edition of that name; the newest for None."""
    if edition is None:
        return resource.editions[0]
    for candidate in resource.editions:
        if candidate.edition == edition:
            return candidate
    raise TableMissing(
        f"The table {resource.name} has no edition {edition!r}",
        where=str(resource.file),
        remedy=f"Editions there are: {', '.join(e.edition for e in resource.editions)}",
    )


def _table(package: Package, resource: Resource, edition: Edition) -> Table:
    """The rows of one edition with the description that goes with them."""
    must_agree(resource)
    return _built(package, resource, edition)


@lru_cache(maxsize=64)
def _built(package: Package, resource: Resource, edition: Edition) -> Table:
    """The table, made once for each description read; safe to share, for nobody can alter it."""
    rows = typed_rows(resource)
    return Table(
        name=resource.name,
        title=resource.title,
        edition=edition.edition,
        date=edition.date,
        editions=tuple(e.edition for e in resource.editions),
        source=_joined(edition.sources),
        licence=" and ".join(package.licences.get(name, name) for name in licence_names(edition.licence)),
        attribution=edition.attribution,
        status=edition.status,
        note=edition.note,
        refresh=edition.refresh,
        checksum=resource.sha256,
        fields=resource.fields,
        _rows=rows[rows["edition"] == edition.edition].reset_index(drop=True),
    )


def _joined(items: Iterable[object]) -> str:
    """Sources one after another."""
    return "; ".join(str(item) for item in items)


def _line(table: Table) -> dict[str, object]:
    """A table's line in the catalogue."""
    return {
        "name": table.name,
        "edition": table.edition,
        "date": table.date,
        "title": table.title,
        "source": table.source,
        "licence": table.licence,
        "status": table.status,
        "rows": len(table),
        "newest": table.edition == table.editions[0],
    }


def _shown(column: Field, cell: object) -> str:
    """A cell for the screen: fractions in per cent, an endless band and an empty number in words."""
    if not isinstance(cell, float):
        return bearers_words(str(cell)) if column.format == "shares" else str(cell)
    if math.isnan(cell):
        return "not given"
    if math.isinf(cell):
        return "no end"
    return f"{exact(cell * 100)}%" if column.unit.startswith("fraction") else exact(cell)
