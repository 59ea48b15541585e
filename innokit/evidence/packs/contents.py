"""What goes into a pack: pages, notebooks, workbook, documents, record and tables, made from a project."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from innokit.evidence.answers import results_of
from innokit.evidence.layout import question
from innokit.evidence.packs import crate, documents, manifest, tables, trust
from innokit.evidence.packs.manifest import Facts, LeftOut, Packed
from innokit.evidence.packs.readme import readme
from innokit.evidence.packs.staging import notebook, outputs
from innokit.evidence.packs.unlike import unlike
from innokit.evidence.shipped import case_of
from innokit.evidence.writing import write_html
from innokit.records import Case

RECORD = "record/entries.jsonl"
NOTEBOOKS, PAGES, TABLES = "notebooks/", "pages/", "tables/"
PARTS = ("pages", *(writer.part for writer in documents.WRITERS))
"""What may be left out on purpose, to keep a pack small."""

_MEDIA = {
    ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".csv": "text/csv",
    ".json": "application/json", ".jsonl": "application/jsonl", ".txt": "text/plain",
    ".ipynb": "application/x-ipynb+json", ".pdf": "application/pdf", ".md": "text/markdown",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".png": "image/png", ".jpg": "image/jpeg", ".svg": "image/svg+xml", ".tsv": "text/tab-separated-values",
}  # fmt: skip


@dataclass(frozen=True)
class Contents:
    """Everything that a pack holds.

    Attributes
    ----------
    files : mapping of str to bytes
    facts : Facts
    """

    files: Mapping[str, bytes]
    facts: Facts

    @property
    def manifest(self) -> bytes:
        """The manifest's bytes."""
        return self.files[manifest.MANIFEST]


def contents(
    home: Path,
    entries: bytes,
    notebooks: Sequence[str],
    beside: Sequence[str],
    without: Sequence[str],
    run: Callable[[Case], None],
    step: Callable[[str], None],
) -> Contents:
    """Make everything that a pack of a staged project holds.

    Parameters
    ----------
    home : Path
        The staged project.
    entries : bytes
        Its record, as JSON Lines.
    notebooks, beside : sequence of str
        Names of its notebooks, and of files that they read.
    without : sequence of str
        Names from `PARTS` of what to leave out.
    run : callable
        Runs the notebooks.
    step : callable
        Told what was made, after each part.
    """
    case = case_of(home)
    with tempfile.TemporaryDirectory(prefix="innokit-", ignore_cleanup_errors=True) as scratch:
        aside = Path(scratch) / "aside"
        aside.mkdir()
        with documents.written_apart(home, aside, without) as ended:
            run(case)
            ran = {name: (home / name).read_bytes() for name in notebooks}
            plain = {name: notebook(content) for name, content in ran.items()}
            pages, left = _pages(home, case, Path(scratch), without)
            step("pages")
            files = [*_record(entries, ran), *_beside(home, beside), *_tables(case, plain.values()), *pages]
            step("record")
            left += ended()
        files += _documents(aside)
        step("documents")
    about = manifest.facts(
        case,
        question(case),
        left_out=tuple(left),
        own_code=_own_code(plain, beside),
        without=tuple(sorted(set(without))),
        unlike=unlike(plain),
    )
    return Contents(_described(files, about), about)


def _record(entries: bytes, ran: Mapping[str, bytes]) -> list[Packed]:
    """Give the record and the completed notebooks."""
    record = Packed(RECORD, entries, "The record: every entry with its chain, as JSON Lines", _media(RECORD))
    return [record, *(_kept(name, content, f"Notebook {name}, completed") for name, content in ran.items())]


def _beside(home: Path, names: Iterable[str]) -> list[Packed]:
    """Give the files that notebooks read."""
    return [_kept(name, (home / name).read_bytes(), "A file that notebooks read") for name in names]


