"""Every table of a case as CSV and JSON: what is recorded, and what was worked out from it."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from innokit import businesscase, scoring
from innokit.errors import EvidenceError
from innokit.evidence.documents.tabular import Told, as_csv, as_json, described, plain_json, simple
from innokit.process import LEFT_OUT, secret_votes
from innokit.records import KINDS, Case, PublishedFigure, Vote
from innokit.results import Figure, Fragment, Result, Sheet, beside_print, ready
from innokit.results import table as frame_of
from innokit.results.describe import plural_words
from innokit.version import __version__

if TYPE_CHECKING:
    import pandas as pd

LIST = "datapackage.json"
"""Names every table of the folder, in the form of a Data Package, which other programs read."""

_OURS = re.compile(r"[a-z0-9_-]+\.(csv|json)")
MAKERS: tuple[Callable[[Case], Result], ...] = (
    businesscase.sixteen_parts,
    businesscase.appraise,
    businesscase.public_agencies,
    businesscase.council_cash,
    businesscase.three_views,
    businesscase.weighted,
    businesscase.chain,
    businesscase.one_way,
    businesscase.two_way,
    businesscase.scenarios,
    businesscase.reference_range,
    businesscase.risks,
    businesscase.plan,
    businesscase.stakeholder_grid,
    businesscase.macro_effects,
    businesscase.audit,
    scoring.compare,
    scoring.weighed,
    scoring.beside,
    scoring.scored,
    scoring.scales,
    scoring.short_list,
    scoring.people,
    scoring.robustness,
    scoring.stakeholder_value,
    lambda case: scoring.frontier(case, businesscase.costs_by_option(case)),
)


def write_tables(case: Case, folder: str | os.PathLike[str]) -> Path:
    """Write every table of a case to a folder, each as CSV and as JSON.

    The record's own tables carry the names of their kinds (``costs.csv``); those worked out from it the
    name of the result and of the table (``appraisal-answers.csv``). CSV holds exact values, and text
    that could pass for a formula stands behind a quote; JSON holds beside each value how it is shown,
    and the figure's id. ``datapackage.json`` lists them. Of votes in a secret ballot, the voter and who
    recorded them when are left out.

    Parameters
    ----------
    case : Case
    folder : path
        New, empty, or written by this before; then tables that are no longer there are taken away.

    Returns
    -------
    Path
        The list.

    Raises
    ------
    EvidenceError
        The folder holds other things, or cannot be written.
    """
    target = Path(folder)
    earlier = _earlier(target)
    files: dict[str, str] = {}
    listed = []
    for told in every_table(case):
        files[f"{told.name}.csv"] = as_csv(told)
        files[f"{told.name}.json"] = as_json(told, case)
        listed.append(described(told))
    package = {
        "name": "innokit-tables",
        "title": "Every table of the case",
        "as_at": case.as_at,
        "head": case.head,
        "innokit": __version__,
        "resources": listed,
    }
    files[LIST] = plain_json(package)
    try:
        target.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (target / name).write_text(content, encoding="utf-8", newline="")
        for name in earlier - {*files}:
            (target / name).unlink(missing_ok=True)
    except OSError as fault:
        raise EvidenceError(
            f"The tables cannot be written: {fault.strerror}", where=str(target), remedy="Give another folder"
        ) from fault
    return target / LIST


def every_table(case: Case) -> Iterator[Told]:
    """Give every table there is something in: the record's kinds, its entries, then results."""
    for kind in (
        *(cls.plural for cls in KINDS.values() if case.of(cls)),
        *(["entries"] if case.entries else []),
    ):
        yield _recorded(case, kind)
    seen: set[str] = set()
    for result in _results(case):
        for sheet in result.sheets():
            if sheet.rows and file_of(result, sheet) not in seen:
                seen.add(file_of(result, sheet))
                yield _worked_out(result, sheet)


def _results(case: Case) -> Iterator[Result]:
    """Work out everything that the record allows."""
    simulation = ready(businesscase.simulate, case)
    chances = (
        simulation,
        *(ready(make, simulation) for make in (businesscase.drivers, businesscase.knowing)),
    )
    made = [
        found for found in (*(ready(make, case) for make in MAKERS), *chances) if isinstance(found, Result)
    ]
    yield from made
    if case.of(PublishedFigure):
        yield beside_print(case, *made)


def file_of(result: Result, sheet: Sheet) -> str:
    """Name the file of a result's table, without its ending.

    >>> from innokit.businesscase import sixteen_parts
    >>> from innokit.records import Case
    >>> parts = sixteen_parts(Case())
    >>> file_of(parts, parts.sheet())
    'sixteen-parts-parts'
    """
    kind = re.sub(r"(?<!^)(?=[A-Z])", "-", type(result).__name__).lower()
    return f"{kind}-{re.sub(r'[^a-z0-9]+', '-', sheet.key.lower())}"


def _recorded(case: Case, kind: str) -> Told:
    """Take a table of the record."""
    frame = frame_of(case, kind).convert_dtypes()
    frame = frame.astype(object).where(frame.notna(), None)
    _leave_out_secrets(frame, case, kind)
    rows = tuple(frame.itertuples(index=False, name=None))
    heads = tuple(map(str, frame.columns))
    titles = {cls.plural: plural_words(name) for name, cls in KINDS.items()}
    title = f"{titles.get(kind, kind).capitalize()} in the record"
    data = tuple({head: simple(cell) for head, cell in zip(heads, row, strict=True)} for row in rows)
    return Told(kind, title, "", heads, rows, data)


def _leave_out_secrets(frame: pd.DataFrame, case: Case, kind: str) -> None:
    """Put a mark in place of who gave a vote in secret, and of who recorded it, when and why."""
    apart = {Vote.plural: ("voter",), "entries": ("who", "when", "why")}.get(kind, ())
    secret = secret_votes(case) if apart else frozenset()
    if secret:
        frame.loc[frame["id"].isin(secret), list(apart)] = LEFT_OUT


def _worked_out(result: Result, sheet: Sheet) -> Told:
    """Take a table of a result."""
    frame = sheet.frame()
    rows = tuple(frame.itertuples(index=False, name=None))
    data = tuple([_with_id(cell) for cell in row] for row in sheet.rows)
    note = " ".join(filter(None, (sheet.note, result.notice, result.provenance())))
    return Told(file_of(result, sheet), sheet.caption, note, tuple(map(str, frame.columns)), rows, data)


def _with_id(cell: Fragment) -> Any:
    """Give a cell as data, a figure with its id, its exact value and how it is shown."""
    if isinstance(cell, Figure):
        return {"id": cell.id, "value": cell.value, "unit": cell.unit, "shown": cell.text}
    return cell


def _earlier(folder: Path) -> set[str]:
    """Give the files that an earlier run wrote, which nobody else's folder has.

    Raises
    ------
    EvidenceError
        The folder holds things, and none of them is our list.
    """
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return set()
    try:
        found: Iterable[Any] = json.loads((folder / LIST).read_text(encoding="utf-8"))["resources"]
        names = {str(item["name"]) for item in found}
    except (OSError, ValueError, LookupError, TypeError) as fault:
        raise EvidenceError(
            "This folder holds other things than tables",
            where=str(folder),
            remedy="Name a new folder; one that was written before can be named again",
        ) from fault
    files = {f"{name}.{ending}" for name in names for ending in ("csv", "json")}
    return {name for name in files if _OURS.fullmatch(name)}
