"""Guides read from Markdown: those that come with the kit, or a council's own in another folder.

A guide is a file ``phase-N.md``: a heading, paragraphs, and for each activity a second heading with
paragraphs that begin with a label and a colon, such as "Who: ...". The labels can be in any language.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from types import MappingProxyType

from innokit.errors import MethodRefused
from innokit.process.phase import Phase
from innokit.process.phases import PHASES

_LABEL = re.compile(r"([^:\n]{1,40}):\s+(\S.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Advice:
    """What a guide says about one activity, or the short guide about one phase.

    Attributes
    ----------
    name : str
        Of the activity.
    parts : tuple of (str, str)
        Label and text: what to do, who, how long, what goes wrong. Text without a label has an empty one.
    """

    name: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class GuideText:
    """The words of one guide.

    Attributes
    ----------
    title : str
    opening : tuple of str
        Paragraphs.
    advice : tuple of Advice
        One for each activity.
    """

    title: str
    opening: tuple[str, ...]
    advice: tuple[Advice, ...]


def guide_texts(
    folder: str | os.PathLike[str] | None = None, phases: Sequence[Phase] = PHASES
) -> Mapping[int, GuideText]:
    """Give the detailed guide of every phase, by its number.

    Parameters
    ----------
    folder : path, optional
        With files ``phase-1.md`` to ``phase-6.md`` of your own; what is missing there is the kit's.
    phases : sequence of Phase, optional

    Raises
    ------
    MethodRefused
        When a file is not laid out as a guide.

    Examples
    --------
    >>> guide_texts()[2].advice[0].name
    'Fix the focus'
    """
    return MappingProxyType({p.number: _read(f"phase-{p.number}.md", folder) for p in phases})


def short_guide(folder: str | os.PathLike[str] | None = None) -> GuideText:
    """Give the short guide: all phases on one page.

    Parameters
    ----------
    folder : path, optional
        With a file ``short.md`` of your own.

    Raises
    ------
    MethodRefused
        When the file is not laid out as a guide.
    """
    return _read("short.md", folder)


def _read(name: str, folder: str | os.PathLike[str] | None) -> GuideText:
    """Read one guide: a council's own where there is one, else the kit's."""
    own = Path(folder) / name if folder is not None else None
    if own is not None and own.is_file():
        try:
            return parsed(own.read_text(encoding="utf-8-sig"), str(own))
        except (OSError, UnicodeError) as fault:
            raise MethodRefused(
                f"The guide cannot be read: {fault}", where=str(own), remedy="Save it as text in UTF-8"
            ) from fault
    return parsed((resources.files("innokit.process.guides") / name).read_text(encoding="utf-8"), name)


def parsed(text: str, where: str = "") -> GuideText:
    """Read the text of a guide.

    Raises
    ------
    MethodRefused
        When it has no heading, or an activity without a word.
    """
    blocks = [block.strip() for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if block.strip()]
    if not blocks or not blocks[0].startswith("# "):
        raise MethodRefused(
            "This is not laid out as a guide", where=where, remedy="Begin with a line '# ' and the title"
        )
    title, opening, advice = blocks[0][2:].strip(), list[str](), list[tuple[str, list[tuple[str, str]]]]()
    for block in blocks[1:]:
        if block.startswith("## "):
            advice.append((block[3:].strip(), []))
        elif advice:
            advice[-1][1].append(_part(block))
        else:
            opening.append(_line(block))
    bare = [name for name, parts in advice if not parts]
    if bare:
        raise MethodRefused(
            f"Nothing is said about {bare[0]!r}", where=where, remedy="Write a paragraph below its heading"
        )
    return GuideText(title, tuple(opening), tuple(Advice(name, tuple(parts)) for name, parts in advice))


def _part(block: str) -> tuple[str, str]:
    """Take a paragraph apart into its label and its text."""
    found = _LABEL.fullmatch(_line(block))
    return (found[1], found[2]) if found else ("", _line(block))


def _line(block: str) -> str:
    """Join the lines of a paragraph."""
    return " ".join(block.split())
