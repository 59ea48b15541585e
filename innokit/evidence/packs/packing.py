"""Packing a project: its notebooks run in a fresh folder, everything written from them, made one file."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from innokit.errors import EvidenceError
from innokit.evidence.packs import container, manifest, names
from innokit.evidence.packs.contents import PARTS, Contents, contents
from innokit.evidence.packs.directory import COUNT_LIMIT, TOTAL_LIMIT
from innokit.evidence.packs.findings import shown
from innokit.evidence.packs.manifest import LeftOut
from innokit.evidence.packs.staging import ENTRIES, run_staged, stage
from innokit.evidence.running import Progress
from innokit.evidence.shipped import notebooks_of, to_read
from innokit.records import Case
from innokit.words import a_list, count

SUFFIX = ".zip"
_STEPS = 3
_SHARE = 12
"""For the bar: how many cells one step of writing counts for."""


@dataclass(frozen=True)
class Pack:
    """A pack that was written.

    Attributes
    ----------
    path : Path
    size, files : int
        Its bytes, and how many files it holds.
    digest, head : str
        SHA-256 of its manifest, and head of its record; to be noted elsewhere.
    left_out : tuple of LeftOut
    own_code : tuple of str
        Where code stands that did not come with innokit.
    """

    path: Path
    size: int
    files: int
    digest: str
    head: str
    left_out: tuple[LeftOut, ...] = ()
    own_code: tuple[str, ...] = ()

    def in_words(self) -> str:
        """Say what was made, and what to note."""
        lines = [
            f"{count(self.files, 'file').capitalize()}, {self.size / 1e6:,.1f} MB.",
            f"Pack digest {self.digest}.",
        ]
        lines += [f"Head of the record {self.head}. Write it into the minutes."] if self.head else []
        lines += [f"Left out: {item.what}: {item.why}" for item in self.left_out]
        if self.own_code:
            shortened = [*self.own_code[:3], *(["others"] if len(self.own_code) > 3 else [])]
            lines.append(
                f"Code of your own stands in {a_list(shortened)}. Whoever checks this pack is asked to "
                "read it before it is run."
            )
        return "\n".join(lines)


def pack(
    folder: str | os.PathLike[str],
    to: str | os.PathLike[str],
    *,
    beside: Iterable[str | os.PathLike[str]] = (),
    without: Iterable[str] = (),
    workers: int = 2,
    progress: Progress | None = None,
) -> Pack:
    """Write a project as one file that opens anywhere and proves itself.

    The record is copied into a fresh folder with the notebooks, these are run there side by side, and pages,
    workbook, documents and metadata are written from them. The project is left as it is. The same record,
    notebooks and versions give the same bytes.

    Parameters
    ----------
    folder : path
        The project folder.
    to : path
        The file to write; ends in ``.zip``. It appears whole or not at all.
    beside : iterable of path, optional
        Files in the project folder that its notebooks read.
    without : iterable of str, optional
        What to leave out, to keep the file small: "pages", "workbook", "document" or "pdf".
    workers : int, optional
        How many notebooks run at once.
    progress : callable, optional
        Told how far it is.

    Returns
    -------
    Pack

    Raises
    ------
    BookError
        When the folder is no project, or its record is not sound.
    EvidenceError
        When a cell fails (it names notebook, section and entries), or the file cannot be written.
    """
    home, target = Path(folder), Path(to)
    wanted = _parts(without)
    _refuse_target(target)
    with tempfile.TemporaryDirectory(prefix="innokit-", ignore_cleanup_errors=True) as scratch:
        entries = _entries(home, Path(scratch))
        names_of, files = _sources(home, beside)
        staged = stage(Path(scratch) / "project", entries, files)
        made = made_of(staged, entries, names_of, [*files.keys() - {*names_of}], wanted, workers, progress)
    _write(target, made)
    return Pack(
        target, target.stat().st_size, len(made.files), manifest.sha256(made.manifest), made.facts.head,
        made.facts.left_out, made.facts.own_code,
    )  # fmt: skip


def made_of(
    staged: Path,
    entries: bytes,
    notebooks: Sequence[str],
    beside: Sequence[str],
    without: Sequence[str],
    workers: int,
    progress: Progress | None,
) -> Contents:
    """Run the notebooks of a staged project, and make everything that its pack holds."""
    last = [0, 0]

    def cells(done: int, total: int, name: str) -> None:
        """Leave room on the bar for what is written afterwards."""
        last[:] = done, total
        if progress:
            progress(done, total + _STEPS * _SHARE, name)

    def step(name: str) -> None:
        """Move on by a step of writing."""
        last[0] += _SHARE
        if progress:
            progress(min(last[0], last[1] + _STEPS * _SHARE), last[1] + _STEPS * _SHARE, name)

    def run(case: Case) -> None:
        """Run the notebooks, where there are any."""
        if notebooks:
            run_staged(staged, case, notebooks, workers, cells)

    return contents(staged, entries, notebooks, sorted(beside), without, run, step)


def _parts(without: Iterable[str]) -> list[str]:
    """Read what is to be left out."""
    found = sorted(set(without))
    unknown = [part for part in found if part not in PARTS]
    if unknown:
        raise EvidenceError(
            f"There is no part {unknown[0]!r} of a pack to leave out", remedy=f"Name {a_list(PARTS)}"
        )
    return found


def _refuse_target(target: Path) -> None:
    """Refuse a name or folder that cannot be written to, before anything is run."""
    if target.suffix.lower() != SUFFIX:
        raise EvidenceError(
            "A pack is a zip file", where=str(target), remedy=f"Give a name that ends in {SUFFIX}"
        )
    if target.is_dir():
        raise EvidenceError(
            "There is a folder of this name", where=str(target), remedy="Give another name with --to"
        )


def _entries(home: Path, scratch: Path) -> bytes:
    """Give a project's record as JSON Lines; what is withheld is not in it."""
    with to_read(home) as book:
        return book.export_jsonl(scratch / f"as-recorded-{ENTRIES}").read_bytes()