def _own_code(plain: Mapping[str, Mapping[str, Any]], beside: Iterable[str]) -> tuple[str, ...]:
    """Say where code stands that did not come with innokit."""
    own = [place for name, one in plain.items() for place in trust.own_code(name, one)]
    return (*own, *(name for name in beside if trust.is_code(name)))


def _described(files: list[Packed], about: Facts) -> dict[str, bytes]:
    """Add what describes the files: a note to read, research metadata, the manifest and the sums."""
    drawn = {} if {"document", "pdf"} <= {*about.without} else {documents.BROWSER: documents.browser()}
    made_by = manifest.versions() | drawn
    files.append(Packed("README.txt", readme(about, files, made_by), "What is what, and how to check it",
                        _media("README.txt"), people=False))  # fmt: skip
    files.append(Packed(crate.NAME, crate.metadata(about, files, made_by), "The same list as an RO-Crate",
                        "application/ld+json", people=False))  # fmt: skip
    found = {item.path: item.content for item in files}
    found[manifest.MANIFEST] = manifest.manifest(about, files, made_by)
    listed = ((path, manifest.sha256(content)) for path, content in found.items())
    return found | {manifest.SUMS: manifest.sums(listed)}


def _media(name: str) -> str:
    """Give the media type of a file by its ending."""
    return _MEDIA.get(Path(name).suffix.lower(), "application/octet-stream")


def _kept(name: str, content: bytes, what: str) -> Packed:
    """Put a file of the project among the notebooks."""
    return Packed(f"{NOTEBOOKS}{name}", content, what, _media(name))


def _tables(case: Case, notebooks: Iterable[Mapping[str, Any]]) -> list[Packed]:
    """Give the editions of reference tables that any result names, in a notebook or worked out here."""
    named = [edition for result in results_of(case) for edition in result.made.editions]
    named += [text for plain in notebooks for text in outputs(plain)]
    found = tables.files(tables.used(named))
    what = "Reference table, the editions that results name"
    return [
        Packed(f"{TABLES}{name}", content, _what_table(name, what), _media(name), people=False)
        for name, content in found.items()
    ]


def _what_table(name: str, what: str) -> str:
    """Say what a file of the tables is."""
    return "The tables' sources, licences and columns" if name == tables.DESCRIPTOR else what


def _pages(
    home: Path, case: Case, scratch: Path, without: Sequence[str]
) -> tuple[list[Packed], list[LeftOut]]:
    """Write the pages; plotly's script only where a page draws a chart."""
    if "pages" in without:
        return [], [LeftOut(PAGES, "left out on request; innokit export makes them from the notebooks")]
    folder = write_html(home, scratch / "pages", case=case).parent
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    texts = {name: path.read_bytes() for name, path in found.items()}
    draws = any(
        b'src="assets/plotly.min.js"' in text for name, text in texts.items() if name.endswith(".html")
    )
    return [
        Packed(f"{PAGES}{name}", text, _what_page(name, home), _media(name), people=_tells(name))
        for name, text in texts.items()
        if draws or not name.endswith("plotly.min.js")
    ], []


def _what_page(name: str, home: Path) -> str:
    """Say what a page is."""
    known = {
        "index.html": "The front page: start here",
        "record.html": "The record as a page: everything recorded, by whom, when and why",
    }
    if name.startswith("assets/"):
        return "Style and charts of the pages"
    stem = name.removesuffix(".html")
    of_notebook = (home / f"{stem}.ipynb").is_file()
    return known.get(name, f"Notebook {stem} as a page" if of_notebook else f"Beside the case: {stem}")


def _tells(name: str) -> bool:
    """Whether a page may name people: our own guides, styles and scripts name nobody."""
    return name.endswith(".html") and not name.startswith("guide")


def _documents(folder: Path) -> list[Packed]:
    """Take what was written of the documents."""
    return [
        Packed(f"{documents.FOLDER}{one.name}", (folder / one.name).read_bytes(), one.what, _media(one.name))
        for one in documents.WRITERS
        if (folder / one.name).is_file()
    ]
