"""Working a pack out again: its notebooks run on its record in a fresh folder, everything written anew."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from innokit.errors import BookError, EvidenceError, ExtraMissing, InnokitError
from innokit.evidence.packs import trust
from innokit.evidence.packs.contents import NOTEBOOKS, RECORD, Contents
from innokit.evidence.packs.findings import Finding, Report, shown
from innokit.evidence.packs.listing import Manifest
from innokit.evidence.packs.packing import made_of
from innokit.evidence.packs.staging import notebook, stage
from innokit.evidence.packs.unlike import unlike
from innokit.evidence.packs.verifying.about import ABOUT, compare_about
from innokit.evidence.packs.verifying.beside import Beside, compare_beside
from innokit.evidence.packs.verifying.comparing import compare
from innokit.evidence.packs.verifying.versions import Differ, differ
from innokit.evidence.running import Progress
from innokit.results import FIGURES_MIME, Figure, figures_of
from innokit.words import a_list, count

REMEDY = (
    "What could not be compared may say anything: install the versions that the pack was made with and check "
    "it again, or read it beside the record."
)
_MOST = 20


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
    differs = differ(report, listed, members)
    sources = {path: content for path, content in members.items() if path.startswith(NOTEBOOKS)}
    plain = _notebooks(report, sources)
    if plain is None:
        return
    report.notes += unlike(plain)
    if not _may_run(report, plain, sources, trusted):
        return
    if RECORD not in members or any(problem.where == RECORD for problem in report.problems):
        report.unchecked.append("The notebooks were not run again, as the record is not sound.")
        return
    made = _again(report, members[RECORD], sources, [*plain], listed, workers, progress, differs)
    if made is not None:
        compare_all(report, members, made.files, listed, differs, dict(made.facts.left_out))


def compare_all(
    report: Report,
    members: Mapping[str, bytes],
    fresh: Mapping[str, bytes],
    listed: Manifest,
    differs: Differ,
    left_out: Mapping[str, str],
) -> None:
    """Compare everything in a pack with everything written anew.

    Parameters
    ----------
    report : Report
        Added to.
    members, fresh : mapping of str to bytes
        The pack, and what was written anew, by path.
    listed : Manifest
        The pack's.
    differs : Differ
        Which versions differ.
    left_out : mapping of str to str
        What could not be written anew, and why.
    """
    report.rerun = True
    before = len(report.problems)
    packed, again = _notebooks_in(members), _notebooks_in(fresh)
    otherwise = _compare_notebooks(report, packed, again, differs)
    declared = frozenset(item.partition(": ")[0] for item in listed.left_out)
    beside = Beside(members, fresh, differs, left_out, declared, _figures(again))
    out = compare_beside(beside, ABOUT)
    known = {problem.where for problem in report.problems}
    report.add(one for one in out.problems if one.where not in known)
    about = compare_about(members, fresh, listed)
    if not differs.own:
        report.add(about)
    uncompared = [(place, "reads or looks otherwise") for place in otherwise]
    uncompared += [*out.uncompared.items(), *(about if differs.own else ())]
    _tell(report, out.same, uncompared, listed, sound=len(report.problems) == before)


def _tell(
    report: Report, same: int, uncompared: Sequence[tuple[str, str]], listed: Manifest, *, sound: bool
) -> None:
    """Say how many files came out the same, what could not be compared, and what the pack leaves out."""
    if sound and same:
        many = count(same, "other file").capitalize()
        report.intact.append(f"{many} written anew: the same to the byte.")
    report.uncompared += dict.fromkeys(place for place, _ in uncompared)
    told = [f"{shown(place)} could not be compared: it {said}." for place, said in uncompared]
    report.unchecked += told[:_MOST]
    if len(told) > _MOST:
        report.unchecked.append(f"Nor could {count(len(told) - _MOST, 'more place')} be compared.")
    if told:
        report.unchecked.append(REMEDY)
    if listed.left_out:
        report.notes.append(f"Not in this pack, as it says: {'; '.join(listed.left_out)}.")


def _notebooks_in(files: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    """Read the notebooks among files, by name."""
    return {
        path.removeprefix(NOTEBOOKS): notebook(content)
        for path, content in sorted(files.items())
        if path.startswith(NOTEBOOKS) and path.endswith(".ipynb") and path.count("/") == 1
    }


def _figures(notebooks: Mapping[str, Mapping[str, Any]]) -> dict[str, Figure]:
    """Give every figure that notebooks show, by its id."""
    shown_there = (
        output.get("data", {}).get(FIGURES_MIME)
        for plain in notebooks.values()
        for cell in plain["cells"]
        for output in cell.get("outputs", ())
    )
    return {figure.id: figure for data in shown_there for figure in figures_of(data)}


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
    differs: Differ,
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
            if differs:
                report.unchecked.append(f"With these versions the notebooks do not run through: {fault}")
            else:
                report.problems.append(
                    Finding("notebooks", f"do not run through again: {str(fault).rstrip('.')}")
                )
    return None


def _compare_notebooks(
    report: Report,
    packed: Mapping[str, Mapping[str, Any]],
    fresh: Mapping[str, Mapping[str, Any]],
    differs: Differ,
) -> list[str]:
    """Compare each notebook with its fresh run, figure by figure; give the places that read otherwise."""
    figures = 0
    otherwise: list[str] = []
    before = len(report.problems)
    for name, plain in packed.items():
        found = compare(name, plain, fresh[name], differs)
        figures += found.figures
        otherwise += found.otherwise
        report.problems += found.problems
    if len(report.problems) == before:
        runs = count(len(packed), "notebook").capitalize()
        report.intact.append(
            f"{runs} run again in a fresh folder: {count(figures, 'figure')} came out the same, to 1 part in "
            "a thousand million."
        )
    return otherwise
