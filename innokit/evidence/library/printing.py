"""One sheet to print: any template, blank or filled from a project's record."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from innokit.errors import EvidenceError
from innokit.evidence.layout import Document
from innokit.evidence.library import forms, packs
from innokit.evidence.library.guides import write_alone
from innokit.process import TEMPLATES, Template
from innokit.records import KINDS, Case
from innokit.words import a_list, escape

PACKS: Mapping[str, Callable[[Case | None], str]] = {
    "stimulus": packs.stimulus,
    "exercise": packs.exercise,
    "run-sheet": packs.facilitator,
}
PRINTED: Mapping[str, Template] = {template.key: template for template in TEMPLATES}
"""What can be printed, by its key."""
NOTHING = '<p class="innokit-not-yet">Nothing of this is recorded yet.</p>'


def write_print(key: str, file: str | os.PathLike[str], case: Case | None = None) -> Path:
    """Write one template as a file that needs nothing else, ready to print on A4.

    Parameters
    ----------
    key : str
        Such as ``"stimulus"`` or ``"concept"``; `PRINTED` lists them.
    file : path
    case : Case, optional
        What to fill it from; blank unless given.

    Raises
    ------
    EvidenceError
        When there is no such template, or the file cannot be written.
    """
    if key not in PRINTED:
        raise EvidenceError(
            f"There is nothing called {key!r} to print", remedy=f"Ask for one of {a_list(sorted(PRINTED))}"
        )
    template = PRINTED[key]
    document = Document(template.title, body(template, case), case, sort="page sheet")
    return write_alone(Path(file), document)


def body(template: Template, case: Case | None = None) -> str:
    """Write a template: blank, or filled from what a case holds.

    Parameters
    ----------
    template : Template
    case : Case, optional
    """
    inside = PACKS[template.key](case) if template.key in PACKS else _forms(template, case)
    return f"<h1>{escape(template.title)}</h1>\n<p>{escape(template.what)}</p>\n{inside}"


def holds(template: Template, case: Case) -> bool:
    """Whether a case holds something of every kind that a template asks for."""
    kinds = {"stimulus": ("stimulus",), "exercise": ("stimulus",), "run-sheet": ("agenda_item",)}
    wanted = kinds.get(template.key, tuple(kind for kind, _ in template.kinds))
    return all(case.of(KINDS[kind]) for kind in wanted)


def _forms(template: Template, case: Case | None) -> str:
    """Write the forms of a template, one kind after the other."""
    parts = []
    for name, layout in template.kinds:
        kind = KINDS[name]
        records = case.of(kind) if case is not None else ()
        if case is None:
            parts.append(forms.sheet(kind) if layout == "sheet" else forms.rows(kind))
        elif not records:
            parts.append(NOTHING)
        elif layout == "sheet":
            parts += [forms.sheet(kind, record, case) for record in records]
        else:
            parts.append(forms.rows(kind, records, case))
    return "\n".join(parts)
