"""The whole library as a folder of pages, filtered by phase with plain links: no server, no script."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from innokit.evidence.layout import ASSETS, Document, Link, asset
from innokit.evidence.library.guides import Folder, guide_pages
from innokit.evidence.library.printing import body, holds
from innokit.evidence.library.samples import sample
from innokit.evidence.safe import markdown
from innokit.evidence.tracing import without_dead_ends
from innokit.evidence.writing import write_files
from innokit.process import PHASES, TEMPLATES, Phase, Resource, Template, library, overview
from innokit.records import KINDS, Case
from innokit.reference import locate
from innokit.results import html
from innokit.store import example, example_names
from innokit.words import escape

FIRST = "mobile-esol"
"""The example from which templates are filled where it holds enough; else another one."""


def write_library(to: str | os.PathLike[str], own: Folder = None, phases: tuple[Phase, ...] = PHASES) -> Path:
    """Write every guide, every template blank and filled, and a page for each example, with an index.

    Parameters
    ----------
    to : path
        The folder to write to.
    own : path, optional
        A folder of guides of your own, which stand in place of the kit's.
    phases : tuple of Phase, optional
        In other words or another language.

    Returns
    -------
    Path
        Of ``index.html``, which lists it all; ``phase-1.html`` and so on list one phase.

    Raises
    ------
    EvidenceError
        When the folder cannot be written to.
    """
    target, cases = Path(to), {name: example(name) for name in _names()}
    links = [Link("index.html", "All phases")]
    links += [Link(f"phase-{phase.number}.html", phase.title) for phase in phases]
    files = {"index.html": _index(None, phases, links)}
    files |= {link.address: _index(p, phases, links) for link, p in zip(links[1:], phases, strict=True)}
    files |= guide_pages(links, own=own, phases=phases, templates=True)
    for template in TEMPLATES:
        files |= _template(template, cases, links)
    files |= {f"example-{name}.html": _example(name, case, links) for name, case in cases.items()}
    write_files(target, _without_notebooks(files))
    write_files(target / "assets", {name: asset(name) for name in ASSETS})
    return target / "index.html"


def _names() -> list[str]:
    """Give the names of the examples, the one to fill templates from first."""
    return sorted(example_names(), key=lambda name: (name != FIRST, name))


def _index(phase: Phase | None, phases: tuple[Phase, ...], links: Sequence[Link]) -> str:
    """Write the list of what there is, for all phases or one."""
    found = library(phase.number if phase else None, phases)
    heading = f"The library: phase {phase.title}" if phase else "The library"
    lead = "Pick a phase beside this list to see only what belongs to it. Every sheet prints on A4."
    parts = [f"<h1>{escape(heading)}</h1><p>{lead}</p>"]
    for sort, title in (("guide", "Guides"), ("template", "Templates"), ("example", "Worked examples")):
        lines = "".join(map(_line, (r for r in found.resources if r.sort == sort)))
        parts.append(f'<h2>{title}</h2><ul class="pages">{lines}</ul>')
    here = f"phase-{phase.number}.html" if phase else "index.html"
    return Document(heading, "\n".join(parts), None, links, here).linked()


def _line(one: Resource) -> str:
    """Write one line of the list; a template leads to its blank and its filled form."""
    what = f'<span class="quiet">{escape(one.what)}</span>'
    if one.sort != "template":
        return f'<li><a href="{one.page}">{escape(one.title)}</a><br>{what}</li>'
    filled = one.page.replace(".html", "-filled.html")
    ways = f'<a href="{one.page}">blank</a>, <a href="{filled}">filled</a>'
    return f"<li>{escape(one.title)}: {ways}<br>{what}</li>"


def _template(template: Template, cases: dict[str, Case], links: Sequence[Link]) -> dict[str, str]:
    """Write a template blank and filled, each leading to the other."""
    page = f"template-{template.key}"
    blank = f'<p class="back"><a href="{page}-filled.html">See it filled</a></p>'
    made = Document(template.title, f"{blank}{body(template)}", None, links, sort="page sheet").linked()
    named = next((name for name, case in cases.items() if holds(template, case)), "")
    case = cases[named] if named else sample()
    origin = f"From the example {named}" if named else "Invented, to show how it is filled"
    above = (
        f'<p class="back"><a href="{page}.html">See it blank</a></p><p class="quiet">{escape(origin)}.</p>'
    )
    title, inside = f"{template.title}, filled", f"{above}{body(template, _cut(template, case))}"
    shown = Document(title, inside, case if named else None, links, sort="page sheet").linked()
    return {f"{page}.html": made, f"{page}-filled.html": shown}


def _cut(template: Template, case: Case) -> Case:
    """Keep of the records that are printed a page each the first two, and of rows the first twelve."""
    most = {kind: 2 if layout == "sheet" else 12 for kind, layout in template.kinds}
    kept = {record.id for kind, many in most.items() for record in case.of(KINDS[kind])[:many]}
    return Case([r for r in case.records if r.kind not in most or r.id in kept], case.entries, case.head)


def _example(name: str, case: Case, links: Sequence[Link]) -> str:
    """Write a page on an example: what it says of itself, how far it is, and how to run it."""
    about = (locate("examples") / name / "README.md").read_text(encoding="utf-8")
    found = overview(case)
    parts = [
        markdown(about),
        f"<h2>How to run it</h2><pre><code>innokit demo --example {escape(name)}</code></pre>",
        *(html.sheet(table) for table in found.sheets()),
    ]
    return Document(name, without_dead_ends("\n".join(parts)), case, links).linked()


def _without_notebooks(files: dict[str, str]) -> dict[str, str]:
    """Take away links to notebooks and pages that are not in this folder."""
    return {name: "".join(_kept(text, files)) for name, text in files.items()}


def _kept(text: str, files: dict[str, str]) -> Iterator[str]:
    """Keep links to pages of the folder, to places in the page, and to addresses."""
    parts = re.split(r'(<a href="[^"]*")', text)
    for is_link, group in groupby(parts, key=lambda part: part.startswith('<a href="')):
        for part in group:
            address = part[9:-1].partition("#")[0] if is_link else ""
            lost = is_link and address and address not in files and not address.startswith("https://")
            yield "<a" if lost else part
