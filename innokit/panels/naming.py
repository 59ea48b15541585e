"""Records by name: what a panel shows in place of an id, and the id behind what a person chose or typed."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from innokit.errors import RecordError
from innokit.panels.fields import known
from innokit.records import KINDS, Case
from innokit.results.describe import kind_words
from innokit.words import one_line

_LONGEST = 120


def labels(kind: str, case: Case) -> dict[str, str]:
    """Give id to name for every record of a kind that stands in a case; no two names are alike.

    Of several kinds, with spaces between, each name says its kind.

    >>> from innokit.records import Option
    >>> labels("option", Case([Option(title="Bus", id="b1"), Option(title="Bus", id="b2")]))
    {'b1': 'Bus (b1)', 'b2': 'Bus (b2)'}
    """
    several = len(kind.split()) > 1
    names = {
        record.id: f"{one_line(record.name, _LONGEST)}{f' ({kind_words(one)})' if several else ''}"
        for one in kind.split()
        for record in case.of(known(one))
    }
    often = Counter(name.casefold() for name in names.values())
    return {id: f"{name} ({id[:8]})" if often[name.casefold()] > 1 else name for id, name in names.items()}


def label(id: str, case: Case) -> str:
    """Give the name of one record; that of a withdrawn one says so, and an unknown id stands as it is."""
    record = case.by_id.get(id)
    if record is not None:
        return labels(record.kind, case)[id]
    for entry in reversed(case.entries):
        if entry.id == id and entry.action == "record" and entry.kind in KINDS:
            return f"{one_line(entry.body.get('title') or entry.id, _LONGEST)} (withdrawn)"
    return id


def find(kind: str, name: str, case: Case) -> str:
    """Give the id of the record that a name means.

    Parameters
    ----------
    kind : str
    name : str
        As `labels` gives it, the id itself, or the title if only one record has it.

    Raises
    ------
    RecordError
        When there is none, or more than one.
    """
    shown = labels(kind, case)
    wanted = name.strip()
    if wanted in shown:
        return wanted
    exact = [id for id, text in shown.items() if text == wanted]
    if exact:
        return exact[0]
    alike = one_line(wanted, _LONGEST).casefold()
    near = [
        id for id in shown if alike in (shown[id].casefold(), one_line(case.name(id), _LONGEST).casefold())
    ]
    if len(near) == 1:
        return near[0]
    words = " or ".join(kind_words(one) for one in kind.split())
    if near:
        raise RecordError(
            f"More than one {words} is called '{one_line(wanted, 40)}': choose one from the list"
        )
    how = "choose one from the list" if shown else f"record the {words} first"
    raise RecordError(f"There is no {words} called '{one_line(wanted, 40)}' in the record: {how}")


def offered(kind: str, given: str, case: Case) -> str:
    """Give the id of a record that words name exactly, or the words as they are."""
    if not kind:
        return given
    return next((id for id, text in labels(kind, case).items() if text == given), given)


def listed(given: Any, kind: str, case: Case) -> list[str]:
    """Give the names in a list, or in text parted by semicolons or lines."""
    if isinstance(given, str):
        whole = given.strip() in labels(kind, case).values()
        given = [given] if whole else re.split(r"[;\n]", given)
    if not isinstance(given, list | tuple) or not all(isinstance(item, str) for item in given):
        raise RecordError("This is not a list of names")
    return [item for item in given if item.strip()]


def shared(given: Any) -> list[tuple[str, str]]:
    """Give name and share of each row, from rows or from text such as ``Council 60%; NHS 40%``."""
    if isinstance(given, str):
        parts = [part.strip() for part in re.split(r"[;\n]", given) if part.strip()]
        found = [re.fullmatch(r"(.*\S)\s+([0-9.,]+\s*%|0?\.[0-9]+|1)", part, re.DOTALL) for part in parts]
        return [(hit[1], hit[2]) if hit else (part, "") for hit, part in zip(found, parts, strict=True)]
    if not isinstance(given, list | tuple) or not all(isinstance(row, dict) for row in given):
        raise RecordError("This is not a list of shares")
    rows = [(str(row.get("who", "")), str(row.get("share", ""))) for row in given]
    for who, part in rows:
        if part.strip() and not who.strip():
            raise RecordError(f"Nobody is named for the share {part.strip()[:20]}: choose who")
    return [row for row in rows if row[0].strip()]
