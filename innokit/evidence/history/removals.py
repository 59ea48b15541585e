"""What was erased, withheld or released: by whom, why, and which fields of which entries; never the words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from innokit.records import KINDS, Case, Entry
from innokit.results.describe import kind_words
from innokit.words import one_line

DEEDS = {"erase": "erased", "withhold": "withheld", "release": "released"}
_OWN = {"who": "who recorded it", "why": "the reason given"}


@dataclass(frozen=True)
class Removal:
    """One decision about fields of earlier entries.

    Attributes
    ----------
    entry : Entry
        The one that says so.
    deed : str
        ``"erased"``, ``"withheld"`` or ``"released"``.
    targets : tuple of (int, str, tuple of str)
        Number of each entry it is about, what that entry is about, and the titles of the fields.
    """

    entry: Entry
    deed: str
    targets: tuple[tuple[int, str, tuple[str, ...]], ...]

    @property
    def by(self) -> str:
        """Who recorded it, and whose decision it was where that is somebody else."""
        decided = self.entry.body.get("decided_by")
        return f"{doer(self.entry)}{f', decided by {one_line(str(decided), 120)}' if decided else ''}"


def doer(entry: Entry) -> str:
    """Name who made an entry, as declared."""
    return entry.who or "name withheld"


def removals(case: Case) -> tuple[Removal, ...]:
    """Give every decision to erase, withhold or release, in order."""
    made = [entry for entry in case.entries if entry.action in DEEDS]
    if not made:
        return ()
    seqs = _numbers(case.entries)
    by_seq = {entry.seq: entry for entry in case.entries}
    return tuple(Removal(entry, DEEDS[entry.action], _targets(entry, seqs, by_seq)) for entry in made)


def _numbers(entries: Iterable[Entry]) -> dict[str, int]:
    """Give the number of each entry by its digest, and by the one it had in a copy it was taken in from."""
    found: dict[str, int] = {}
    for entry in entries:
        found.setdefault(entry.digest, entry.seq)
        if entry.action == "merge":
            for place, claim in enumerate(_listed(entry), 1):
                if isinstance(claim, list) and len(claim) == 4:
                    found[str(claim[3])] = entry.seq + place
    return found


def _targets(
    made: Entry, seqs: Mapping[str, int], by_seq: Mapping[int, Entry]
) -> tuple[tuple[int, str, tuple[str, ...]], ...]:
    """Give the entries that a decision is about, as far as it still says so."""
    found = []
    for told in _listed(made):
        if isinstance(told, dict):
            seq = seqs.get(str(told.get("digest")), int(told.get("entry", 0)))
            about = by_seq.get(seq)
            names = tuple(_title(str(name), about) for name in told.get("fields", ()))
            found.append((seq, _about(about), names))
    return tuple(found)


def _listed(entry: Entry) -> list[Any]:
    """Give what an entry lists."""
    listed = entry.body.get("entries")
    return listed if isinstance(listed, list) else []


def _title(name: str, about: Entry | None) -> str:
    """Give the title of a field by the name it is sealed under."""
    if name in _OWN:
        return _OWN[name]
    key = name.removeprefix("body.")
    kind = KINDS.get(about.kind) if about else None
    return (kind.model_fields[key].title if kind and key in kind.model_fields else None) or key


def _about(entry: Entry | None) -> str:
    """Say what an entry is about, by what it still holds."""
    if entry is None:
        return "an entry that is not here"
    title = entry.body.get("title")
    kind = kind_words(entry.kind)
    return f"{kind} '{one_line(title, 80)}'" if isinstance(title, str) and title else kind
