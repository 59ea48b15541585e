"""The history of one record, as people read it: who recorded what, when and why, and what changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from innokit.panels import drafts
from innokit.records import Case, Entry
from innokit.store.reading import record
from innokit.words import date_words, one_line


def told(entry: Entry) -> dict[str, Any]:
    """Give number, author, time and reason of an entry.

    Returns
    -------
    dict
        ``entry``, ``who``, ``when`` and ``why``.
    """
    return {
        "entry": entry.seq,
        "who": "name withheld" if entry.who is None else entry.who,
        "when": date_words(entry.when),
        "why": "reason withheld" if entry.why is None else entry.why,
    }


def past(entries: Sequence[Entry], case: Case) -> dict[str, Any]:
    """Give the history of one record, newest entry first; empty where there is none.

    Parameters
    ----------
    entries : sequence of Entry
        All about one record, in order.
    case : Case
        Gives names to what the entries speak of.

    Returns
    -------
    dict
        ``id``, ``name`` and ``entries``; each entry has what `told` gives, ``action``, and ``changes``: title
        of a field with its text ``before`` and ``after``.
    """
    if not entries:
        return {}
    texts = [_texts(entry, case) for entry in entries]
    lines = [
        {**told(entry), "action": entry.action, "changes": _changes(before, after) if after else []}
        for entry, before, after in zip(entries, [{}, *_carried(texts)], texts, strict=False)
    ]
    title = next((e.body["title"] for e in reversed(entries) if e.body.get("title")), "")
    name = one_line(title, 160) if title else drafts.label(entries[0].id, case)
    return {"id": entries[0].id, "name": name, "entries": lines[::-1]}


def _carried(texts: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """Give what stood after each entry, a withdrawal leaving what was there to be revived."""
    found: list[dict[str, str]] = []
    for text in texts:
        found.append(text or (found[-1] if found else {}))
    return found


def _texts(entry: Entry, case: Case) -> dict[str, str]:
    """Give title and text of each field that an entry fills in."""
    if entry.action == "withdraw":
        return {}
    made = record(entry)
    if made is None:
        return {"": "Something in it is withheld"}
    draft = drafts.to_draft(made, case)
    told_of = [(field, draft[field["name"]]) for field in drafts.describe(made.kind)]
    return {
        field["title"]: drafts.worded(value, field) for field, value in told_of if value != field["default"]
    }


def _changes(before: dict[str, str], after: dict[str, str]) -> list[dict[str, str]]:
    """Give what changed from one version to the next."""
    titles = dict.fromkeys([*after, *before])
    return [
        {"title": title, "before": before.get(title, ""), "after": after.get(title, "")}
        for title in titles
        if before.get(title, "") != after.get(title, "")
    ]
