"""The members of a pack against its manifest, both ways, and the manifest against the sums beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from innokit.errors import EvidenceError
from innokit.evidence.packs import container, listing, manifest
from innokit.evidence.packs.findings import Finding, Report
from innokit.evidence.packs.listing import Listed, Manifest
from innokit.evidence.packs.manifest import MANIFEST, SUMS
from innokit.words import count


def read_listing(report: Report, members: Mapping[str, bytes]) -> Manifest | None:
    """Read the manifest and the sums beside it."""
    if MANIFEST not in members:
        if not any(problem.where == MANIFEST for problem in report.problems):
            report.problems.append(Finding(MANIFEST, "is missing, so that no file can be compared with it"))
        return None
    report.digest = manifest.sha256(members[MANIFEST])
    try:
        return listing.read_manifest(members[MANIFEST])
    except EvidenceError as fault:
        report.problems.append(Finding(MANIFEST, f"cannot be read: {str(fault).rstrip('.')}"))
        return None


def compare_files(
    report: Report, members: Mapping[str, bytes], listed: Manifest, damaged: Iterable[str]
) -> None:
    """Compare every member with the manifest, both ways, and the manifest with the sums."""
    by_path = {item.path: item for item in listed.files}
    named = {*damaged}
    found = [Finding(path, "is missing") for path in by_path.keys() - members.keys() - named]
    known = by_path.keys() | {MANIFEST, SUMS}
    found += [Finding(path, "was added: the manifest does not list it") for path in members.keys() - known]
    sums = {path: manifest.sha256(content) for path, content in members.items()}
    for path in by_path.keys() & members.keys():
        if sums[path] != by_path[path].sha256:
            found.append(Finding(path, _altered(path, sums[path], by_path.values(), len(members[path]))))
        elif len(members[path]) != by_path[path].bytes:
            found.append(Finding(MANIFEST, f"gives {path} another size than it has"))
    report.problems += sorted(found)
    _sums(report, members, by_path, sums, named)
    if not report.problems:
        total = sum(map(len, members.values()))
        report.intact.append(
            f"{count(len(members), 'file').capitalize()} ({total / 1e6:,.1f} MB): "
            "none altered, added or missing."
        )


def compare_with_sums(report: Report, members: Mapping[str, bytes], damaged: Iterable[str]) -> None:
    """Compare the members with the list of sums, where there is no manifest to go by."""
    if SUMS not in members:
        return
    told = _told(members[SUMS])
    found = [Finding(path, "is missing") for path in told.keys() - members.keys() - {MANIFEST, *damaged}]
    found += [Finding(path, f"was added: {SUMS} does not list it")
              for path in members.keys() - told.keys() - {SUMS}]  # fmt: skip
    found += [Finding(path, "was altered") for path in told.keys() & members.keys()
              if manifest.sha256(members[path]) != told[path]]  # fmt: skip
    report.problems += sorted(found)


def _altered(path: str, sha256: str, listed: Iterable[Listed], size: int) -> str:
    """Say that a file is not what the manifest lists, and whether it is another file of the pack."""
    other = next((item for item in listed if item.sha256 == sha256 and item.path != path), None)
    if other is not None:
        return f"was altered: it holds what belongs in {other.path}"
    then = next(item.bytes for item in listed if item.path == path)
    return "was altered" + (f": it has {size:,} bytes and had {then:,}" if size != then else "")


def _sums(
    report: Report,
    members: Mapping[str, bytes],
    by_path: Mapping[str, Listed],
    sums: Mapping[str, str],
    damaged: Iterable[str],
) -> None:
    """Compare the list of sums with the manifest."""
    if SUMS not in members:
        if SUMS not in damaged:
            report.problems.append(Finding(SUMS, "is missing"))
        return
    told = [(path, item.sha256) for path, item in by_path.items()]
    if members[SUMS] == manifest.sums([*told, (MANIFEST, sums[MANIFEST])]):
        return
    listed, before = _told(members[SUMS]), len(report.problems)
    if listed.pop(MANIFEST, "") != sums[MANIFEST]:
        says = f"does not match its sum in {SUMS}: one of the two was altered"
        report.problems.append(Finding(MANIFEST, says))
    if listed != dict(told):
        says = f"does not list the sums that {MANIFEST} lists: one of the two was altered"
        report.problems.append(Finding(SUMS, says))
    if len(report.problems) == before:
        report.problems.append(Finding(SUMS, "is not in the form in which it is written: it was altered"))


def _told(content: bytes) -> dict[str, str]:
    """Read the list of sums, each by its path."""
    lines = content.decode("utf-8", "replace").splitlines()
    return {path: sha for sha, gap, path in (line.partition("  ") for line in lines) if gap}


def compare_dates(report: Report, at: container.Stamp, listed: Manifest) -> None:
    """Compare the date of the zip with that of the last entry."""
    try:
        meant = container.stamp(listed.when)
    except (ValueError, OverflowError):
        report.problems.append(Finding(MANIFEST, "gives no time of the last entry that can be read"))
        return
    if meant != at:
        report.problems.append(
            Finding("container", "The dates of its members are not that of its last entry")
        )
