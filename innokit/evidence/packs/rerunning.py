"""Working a pack out again: its notebooks run on its record in a fresh folder, everything written anew."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from innokit.errors import BookError, EvidenceError, ExtraMissing, InnokitError
from innokit.evidence.packs import documents, manifest, trust
from innokit.evidence.packs.comparing import compare
from innokit.evidence.packs.contents import NOTEBOOKS, RECORD, Contents
from innokit.evidence.packs.findings import Finding, Report
from innokit.evidence.packs.listing import Manifest
from innokit.evidence.packs.manifest import MANIFEST, SUMS
from innokit.evidence.packs.packing import made_of
from innokit.evidence.packs.staging import notebook, stage
from innokit.evidence.running import Progress
from innokit.version import __version__
from innokit.words import a_list, count

ABOUT = ("README.txt", "ro-crate-metadata.json", MANIFEST, SUMS)
"""Files that speak of the pack as a whole: they are the same only where everything else is."""

DRAWN = (".docx", ".pdf")
_NO_SUCH = "does not come out again: innokit writes no such file for this record"
_ANOTHER = "does not come out again: written anew from the record, it is another"
_REDRAWN = "written anew, not the same to the byte, as their charts were drawn by another browser"


def rerun(
    report: Report,
    members: Mapping[str, bytes],
    listed: Manifest,
    trusted: bool,
    workers: int,
    progress: Progress | None,
) -> None:
    """Run the notebooks of a pack again, and report what comes out otherwise.

    Parameters
    ----------
    report : Report
        Added to.
    members : mapping of str to bytes
        The pack.
    listed : Manifest
    trusted : bool
        Whether code that did not come with innokit may be run.
    workers : int
    progress : callable or None
    """
    differ = _versions(report, listed)
    sources = {path: content for path, content in members.items() if path.startswith(NOTEBOOKS)}
    plain = _notebooks(report, sources)
    if plain is None or not _may_run(report, plain, sources, trusted):
        return
    if RECORD not in members or any(problem.where == RECORD for problem in report.problems):
        report.unchecked.append("The notebooks were not run again, as the record is not sound.")
        return
    made = _again(report, members[RECORD], sources, [*plain], listed, workers, progress, differ)
    if made is not None:
        report.rerun = True
        _compare_notebooks(report, plain, made, same=not differ)
        _compare_files(report, members, made, listed, same=not differ)


def _versions(report: Report, listed: Manifest) -> list[str]:
    """Say which versions differ between the making of a pack and here."""
    here = manifest.versions()
    then = listed.made_by
    differ = [
        f"{name} {then[name]} then, {here[name]} now"
        for name in here
        if then.get(name, here[name]) != here[name]
    ]
    with_what = f"Made with innokit {then.get('innokit', 'unknown')}, checked with {__version__}"
    if differ:
        report.notes.append(f"{with_what}. These versions differ: {'; '.join(differ)}.")
    else:
        report.notes.append(f"{with_what}; all versions are the same.")
    return differ


def _notebooks(report: Report, sources: Mapping[str, bytes]) -> dict[str, dict[str, Any]] | None:
    """Read the notebooks by name; None where one cannot be read."""
    found = {}
    for path, content in sources.items():
        if "/" not in path.removeprefix(NOTEBOOKS) and path.endswith(".ipynb"):
            try:
                found[path.removeprefix(NOTEBOOKS)] = notebook(content)
            except EvidenceError as fault:
                report.unchecked.append(f"The notebooks were not run again: {path}: {fault.what}.")
                return None
    return found


def _may_run(
    report: Report, plain: Mapping[str, Mapping[str, Any]], sources: Iterable[str], trusted: bool
) -> bool:
    """Whether every line of code that would be run came with innokit, or is trusted."""
    beside = [path.removeprefix(NOTEBOOKS) for path in sources]
    own = [place for name, one in plain.items() for place in trust.own_code(name, one)]
    own += [name for name in beside if name not in plain and trust.is_code(name)]
    if not own:
        return True
    if trusted:
        report.notes.append(f"Code that did not come with innokit was run, as you asked: {_some(own)}.")
        return True
    report.unchecked.append(
        "The notebooks were not run again, as they hold code that did not come with this innokit: "
        f"{_some(own)}. Whoever wrote it could do anything on your computer: read it, then add --trust."
    )
    return False


def _some(items: Sequence[str]) -> str:
    """List the first few."""
    more = len(items) - 5
    return a_list([*items[:5], *([f"{more} more"] if more > 0 else [])])


def _again(
    report: Report,
    entries: bytes,
    sources: Mapping[str, bytes],
    names: Sequence[str],
    listed: Manifest,
    workers: int,
    progress: Progress | None,
    differ: Sequence[str],
) -> Contents | None:
    """Run the notebooks in a fresh folder and write everything anew; None where that cannot be done."""
    files = {path.removeprefix(NOTEBOOKS): content for path, content in sources.items()}
    beside = [name for name in files if name not in names]
    with tempfile.TemporaryDirectory(prefix="innokit-", ignore_cleanup_errors=True) as scratch:
        try:
            staged = stage(Path(scratch) / "project", entries, files)
            return made_of(staged, entries, names, beside, listed.without, workers, progress)
        except (ExtraMissing, BookError) as fault:
            report.unchecked.append(f"The notebooks were not run again: {fault}")
        except (KeyError, TypeError, AttributeError, RecursionError) as fault:
            report.unchecked.append(f"The notebooks were not run again: one is malformed ({fault!r}).")
        except InnokitError as fault:
            if differ:
                report.unchecked.append(f"With these versions the notebooks do not run through: {fault}")
            else:
                report.problems.append(
                    Finding("notebooks", f"do not run through again: {str(fault).rstrip('.')}")
                )
    return None


def _compare_notebooks(
    report: Report, plain: Mapping[str, Mapping[str, Any]], made: Contents, *, same: bool
) -> None:
    """Compare each notebook with its fresh run, figure by figure."""
    figures = otherwise = 0
    before = len(report.problems)
    for name, packed in sorted(plain.items()):
        found = compare(name, packed, notebook(made.files[f"{NOTEBOOKS}{name}"]), same_versions=same)
        figures, otherwise = figures + found.figures, otherwise + found.rephrased
        report.problems += found.problems
    if len(report.problems) == before:
        runs = count(len(plain), "notebook").capitalize()
        report.intact.append(
            f"{runs} run again in a fresh folder: {count(figures, 'figure')} came out the same, to 1 part in "
            "a thousand million."
        )
    if otherwise:
        what = count(otherwise, "passage")
        report.notes.append(
            f"{what.capitalize()} read otherwise in this version, their figures being the same."
        )


def _compare_files(
    report: Report, members: Mapping[str, bytes], made: Contents, listed: Manifest, *, same: bool
) -> None:
    """Compare every other file with the one written anew."""
    others = [path for path in members
              if not path.startswith((NOTEBOOKS, RECORD)) and path not in ABOUT]  # fmt: skip
    changed = [path for path in others if path in made.files and members[path] != made.files[path]]
    alone = [path for path in others if path not in made.files]
    if not same:
        _tell_other_versions(report, len(others), [*changed, *alone])
        return
    unmade = {item.what: item.why for item in made.facts.left_out}
    drawn = listed.made_by.get(documents.BROWSER, "") != documents.browser()
    redrawn = [path for path in changed if drawn and path.endswith(DRAWN)]
    told = [Finding(path, _NO_SUCH) for path in alone if path not in unmade]
    told += [Finding(path, _ANOTHER) for path in changed if path not in redrawn]
    if not alone and not changed:
        told += [Finding(path, _ANOTHER) for path in ABOUT if members.get(path) != made.files[path]]
    known = {problem.where for problem in report.problems}
    report.problems += [one for one in told if one.where not in known]
    report.unchecked += [f"{path} could not be written anew here: {unmade[path]}" for path in alone
                         if path in unmade]  # fmt: skip
    if redrawn:
        report.notes.append(f"{a_list(redrawn)}: {_REDRAWN}")
    if not told:
        again = len(others) - len(redrawn) - len(alone)
        report.intact.append(f"{count(again, 'other file').capitalize()} written anew: the same to the byte.")


def _tell_other_versions(report: Report, many: int, otherwise: Sequence[str]) -> None:
    """Say how many files come out again although versions differ."""
    said = (
        f"{many - len(otherwise)} of {count(many, 'file')} beside the notebooks came out again to the byte."
    )
    rest = f" With other versions, these were not compared further: {_some(otherwise)}." if otherwise else ""
    report.notes.append(f"{said}{rest}")
