"""Checking a pack: its files, its record, its sign-offs, and whether everything comes out again."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from innokit import store
from innokit.errors import BookError
from innokit.evidence.packs import opening
from innokit.evidence.packs.contents import RECORD
from innokit.evidence.packs.findings import Checked, Finding, Report, shown
from innokit.evidence.packs.listing import Manifest
from innokit.evidence.packs.verifying import files
from innokit.evidence.packs.verifying.rerunning import rerun
from innokit.evidence.running import Progress
from innokit.records import signing
from innokit.words import count

_SUM = re.compile(r"[0-9a-f]{12,64}")


def check(
    path: str | os.PathLike[str],
    expect: str | None = None,
    *,
    quick: bool = False,
    trust: bool = False,
    workers: int = 2,
    progress: Progress | None = None,
) -> Checked:
    """Check a pack.

    Parameters
    ----------
    path : path
        A file that `pack` wrote.
    expect : str, optional
        A head of the record, or a pack digest, noted elsewhere: 12 characters or more.
    quick : bool, optional
        Check files, chain and sign-offs only, and run nothing.
    trust : bool, optional
        Run notebooks even where they hold code that did not come with innokit.
    workers : int, optional
        How many notebooks run at once.
    progress : callable, optional
        Told how far the run is.

    Returns
    -------
    Checked

    Raises
    ------
    EvidenceError
        When the file cannot be read or is no pack at all.
    BookError
        When what is expected is blank, or no head.
    """
    _refuse_blank(expect)
    content = opening.read(path)
    found, members, listed = looked_through(content, expect)
    if not quick and members and listed:
        rerun(found, members, listed, trust, workers, progress)
    return found.checked()


def check_bytes(content: bytes, expect: str | None = None) -> Checked:
    """Check the bytes of a pack as `check` does with ``quick``."""
    _refuse_blank(expect)
    return looked_through(content, expect)[0].checked()


def _refuse_blank(expect: str | None) -> None:
    """Refuse to expect nothing, as a blank from a script would pass for a check."""
    if expect is not None and not str(expect).strip():
        raise BookError(
            "What is expected is blank",
            where="expect",
            remedy="Give the head or the digest as it was noted, 12 characters or more, or leave it away",
        )


def looked_through(
    content: bytes, expect: str | None = None
) -> tuple[Report, Mapping[str, bytes], Manifest | None]:
    """Check everything that can be checked without running anything.

    Returns
    -------
    Report, mapping, Manifest or None
        What was found; the members, empty where unpacking is refused; the manifest, where it can be read.
    """
    report = Report()
    pack = opening.opened(content)
    report.problems += [*pack.refused, *pack.faults]
    if pack.refused or not pack.members:
        report.notes += ["Nothing of this file was unpacked."] if pack.refused else []
        return report, {}, None
    listed = files.read_listing(report, pack.members)
    damaged = {problem.where for problem in pack.faults}
    if listed is not None:
        files.compare_files(report, pack.members, listed, damaged)
        files.compare_dates(report, pack.stamp, listed)
    else:
        files.compare_with_sums(report, pack.members, damaged)
    if not report.problems:
        report.problems += pack.broken
    rest = _expected_digest(report, expect)
    _record(report, pack.members, listed, rest, damaged)
    return report, pack.members, listed


def _expected_digest(report: Report, expect: str | None) -> str | None:
    """Compare the pack digest with what is expected; give back what must be a head."""
    said = "".join(str(expect).split()).lower() if expect else ""
    if not said or not _SUM.fullmatch(said) or not report.digest.startswith(said):
        return expect or None
    report.expected = "digest"
    report.intact.append(f"This is the pack whose digest begins with {said[:12]}.")
    return None


def _record(
    report: Report, members: Mapping[str, bytes], listed: Manifest | None, expect: str | None,
    damaged: Iterable[str],
) -> None:  # fmt: skip
    """Check the chain of the record, and that it is the one that the manifest speaks of."""
    if RECORD not in members:
        if listed is None and RECORD not in damaged:
            report.problems.append(Finding(RECORD, "is missing"))
        return
    with tempfile.TemporaryDirectory(prefix="innokit-") as scratch:
        file = Path(scratch) / "entries.jsonl"
        file.write_bytes(members[RECORD])
        found = store.verify_jsonl(file, expect)
        if found.ok:
            _say_sound(report, found)
            _sign_offs(report, file)
    report.head = found.head
    nor = {f"the head {found.expected} is not": f"; nor is {found.expected} the digest of this pack"}
    report.notes += found.times
    report.problems += [Finding(RECORD, _with(problem.rstrip("."), nor)) for problem in found.problems]
    report.notes += found.withheld
    if listed is not None and (listed.head, listed.entries) != (found.head, found.entries):
        said = f"it ends at entry {found.entries} with head {found.head or 'none'}"
        report.problems.append(
            Finding(RECORD, f"{said}; the manifest says entry {listed.entries}, {listed.head}")
        )


def _with(problem: str, more: Mapping[str, str]) -> str:
    """Add to a problem that begins with certain words."""
    return problem + next((said for words, said in more.items() if problem.startswith(words)), "")


def _sign_offs(report: Report, file: Path) -> None:
    """Say which sign-offs of a sound record stand, and what changed since for those that do not."""
    with store.open_book(":memory:", by="reader") as book:
        book.import_jsonl(file)
        case = book.case()
    for one in signing.standing(case):
        what = f"Sign-off {shown(one.sign_off.title)!r}, as {shown(one.sign_off.role)}, by {shown(one.named)}"
        entry = f"entry {one.seq}"
        if one.stands:
            report.intact.append(f"{what} ({entry}) stands: nothing it covers was changed since.")
        else:
            report.notes.append(f"{what} ({entry}) does not stand. {shown(one.why)}.")


def _say_sound(report: Report, found: store.Verification) -> None:
    """Say that the chain holds, and where the expected head stands in it."""
    if not found.entries:
        report.unchecked.append("The record holds no entries: there is nothing to verify.")
        return
    many = count(found.entries, "entry", "entries").capitalize()
    last = f", the last with head {found.head}" if found.head else ""
    report.intact.append(f"{many}, each as it was sealed and following the one before it{last}.")
    if found.since is not None:
        report.expected = report.expected or "head"
        later = (
            f"; {count(found.since, 'entry', 'entries')} came later" if found.since else ", the last entry"
        )
        report.intact.append(f"The head {found.expected} is in the record{later}.")
