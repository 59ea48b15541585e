"""The files that speak of a pack as a whole: written anew for what it holds, and compared line by line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from innokit.evidence.packs import crate, listing, manifest
from innokit.evidence.packs.findings import Finding, shown
from innokit.evidence.packs.listing import Manifest
from innokit.evidence.packs.manifest import MANIFEST, SUMS, Facts, LeftOut, Packed
from innokit.evidence.packs.readme import readme

README = "README.txt"
ABOUT = (README, crate.NAME, MANIFEST, SUMS)
"""They name versions and sums, so that they are the same only where everything else is."""

_MOST = 5


def compare_about(packed: Mapping[str, bytes], fresh: Mapping[str, bytes], listed: Manifest) -> list[Finding]:
    """Compare note, research metadata and manifest with what this innokit writes about the same files.

    The versions that the pack declares, and what it says was left out, are taken as it says them: they are
    told elsewhere.

    Parameters
    ----------
    packed, fresh : mapping of str to bytes
        The pack, and everything written anew, by path.
    listed : Manifest
        The pack's.
    """
    meant = _meant(packed, fresh, listed)
    found = [*_lines(README, packed.get(README, b""), meant[README])]
    found += _entries(packed.get(crate.NAME, b""), meant[crate.NAME])
    plain, here = listed.plain, json.loads(meant[MANIFEST])
    found += [
        Finding(MANIFEST, f"says under {shown(key)!r} what is not written anew")
        for key in sorted({*plain, *here} - {"files"})
        if plain.get(key) != here.get(key)
    ]
    ours, theirs = _by(plain["files"], "path"), _by(here["files"], "path")
    found += [Finding(MANIFEST, f"has another line on {shown(path)} than is written anew")
              for path in sorted(ours.keys() & theirs.keys()) if ours[path] != theirs[path]]  # fmt: skip
    return found


def _meant(packed: Mapping[str, bytes], fresh: Mapping[str, bytes], listed: Manifest) -> dict[str, bytes]:
    """Write note, metadata and manifest anew about the files of a pack."""
    here = listing.read_manifest(fresh[MANIFEST]).plain
    known = _by(listed.plain["files"], "path") | _by(here["files"], "path")
    about, made_by = _facts(here, listed.plain), listed.made_by
    files = [_packed(known[path], content) for path, content in packed.items()
             if path in known and path not in ABOUT]  # fmt: skip
    made = {README: readme(about, files, made_by)}
    note = [_packed(known[README], packed.get(README, b""))]
    made[crate.NAME] = crate.metadata(about, [*files, *note], made_by)
    described = [_packed(known[crate.NAME], packed.get(crate.NAME, b""))]
    made[MANIFEST] = manifest.manifest(about, [*files, *note, *described], made_by)
    return made


def _facts(here: Mapping[str, Any], there: Mapping[str, Any]) -> Facts:
    """Give the facts as worked out here, and what was left out as the pack says it."""
    record = here["record"]
    return Facts(
        here["question"], record["entries"], record["head"], record["digest"], record["when"],
        left_out=tuple(LeftOut(item["what"], item["why"]) for item in there["left_out"]),
        own_code=tuple(here["code_of_their_own"]), without=tuple(there["without"]),
        unlike=tuple(here["unlike_as_shipped"]),
    )  # fmt: skip


def _packed(item: Mapping[str, Any], content: bytes) -> Packed:
    """Give a file with what is said of it."""
    return Packed(
        str(item["path"]), content, str(item.get("what", "")), str(item.get("media_type", "")),
        bool(item.get("names_of_people", True)),
    )  # fmt: skip


def _by(items: Any, key: str) -> dict[str, Any]:
    """Give things by what they are called; what has no name is left aside."""
    if not isinstance(items, list):
        return {}
    return {str(item[key]): item for item in items if isinstance(item, dict) and key in item}


def _lines(name: str, ours: bytes, theirs: bytes) -> Iterator[Finding]:
    """Say which lines of a note are not those written anew."""
    if ours == theirs:
        return
    before, after = (text.decode("utf-8", "replace").splitlines() for text in (ours, theirs))
    added = [line.strip() for line in before if line not in after]
    gone = [line.strip() for line in after if line not in before]
    yield from (Finding(name, f"says what is not written anew: {shown(line)!r}") for line in added[:_MOST])
    yield from (Finding(name, f"does not say: {shown(line)!r}") for line in gone[:_MOST])
    if (not added and not gone) or max(len(added), len(gone)) > _MOST:
        yield Finding(name, "is not the note that is written anew")


def _entries(ours: bytes, theirs: bytes) -> Iterator[Finding]:
    """Say which entries of the research metadata are not those written anew."""
    if ours == theirs:
        return
    try:
        before = _by(json.loads(ours)["@graph"], "@id")
    except (ValueError, KeyError, TypeError, RecursionError):
        before = {}
    after = _by(json.loads(theirs)["@graph"], "@id")
    differ = sorted(id for id in {*before, *after} if before.get(id) != after.get(id))
    told = differ[:_MOST] if before else []
    for id in told:
        yield Finding(crate.NAME, f"says of {shown(id)} what is not written anew")
    if len(differ) > len(told) or not differ:
        yield Finding(crate.NAME, "is not the metadata that is written anew")
