"""The guides as pages to print: what to have, what to do, what to have then; linked with the notebooks."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from innokit.errors import EvidenceError
from innokit.evidence.layout import Document, Link
from innokit.process import (
    GATES,
    PHASES,
    TEMPLATES,
    Advice,
    GuideText,
    Item,
    Phase,
    guide_page,
    guide_texts,
    library,
    short_guide,
)
from innokit.records import Case
from innokit.words import escape

SHORT = "guide.html"
Folder = str | os.PathLike[str] | None


def guide_pages(
    links: Sequence[Link] = (),
    case: Case | None = None,
    own: Folder = None,
    phases: tuple[Phase, ...] = PHASES,
    templates: bool = False,
) -> dict[str, str]:
    """Write the short guide and the detailed ones for a folder, each beside the shared files.

    Parameters
    ----------
    links : sequence of Link, optional
        The navigation; the guides themselves unless given.
    case : Case, optional
        The project in whose folder they stand.
    own : path, optional
        A folder of guides of your own, which stand in place of the kit's.
    phases : tuple of Phase, optional
        In other words or another language.
    templates : bool, optional
        Whether the pages of the templates are in the same folder, to be linked to.

    Returns
    -------
    dict
        File name to HTML.
    """
    pages = {SHORT: (short_guide(own).title, _short(short_guide(own), phases))}
    for phase, text in zip(phases, guide_texts(own, phases).values(), strict=True):
        pages[guide_page(phase.number)] = (
            _title(phase),
            _body(phase, text, "template-{}.html" if templates else ""),
        )
    ways = links or (Link(SHORT, "The short guide"), *(Link(guide_page(p.number), p.title) for p in phases))
    return {
        name: Document(title, body, case, ways, name, sort="page sheet").linked()
        for name, (title, body) in pages.items()
    }


def write_guide(
    file: str | os.PathLike[str],
    phase: int | None = None,
    own: Folder = None,
    phases: tuple[Phase, ...] = PHASES,
) -> Path:
    """Write one guide as a file that needs nothing else, ready to print on A4.

    Parameters
    ----------
    file : path
    phase : int, optional
        From 1 to 6; the short guide unless given.
    own : path, optional
        A folder of guides of your own.
    phases : tuple of Phase, optional
        In other words or another language.

    Raises
    ------
    EvidenceError, MethodRefused
        When the file cannot be written, or there is no such phase.
    """
    if phase is None:
        text = short_guide(own)
        title, body = text.title, _short(text, phases, linked=False)
    else:
        found = library(phase, phases).phase or phases[0]
        title, body = _title(found), _body(found, guide_texts(own, phases)[phase], linked=False)
    return write_alone(Path(file), Document(title, body, sort="page sheet"))


def write_alone(file: Path, document: Document) -> Path:
    """Write a document as one file.

    Raises
    ------
    EvidenceError
        When it cannot be written.
    """
    from innokit.evidence.writing import write_files

    if file.is_dir():
        raise EvidenceError("This is a folder", where=str(file), remedy="Give the name of a file in it")
    write_files(file.parent, {file.name: document.alone()})
    return file


def guide_text(phase: int | None = None, own: Folder = None, phases: tuple[Phase, ...] = PHASES) -> str:
    """Give a guide as plain text, for a terminal.

    Parameters
    ----------
    phase : int, optional
        From 1 to 6; the short guide unless given.
    own, phases : optional
        As for `write_guide`.

    Raises
    ------
    MethodRefused
        When there is no such phase.
    """
    if phase is None:
        text, head = short_guide(own), []
    else:
        found = library(phase, phases).phase or phases[0]
        text = guide_texts(own, phases)[phase]
        head = [f"Aim: {found.aim}", f"Time: {found.timescale}"]
    lines = [text.title, "", *head, *text.opening]
    for one in text.advice:
        lines += [
            "",
            one.name,
            *(f"  {label}: {said}" if label else f"  {said}" for label, said in one.parts),
        ]
    return "\n".join(lines)


def _title(phase: Phase) -> str:
    """Name a guide."""
    return f"Guide to phase {phase.title}"


def _short(text: GuideText, phases: tuple[Phase, ...], linked: bool = True) -> str:
    """Write the short guide: each phase leads to its own guide."""
    parts = [f"<h1>{escape(text.title)}</h1>", *(f"<p>{escape(line)}</p>" for line in text.opening)]
    names = {phase.name: phase for phase in phases}
    for one in text.advice:
        phase = names.get(one.name)
        heading = escape(phase.title if phase else one.name)
        if phase and linked:
            heading = f'<a href="{guide_page(phase.number)}">{heading}</a>'
        parts.append(f"<h2>{heading}</h2>{_said(one)}")
        parts += [f'<p class="quiet">Time: {escape(phase.timescale)}</p>'] if phase else []
    return "\n".join(parts)


def _body(phase: Phase, text: GuideText, templates: str = "", linked: bool = True) -> str:
    """Write a detailed guide."""
    notebook = escape(phase.notebook)
    where = f'<a href="{notebook}">{notebook}</a>' if linked else notebook
    parts = [
        f"<h1>{escape(_title(phase))}</h1>",
        f'<p class="answer">{escape(phase.question)}</p>',
        f"<dl>{_fact('Aim', escape(phase.aim))}{_fact('Time', escape(phase.timescale))}",
        f"{_fact('Work on it in', where)}</dl>",
        *(f"<p>{escape(line)}</p>" for line in text.opening),
        _items("At the start you have", phase.start, phase.number > 1),
        _map(text),
        *(f"<h2>{escape(one.name)}</h2>{_said(one)}" for one in text.advice),
        _items("At the end you will have", phase.end),
        _gate(phase),
        _sheets(phase, templates),
    ]
    return "\n".join(filter(None, parts))


def _fact(label: str, said: str) -> str:
    """Write a fact below the question."""
    return f"<dt>{label}</dt><dd>{said}</dd>"


def _map(text: GuideText) -> str:
    """Write the activities in order, as a line to follow."""
    steps = "".join(f"<li>{escape(one.name)}</li>" for one in text.advice)
    return f'<h2>What you do</h2><ol class="way">{steps}</ol>'


def _said(one: Advice) -> str:
    """Write the advice on one activity."""
    return "".join(
        f"<p>{f'<strong>{escape(label)}.</strong> ' if label else ''}{escape(said)}</p>"
        for label, said in one.parts
    )


def _items(heading: str, items: Sequence[Item], before: bool = False) -> str:
    """Write items with boxes to tick, and who should look."""
    lines = "".join(
        f'<li><span class="box"></span> {escape(item.words)} '
        f'<span class="quiet">({escape(item.who)})</span></li>'
        for item in items
    )
    more = "Everything that the phase before leaves behind" if before else ""
    earlier = f"<p>{more}{', and:' if items else '.'}</p>" if more else ""
    boxes = f'<ul class="boxes down">{lines}</ul>' if lines else ""
    return f"<h2>{escape(heading)}</h2>{earlier}{boxes}"


def _gate(phase: Phase) -> str:
    """Say which gate stands at the end of a phase."""
    return "".join(
        f"<h2>{escape(gate.title)}</h2><p>{escape(gate.question)} It asks for everything above"
        f"{_and_before(gate.phases)}. If something is missing: {escape(gate.ways)}. Or somebody "
        "lets the work pass in their own name, with a reason; that stays on show.</p>"
        for gate in GATES
        if gate.last == phase.number
    )


def _and_before(phases: tuple[int, ...]) -> str:
    """Say which earlier phase a gate asks for too."""
    return f" and for what phase {phases[0]} leaves behind" if len(phases) > 1 else ""


def _sheets(phase: Phase, templates: str) -> str:
    """Name the templates of a phase."""
    lines = [
        f'<li><a href="{templates.format(one.key)}">{escape(one.title)}</a>: {escape(one.what)}</li>'
        if templates
        else f"<li>{escape(one.title)}: {escape(one.what)}</li>"
        for one in TEMPLATES
        if one.phase == phase.number
    ]
    return f"<h2>Sheets to print</h2><ul>{''.join(lines)}</ul>"
