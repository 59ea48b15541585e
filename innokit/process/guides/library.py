"""The resource library: every guide, template and worked example, by phase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from innokit.process.guides.reading import short_guide
from innokit.process.guides.templates import TEMPLATES, Template
from innokit.process.phase import Phase, find
from innokit.process.phases import PHASES
from innokit.records import Case
from innokit.reference import locate
from innokit.results import Column, Made, Result, Sentence, Sheet
from innokit.words import a_list, count


@dataclass(frozen=True, slots=True)
class Resource:
    """Something in the library.

    Attributes
    ----------
    sort : str
        ``"guide"``, ``"template"`` or ``"example"``.
    phase : int or None
        None where it belongs to all phases.
    title, what, page : str
        The page is its file name in the library's folder.
    """

    sort: str
    phase: int | None
    title: str
    what: str
    page: str


@dataclass(frozen=True)
class Library(Result):
    """What the library holds, for all phases or one.

    Parameters
    ----------
    resources : tuple of Resource
    phase : Phase or None
    phases : tuple of Phase
    case : Case
        Empty: a library speaks of no project.
    """

    title: ClassVar[str] = "The library"
    resources: tuple[Resource, ...]
    phase: Phase | None
    phases: tuple[Phase, ...]
    case: Case

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made("Guides and templates of the kit, and the worked examples that come with it")

    def sentences(self) -> tuple[Sentence, ...]:
        """Say how much there is of each sort."""
        sorts = [resource.sort for resource in self.resources]
        many = a_list([count(sorts.count(sort), sort) for sort in dict.fromkeys(sorts)])
        about = f" for phase {self.phase.title}" if self.phase else ""
        said = f"{many}{about}."
        return (
            (f"{said[0].upper()}{said[1:]}",),
            ("To write them as pages: innokit library --to FOLDER.",),
        )

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row a resource."""
        titles = {phase.number: phase.title for phase in self.phases}
        rows = tuple(
            (r.title, r.sort, titles[r.phase] if r.phase else "all", r.what, r.page) for r in self.resources
        )
        columns = tuple(map(Column, ("Title", "Sort", "Phase", "What it is for", "Page")))
        return (Sheet("library", "Guides, templates and examples", columns, rows),)


def library(
    phase: int | None = None,
    phases: tuple[Phase, ...] = PHASES,
    templates: Sequence[Template] = TEMPLATES,
) -> Library:
    """Give every guide, template and worked example; or those for one phase, with what is for all of them.

    Parameters
    ----------
    phase : int, optional
        From 1 to 6.
    phases, templates : sequence, optional
        In other words, or a council's own.

    Raises
    ------
    MethodRefused
        When there is no such phase.

    Examples
    --------
    >>> [found.title for found in library(2).resources if found.sort == "template"][:3]
    ['Focus', 'Participants', 'Criteria']
    """
    wanted = None if phase is None else find(phase, phases)
    found = (*_guides(phases), *_templates(templates), *_examples())
    kept = tuple(r for r in found if wanted is None or r.phase in (None, wanted.number))
    return Library(kept, wanted, phases, Case())


def _guides(phases: tuple[Phase, ...]) -> tuple[Resource, ...]:
    """Give the short guide and the detailed ones."""
    short = Resource("guide", None, short_guide().title, "All six phases on a page or two.", "guide.html")
    long = [
        Resource("guide", phase.number, f"Guide to phase {phase.title}", phase.aim, guide_page(phase.number))
        for phase in phases
    ]
    return (short, *long)


def guide_page(number: int) -> str:
    """Give the file name of the guide to a phase, as notebooks and pages link to it."""
    return f"guide-{number}.html"


def _templates(templates: Sequence[Template]) -> tuple[Resource, ...]:
    """Give each template, blank and filled."""
    out: list[Resource] = []
    for one in templates:
        page = f"template-{one.key}"
        out.append(Resource("template", one.phase, one.title, one.what, f"{page}.html"))
        filled = f"As filled in an example. {one.what}"
        out.append(Resource("filled template", one.phase, one.title, filled, f"{page}-filled.html"))
    return tuple(out)


@cache
def _examples() -> tuple[Resource, ...]:
    """Give the worked examples, each by the heading of what it says of itself."""
    found = []
    for folder in sorted(locate("examples").iterdir()):
        about = folder / "README.md"
        if about.is_file():
            title = about.read_text(encoding="utf-8").splitlines()[0].lstrip("# ").strip()
            what = f"A worked example. To run it: innokit demo --example {folder.name}"
            found.append(Resource("example", None, title, what, f"example-{folder.name}.html"))
    return tuple(found)
