"""The demonstration: every shipped example run from its record, with a gallery of what came out."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from innokit.evidence.answers import answer
from innokit.evidence.front import label_html
from innokit.evidence.layout import Document, moment, question
from innokit.evidence.pages import Page
from innokit.evidence.plots import plot_html
from innokit.evidence.running import Progress, run_all
from innokit.evidence.safe import clean
from innokit.evidence.shipped import case_of, example_project, notebooks_of
from innokit.evidence.writing import write_assets, write_files, write_html
from innokit.records import Case
from innokit.results import html, notice
from innokit.store import example_names
from innokit.words import escape


def demo(
    to: str | os.PathLike[str],
    names: Iterable[str] | None = None,
    workers: int = 2,
    progress: Progress | None = None,
) -> Path:
    """Run the shipped examples from their recorded entries, and write their evidence and a gallery.

    Parameters
    ----------
    to : path
        The folder to write to: a project folder for each example, and the gallery ``index.html``.
    names : iterable of str, optional
        Which examples; all of them unless given.
    workers : int, optional
        How many notebooks run at once.
    progress : callable, optional
        Told after each cell.

    Returns
    -------
    Path
        Of the gallery.

    Raises
    ------
    EvidenceError
        When there is no such example, a folder holds another record, or a notebook fails.
    """
    chosen = tuple(names) if names is not None else example_names()
    target = Path(to).resolve()
    folders = [example_project(name, target / name) for name in chosen]
    run_all([path for folder in folders for path in notebooks_of(folder)], workers, progress)
    for folder in folders:
        write_html(folder)
    write_files(target, {"index.html": _gallery(folders)})
    write_assets(target)
    return target / "index.html"


def _gallery(folders: list[Path]) -> str:
    """Write the page that shows each example's question, answer, one chart and label."""
    page = Page("gallery", "Worked examples")
    page.parts.append(
        "<h1>Worked examples</h1><p>Each was worked out from its recorded entries, by the notebooks that you "
        "would use. Follow any figure to the entries behind it.</p>"
    )
    for folder in folders:
        _add_example(page, folder.name, case_of(folder))
    return Document("Worked examples", page.body, charts=page.charts > 0, sort="gallery").linked()


def _add_example(page: Page, name: str, case: Case) -> None:
    """Add one example; its figures lead to their entries on its own front page."""
    found, home = answer(case), escape(f"{name}/evidence/index.html")
    parts = [
        f'<section class="example" aria-labelledby="{escape(name)}">',
        f'<h2 id="{escape(name)}"><a href="{home}">{escape(question(case))}</a></h2>',
        label_html(found.label),
    ]
    parts += [f"<p>{escape(found.decision)}</p>"] if found.decision else []
    parts += [html.paragraph(found.main.sentences()[:1])] if found.main else []
    said = notice(case, [record.id for record in case.records])
    parts += [f'<p class="innokit-note">{escape(said)}</p>'] if said else []
    if found.chart:
        page.charts += 1
        parts += [plot_html(found.chart.to_plain(), f"chart-{page.charts}"), clean(found.chart.data_html())]
    parts.append(
        f'<p><a href="{home}">The whole case</a> '
        f'<span class="quiet">({escape(moment(case))})</span></p></section>'
    )
    page.parts.append("\n".join(parts).replace('href="#trace-', f'href="{home}#trace-'))
