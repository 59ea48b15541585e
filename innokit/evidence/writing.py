"""Evidence as pages: a folder of them, or one file to send."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from innokit.errors import BookError, EvidenceError
from innokit.evidence.front import front_page
from innokit.evidence.layout import ASSETS, Document, Link, asset, plotly_script, question
from innokit.evidence.pages import Page, read_page
from innokit.evidence.recordpage import record_body
from innokit.evidence.shipped import book_of, case_of, notebooks_of, to_read
from innokit.evidence.tracing import linked, trace_section, with_ways_back, without_dead_ends
from innokit.records import Case
from innokit.words import escape

CaseAt = Callable[[int | None], Case]


def write_html(
    folder: str | os.PathLike[str], to: str | os.PathLike[str] | None = None, *, case: Case | None = None
) -> Path:
    """Write the evidence of a project as pages that open from disk, without a network.

    Parameters
    ----------
    folder : path
        The project folder.
    to : path, optional
        Where to; ``evidence`` in the project folder unless given.
    case : Case, optional
        The project's case as it stands, where it has been read already: what was worked out from it counts.

    Returns
    -------
    Path
        Of ``index.html``; beside it a page for each notebook, the guides, ``record.html`` and ``assets``.

    Raises
    ------
    BookError, EvidenceError
        When the folder is no project, or the pages cannot be written.
    """
    from innokit.evidence.library import guide_pages

    home = Path(folder)
    target = Path(to) if to is not None else home / "evidence"
    case_at = _cases(home, case)
    case = case_at(None)
    pages = [read_page(path) for path in notebooks_of(home)]
    links = [Link("index.html", "Summary"), *(Link(f"{page.stem}.html", page.title) for page in pages)]
    links.append(Link("record.html", "The record"))
    front = front_page(case, links[1:])
    _lead_on(front, pages, case)
    files = {"index.html": _document(front, case_at, links)}
    files |= {f"{page.stem}.html": _document(_dated(page, case), case_at, links) for page in pages}
    files |= {name: _between_pages(text) for name, text in guide_pages(links, case).items()}
    record = Document(f"The record: {question(case)}", record_body(case), case, links, "record.html")
    files["record.html"] = record.linked()
    write_files(target, files)
    write_assets(target)
    return target / "index.html"


def write_one_file(folder: str | os.PathLike[str], to: str | os.PathLike[str]) -> Path:
    """Write the evidence of a project as one HTML file that asks for nothing else: the page people mail.

    Parameters
    ----------
    folder : path
        The project folder.
    to : path
        The file to write.

    Raises
    ------
    BookError, EvidenceError
        When the folder is no project, or the file cannot be written.
    """
    home, target = Path(folder), Path(to)
    case_at = _cases(home)
    case = case_at(None)
    pages = [_dated(read_page(path, shift=1), case) for path in notebooks_of(home)]
    links = [Link("#content", "Summary"), *(Link(f"#page-{page.stem}", page.title) for page in pages)]
    links.append(Link("#record", "The record"))
    front = front_page(case, links[1:])
    body = "\n".join(
        [front.body, *(_part(page) for page in pages), f'<div class="part">{record_body(case, 2)}</div>']
    )
    figures = {id: item for page in (front, *pages) for id, item in reversed(page.figures.items())}
    traced = trace_section(body, figures, case_at, record_page="")
    links += [Link("#where-from", "Where each figure comes from")] if traced else []
    body += traced
    whole = without_dead_ends(with_ways_back(_within_one_file(body)), ["content"])
    document = Document(
        question(case), whole, case, links, charts=any(page.charts for page in (front, *pages))
    )
    write_files(target.parent, {target.name: document.alone()})
    return target


def write_files(folder: Path, files: dict[str, str]) -> None:
    """Write text files, each whole or not at all.

    Raises
    ------
    EvidenceError
        When the folder cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            unfinished = folder / f".{name}.writing"
            unfinished.write_text(text, encoding="utf-8", newline="\n")
            unfinished.replace(folder / name)
    except OSError as fault:
        raise EvidenceError(
            f"The pages cannot be written: {fault.strerror}", where=str(folder), remedy="Name another folder"
        ) from fault


def write_assets(folder: Path) -> None:
    """Write the files that all pages of a folder share."""
    write_files(
        folder / "assets", {**{name: asset(name) for name in ASSETS}, "plotly.min.js": plotly_script()}
    )


def _cases(home: Path, newest: Case | None = None) -> CaseAt:
    """Give the case as at any entry of a project's book, each read once."""
    book_of(home)
    stands = newest or case_of(home)

    @cache
    def at(seq: int | None) -> Case:
        if seq in (None, stands.as_at):
            return stands
        with to_read(home) as book:
            try:
                return book.case(as_of=seq)
            except BookError as fault:
                raise EvidenceError(
                    f"A notebook speaks of entry {seq}, which the record does not hold",
                    where=str(home),
                    remedy="Run the notebooks again: innokit run",
                ) from fault

    return at


def _document(page: Page, case_at: CaseAt, links: list[Link]) -> str:
    """Write one page of a folder."""
    body = page.body + trace_section(page.body, page.figures, case_at)
    whole = without_dead_ends(with_ways_back(_between_pages(body)), ["content"])
    case = case_at(None)
    address = f"{page.stem}.html"
    title = question(case) if address == "index.html" else f"{page.title}: {question(case)}"
    return Document(title, whole, case, links, address, bool(page.charts)).linked()


def _lead_on(front: Page, pages: list[Page], case: Case) -> None:
    """Lead from a figure of the front page to the notebook that shows it: the front page stays short."""
    shown = {
        id: page.stem
        for page in reversed(pages)
        for id in linked(page.body) & page.figures.keys()
        if page.figures[id][0] == case.as_at
    }

    def address(found: re.Match[str]) -> str:
        """Give the page before the place in it, where some page shows the figure."""
        return f'href="{shown[found[1]]}.html#trace-{found[1]}"' if found[1] in shown else found[0]

    front.parts = [re.sub(r'href="#trace-([\w.-]+)"', address, part) for part in front.parts]


def _dated(page: Page, case: Case) -> Page:
    """Say on a page whether the record has grown since its notebook was run."""
    if page.as_at is not None and case.as_at is not None and page.as_at < case.as_at:
        page.parts.insert(
            1,
            f'<p class="innokit-notice">This page shows the record as at entry {page.as_at}; it now ends at '
            f"entry {case.as_at}. To bring it up to date: <code>innokit run</code>, then "
            "<code>innokit export</code></p>",
        )
    return page


def _part(page: Page) -> str:
    """Write one notebook as a part of the one file."""
    heading = "" if "<h2" in page.parts[0] else f"<h2>{escape(page.title)}</h2>"
    return f'<div class="part" id="page-{page.stem}">{heading}{page.body}</div>'


def _between_pages(body: str) -> str:
    """Lead from notebook to notebook by their pages."""
    return re.sub(r'href="([\w-]+)\.ipynb(?:#[^"]*)?"', r'href="\1.html"', body)


def _within_one_file(body: str) -> str:
    """Lead from notebook to notebook, and to the record, within one file; guides are files of their own."""
    body = re.sub(r'<a href="guide[-\w]*\.html(?:#[^"]*)?"', "<a", body)
    body = re.sub(r'href="([\w-]+)\.ipynb(?:#[^"]*)?"', r'href="#page-\1"', body)
    return re.sub(r'href="record\.html#', 'href="#', body)