def _sources(home: Path, beside: Iterable[str | os.PathLike[str]]) -> tuple[list[str], dict[str, bytes]]:
    """Give the names of a project's notebooks, and the bytes of these and of the files that they read."""
    notebooks = [path.name for path in notebooks_of(home)]
    paths = {name: home / name for name in notebooks} | dict(_beside(home, Path(one)) for one in beside)
    refused = [f"{shown(name)} {said}" for name in paths if (said := names.fault(name))]
    refused += [f"{shown(name)} clashes with {shown(other)}" for name, other in names.clashes(paths)]
    if refused:
        raise EvidenceError(
            f"Not every system can have files of these names: {'; '.join(refused)}", remedy="Rename them"
        )
    return notebooks, {name: path.read_bytes() for name, path in paths.items()}


def _beside(home: Path, path: Path) -> tuple[str, Path]:
    """Give a file that notebooks read, by its name in the project."""
    found = next((one for one in (home / path, path) if one.is_file()), None)
    if found is None or not found.resolve().is_relative_to(home.resolve()):
        raise EvidenceError(
            "There is no such file in the project" if found is None else "This file is not in the project",
            where=str(path),
            remedy="Put it into the project folder, where notebooks read it",
        )
    return found.resolve().relative_to(home.resolve()).as_posix(), found


def _write(target: Path, made: Contents) -> None:
    """Write the file whole or not at all."""
    total = sum(map(len, made.files.values()))
    if len(made.files) > COUNT_LIMIT or total > TOTAL_LIMIT:
        raise EvidenceError(
            f"This comes to {count(len(made.files), 'file')} and {total / 1e6:,.0f} MB, "
            "more than a pack may hold",
            remedy="Leave parts out with --without",
        )
    with ThreadPoolExecutor() as pool:  # zlib lets threads run at once
        parts = [*pool.map(container.part, made.files, made.files.values())]
    content = container.written(parts, container.stamp(made.facts.when))
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.writing")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(content)
        unfinished.replace(target)
    except OSError as fault:
        raise EvidenceError(
            f"The pack cannot be written: {fault.strerror}", where=str(target), remedy="Give another name"
        ) from fault
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
