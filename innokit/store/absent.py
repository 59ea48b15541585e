"""What a record no longer holds, and by whose decision: told by every check of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from innokit.store import chain, merging, reading, removal
from innokit.store.chain import Raw
from innokit.store.faults import Fault
from innokit.store.removal import Decision, Held


def told(rows: Sequence[Raw]) -> Iterable[str]:
    """Name the entries that no longer hold everything, and whose decision that was."""
    made = removal.standing(rows)
    first = {row.seq: digest for digest, row in merging.by_origin(rows).items()}
    for row in rows:
        for names, why in _reasons(row, first[row.seq], made):
            yield f"{row.label} no longer holds its {', '.join(map(chain.safe, names))}: {why}"


def _reasons(
    row: Raw, digest: str, made: Mapping[tuple[str, str], Decision]
) -> Iterator[tuple[list[str], str]]:
    """Give the missing fields of an entry, put together by the decision that took them out."""
    by_why: dict[str, list[str]] = {}
    for name in chain.missing_seals(row):
        by_why.setdefault(_decided(made.get((digest, name))), []).append(name.removeprefix("body."))
    for why, names in by_why.items():
        yield names, why


def _decided(made: Decision | None) -> str:
    """Say by whose decision something is missing."""
    if made is None or made.action == "release":
        return "withheld or erased, and this record holds no decision about it"
    item = reading.entry(made.row)
    did = "erased" if made.action == "erase" else "withheld"
    who = chain.safe(item.who) if item.who else "somebody whose name is withheld"
    decided = f", as {chain.safe(item.body['decided_by'])} decided" if item.body.get("decided_by") else ""
    why = f": {chain.safe(item.why)}" if item.why else ""
    return f"{did} by {who}{decided}, entry {item.seq} of {item.when[:10]}{why}"


def held_faults(rows: Iterable[Raw], held: Iterable[Held]) -> list[Fault]:
    """Find withheld texts that are not what was sealed."""
    by_seq = {row.seq: row for row in rows}
    found: list[Fault] = []
    for item in held:
        row = by_seq.get(item.seq)
        seal = json.loads(row.seals).get(item.name) if row else None
        if seal != {"commitment": chain.commitment(item.salt, item.name, item.text)}:
            says = (
                f"entry {item.seq}: the text withheld from its {chain.safe(item.name)} is not what was sealed"
            )
            found.append(Fault(item.seq, says))
    return found
