"""The reference tables that a pack's results name: those editions alone, as a Data Package of their own."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from innokit.reference import locate

DESCRIPTOR = "datapackage.json"
_EDITION = re.compile(r", edition ([\w.-]*\w)")
_BEFORE = 120
"""How many characters before an edition its table's name is looked for in."""


def used(texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Find which editions of which tables are named, as results name them.

    Parameters
    ----------
    texts : iterable of str
        Such as ``"GDP deflators, edition HMT-QNA-2025-12"``, anywhere in what a result says.

    Returns
    -------
    dict of str to tuple of str
        Editions by name of the table.
    """
    told = {
        (text[max(0, at.start() - _BEFORE) : at.start()], at[1])
        for text in texts
        for at in _EDITION.finditer(text)
    }
    found: dict[str, list[str]] = {}
    for resource in _descriptor()["resources"]:
        known = {edition["edition"] for edition in resource["editions"]}
        named = {edition for words, edition in told if edition in known and _means(words, resource["title"])}
        if named:
            found[resource["name"]] = sorted(named)
    return {name: tuple(editions) for name, editions in sorted(found.items())}


def files(editions: Mapping[str, Iterable[str]]) -> dict[str, bytes]:
    """Give the named editions as files: a CSV for each table, and the description of all.

    Parameters
    ----------
    editions : mapping of str to iterable of str
        As `used` gives them.
    """
    if not editions:
        return {}
    plain, kept, found = _descriptor(), [], dict[str, bytes]()
    for resource in plain["resources"]:
        wanted = set(editions.get(resource["name"], ()))
        if wanted:
            content = _rows(locate() / resource["path"], wanted)
            found[resource["path"]] = content
            shown = [edition for edition in resource["editions"] if edition["edition"] in wanted]
            sums = {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
            kept.append(resource | sums | {"editions": shown})
    description = json.dumps({**plain, "resources": kept}, indent=2, ensure_ascii=False)
    return {DESCRIPTOR: f"{description}\n".encode(), **found}


def _descriptor() -> dict[str, Any]:
    """Read the description of the tables that come with the kit."""
    found: dict[str, Any] = json.loads((locate() / DESCRIPTOR).read_text(encoding="utf-8"))
    return found


def _means(words: str, title: str) -> bool:
    """Whether a result's words for a table mean this one; it may say in brackets which part it read.

    >>> _means("By Discount schedules (standard, health)", "Discount schedules")
    True
    """
    return re.sub(r"\s*\([^()]*\)$", "", words).casefold().endswith(title.casefold())


def _rows(path: Path, editions: set[str]) -> bytes:
    """Give the heading and the rows of some editions, each as it stands in the table."""
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
    at = rows[0].index("edition")
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(
        [rows[0], *(row for row in rows[1:] if row and row[at] in editions)]
    )
    return out.getvalue().encode()
