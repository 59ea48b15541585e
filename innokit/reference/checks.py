"""Whether a folder of tables is what its description says, and how to bring the description up to date."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from innokit.errors import InnokitError, IntakeError
from innokit.reference.cells import cell_faults, file_bytes, text_rows
from innokit.reference.package import DESCRIPTOR, Package, Resource, digest, licence_names, read_package

STATUSES = ("read at publisher", "read in a transcription", "unconfirmed")

# A figure may be kept under these alone: others forbid passing the kit, or a notebook, on.
LICENCES = {
    "OGL-UK-3.0": "Open Government Licence v3.0",
    "OGL-UK-2.0": "Open Government Licence v2.0",
    "CC-BY-4.0": "Creative Commons Attribution 4.0 International",
    "council-own": "The council's own figures",
    "own-use-only": "Used under a licence of the council's own, not to be passed on",
}


def check(folder: str | Path | None = None) -> list[str]:
    """Compare every table with its description.

    Parameters
    ----------
    folder : path, optional
        A council's own package; None checks the kit's tables.

    Returns
    -------
    list of str
        A sentence for each problem, naming file, row and column; empty when all is sound. Looked at: the
        description's own keys, each file's size and SHA-256, columns, cells, repeated rows, and that editions
        described and editions in the rows are the same.
    """
    try:
        package = read_package(folder)
    except InnokitError as problem:
        return [str(problem)]
    found = (problem for one in package.resources for problem in _problems(package, one))
    return [*_unlisted(package), *_licences(package), *found]


def stamp(folder: str | Path) -> list[str]:
    """Write each table's present size and checksum into the folder's `datapackage.json`.

    Use it after a meant change to a table of the council's own, then run `check(folder)`.

    Returns
    -------
    list of str
        Names of the tables whose size or checksum changed.

    Raises
    ------
    TableMissing
        The folder or one of its files is not there.
    """
    package = read_package(folder)
    descriptor = package.folder / DESCRIPTOR
    raw = json.loads(descriptor.read_text(encoding="utf-8"))
    changed = []
    for item, resource in zip(raw["resources"], package.resources, strict=True):
        content = file_bytes(resource)
        if (resource.bytes, resource.sha256) != (len(content), digest(content)):
            item["bytes"], item["hash"] = len(content), f"sha256:{digest(content)}"
            changed.append(resource.name)
    if changed:
        descriptor.write_text(
            json.dumps(raw, indent=2, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n"
        )
    return changed


def _problems(package: Package, resource: Resource) -> Iterator[str]:
    """All that is wrong with one table."""
    yield from _description(package, resource)
    try:
        content = file_bytes(resource)
        yield from _bytes(resource, content)
        rows = text_rows(resource)
    except (IntakeError, LookupError) as problem:
        yield str(problem)
        return
    yield from cell_faults(resource, rows)
    if "edition" in rows:
        yield from _editions(resource, set(rows["edition"]))


def _bytes(resource: Resource, content: bytes) -> Iterator[str]:
    """Size and checksum against the description."""
    name = resource.file.name
    if len(content) != resource.bytes:
        yield f"{name}: the file has {len(content)} bytes, but {DESCRIPTOR} says {resource.bytes}."
    if digest(content) != resource.sha256:
        yield f"{name}: the file's SHA-256 differs from that in {DESCRIPTOR}; a byte of it has changed."


def _description(package: Package, resource: Resource) -> Iterator[str]:
    """Words that the description may not choose freely, and words it may not leave out."""
    for edition in resource.editions:
        place = f"{resource.name}, edition {edition.edition}"
        if edition.status not in STATUSES:
            yield f"{place}: the status {edition.status!r} is none of {', '.join(STATUSES)}."
        for licence in licence_names(edition.licence):
            if licence not in package.licences:
                yield f"{place}: the licence {licence!r} is not among the package's licences."
        empty = [
            key
            for key in ("edition", "date", "title", "attribution", "sources", "note", "refresh")
            if not getattr(edition, key)
        ]
        if empty:
            yield f"{place}: nothing is said under {', '.join(empty)}."
    names = [edition.edition for edition in resource.editions]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"{resource.name}: the edition {name} is described twice."


def _editions(resource: Resource, found: set[str]) -> Iterator[str]:
    """Editions in the rows against editions described."""
    described = {edition.edition for edition in resource.editions}
    for name in sorted(found - described):
        yield f"{resource.file.name}: the edition {name!r} has rows, but {DESCRIPTOR} does not describe it."
    for name in sorted(described - found):
        yield f"{resource.file.name}: the edition {name!r} is described, but has no row."


def _licences(package: Package) -> Iterator[str]:
    """Licences that are not on the closed list."""
    for name in package.licences:
        if name not in LICENCES:
            yield f"{DESCRIPTOR}: the licence {name!r} is none of {', '.join(LICENCES)}."


def _unlisted(package: Package) -> Iterator[str]:
    """CSV files of the folder that the description does not name."""
    named = {resource.file.name for resource in package.resources}
    for file in sorted(package.folder.glob("*.csv")):
        if file.name not in named:
            yield f"{file.name}: the file is in the folder, but {DESCRIPTOR} does not name it."
