"""Two chains entry by entry: what one seals otherwise than the other, and files of packs that differ."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from innokit.evidence.history import BLANK, GONE
from innokit.process import LEFT_OUT, secret_votes
from innokit.records import KINDS, Case, Entry
from innokit.results.describe import kind_words
from innokit.words import a_list, date_words, one_line


@dataclass(frozen=True, slots=True)
class Resealed:
    """An entry that both chains hold under the same id and version, and that is not the same in both.

    Attributes
    ----------
    before, after : Entry
    fields : tuple of (str, str, str)
        What differs, before and now; empty where both say the same and are sealed otherwise.
    """

    before: Entry
    after: Entry
    fields: tuple[tuple[str, str, str], ...]


def resealed(before: Case, after: Case) -> tuple[Resealed, ...]:
    """Give the entries that two chains hold under the same id and version, each sealed otherwise."""
    secret = secret_votes(before) | secret_votes(after)
    now = {(entry.id, entry.version): entry for entry in after.entries}
    held = {entry.digest for entry in after.entries}
    pairs = [(was, now.get((was.id, was.version))) for was in before.entries if was.digest not in held]
    return tuple(Resealed(was, found, _fields(was, found, was.id in secret)) for was, found in pairs if found)


def _fields(was: Entry, now: Entry, secret: bool) -> tuple[tuple[str, str, str], ...]:
    """Give author, time, reason and what is said, where they differ."""
    both = (
        ("Author", _said(was, "who"), _said(now, "who")),
        ("Time", _time(was, now), _time(now, was)),
        ("Reason", _said(was, "why"), _said(now, "why")),
        ("What it does", was.action, now.action),
    )
    found = [line for line in both if line[1] != line[2]]
    if secret:
        found = [(label, LEFT_OUT, LEFT_OUT) for label, _, _ in found]
    keys = sorted({*was.body, *now.body})
    differing = [key for key in keys if was.body.get(key) != now.body.get(key)]
    if differing:
        kind = KINDS.get(was.kind)
        titles = [(kind.model_fields[key].title or key) if kind and key in kind.model_fields else key
                  for key in differing]  # fmt: skip
        found.append(("What it says", f"otherwise in: {a_list(titles)}", "see the record itself"))
    return tuple(found)


def _said(entry: Entry, key: str) -> str:
    """Give who or why of an entry."""
    said: str | None = getattr(entry, key)
    return GONE if said is None else one_line(said, 200) or BLANK


def _time(entry: Entry, other: Entry) -> str:
    """Give when an entry was made: the day, and the instant where the days are the same."""
    day, same = date_words(entry.when), date_words(entry.when) == date_words(other.when)
    return entry.when if same else day


def named(entry: Entry) -> str:
    """Name what an entry is about."""
    title = entry.body.get("title")
    kind = kind_words(entry.kind)
    return f"{kind}: {one_line(title, 80)}" if isinstance(title, str) and title else kind


def files(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> tuple[tuple[str, str], ...]:
    """Give the files of two packs that are not the same byte for byte, each with in what.

    Examples
    --------
    >>> files({"a": b"1", "b": b"2"}, {"a": b"1", "b": b"3", "c": b"4"})
    (('b', 'another sum'), ('c', 'only in the later'))
    """
    found = []
    for name in sorted({*before, *after}):
        one, other = before.get(name), after.get(name)
        if one is None or other is None:
            found.append((name, "only in the later" if one is None else "only in the earlier"))
        elif hashlib.sha256(one).digest() != hashlib.sha256(other).digest():
            found.append((name, "another sum"))
    return tuple(found)
