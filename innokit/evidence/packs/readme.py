"""The note in a pack that says in plain words what is what, and how to check it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping

from innokit.evidence.packs.manifest import NAMES, UNSIGNED, Facts, Packed
from innokit.words import count, date_words, one_line

_WIDTH = 96
_UNALTERED = """1. Is anything altered? In the folder to which you unpacked it, on Linux:
      sha256sum -c SHA256SUMS
   On a Mac:
      shasum -a 256 -c SHA256SUMS"""
_AGAIN = """2. Does every figure come out again? With Python 3.11 or newer:
      pip install 'innokit[all]=={version}'
      innokit verify PACK.zip
   It checks each file, each entry and each sign-off, runs the notebooks again in a fresh folder,
   and says in plain sentences what it found. With --quick it runs nothing."""
_TOLD_OF = """3. Is it the pack you were told of? Take the head or the pack digest from the minutes:
      innokit verify PACK.zip --expect HEAD_OR_DIGEST
   The pack digest is the SHA-256 of manifest.json."""
_OWN_CODE = (
    "These notebooks hold code of their makers' own, which innokit verify runs only when told to with --trust"
)
_TRUE = (
    "Whether what people recorded is true, no computer can tell: each figure leads to who recorded it, "
    "when, why and from which source."
)


def readme(about: Facts, files: Iterable[Packed], made_by: Mapping[str, str]) -> bytes:
    """Write the note.

    Parameters
    ----------
    about : Facts
    files : iterable of Packed
        What the pack holds.
    made_by : mapping of str to str
        Versions.
    """
    paths = {item.path for item in files}
    blocks = [
        one_line(about.question, 200),
        _what(about),
        "WHAT IS WHAT",
        "\n".join(_listing(paths)),
        "HOW TO CHECK THIS",
        *_how(about, made_by),
        "WHAT NO CHECK CAN KNOW",
        NAMES,
        UNSIGNED,
        _TRUE,
        *_left(about),
    ]
    return ("\n\n".join(map(_wrapped, blocks)) + "\n").encode()


def _what(about: Facts) -> str:
    """Say what this is."""
    if not about.entries:
        return "This is an evidence pack. Nothing is recorded in it yet."
    return (
        f"This is an evidence pack: a case, everything recorded for it, and the means to check it. "
        f"Its record holds {count(about.entries, 'entry', 'entries')}, the last of "
        f"{date_words(about.when)}, and ends with head {about.head}."
    )


def _listing(paths: set[str]) -> list[str]:
    """Say what is what, as far as it is there."""
    told = {
        "pages/index.html": "The case to read: open it in a browser. It needs no network.",
        "documents/case.docx": "The case as a document.",
        "documents/case.pdf": "The same, to print.",
        "documents/case.xlsx": "The business case as a workbook with live formulas.",
        "notebooks/": "The notebooks with their answers, as they were worked out.",
        "record/entries.jsonl": "The record: who said or decided what, when and why. One entry a line.",
        "tables/": "The reference tables that the figures rest on, with sources.",
        "manifest.json": "Every file with its SHA-256, the versions used, and what was left out.",
        "SHA256SUMS": "The same sums, for a command that every system has.",
        "ro-crate-metadata.json": "The same list for archives of research data.",
    }
    always = ("manifest.json", "SHA256SUMS", "ro-crate-metadata.json")
    there = [
        (name, said)
        for name, said in told.items()
        if name in always or any(path.startswith(name) for path in paths)
    ]
    return [f"{name:<24}{said}" for name, said in there]


def _how(about: Facts, made_by: Mapping[str, str]) -> list[str]:
    """Say how to check it."""
    steps = [
        _UNALTERED,
        _AGAIN.format(version=made_by.get("innokit", "")),
        _TOLD_OF,
    ]
    own = f"{_OWN_CODE}: {'; '.join(about.own_code[:10])}."
    return [*steps, *([own] if about.own_code else [])]


def _left(about: Facts) -> list[str]:
    """Say what was left out."""
    if not about.left_out:
        return []
    return ["WHAT WAS LEFT OUT", "\n".join(f"{item.what}: {item.why}" for item in about.left_out)]


def _wrapped(block: str) -> str:
    """Break lines at a width that every screen and printer has."""
    return "\n".join(
        textwrap.fill(line, _WIDTH, subsequent_indent="   " if line[:2] in ("1.", "2.", "3.") else "",
                      break_long_words=False, break_on_hyphens=False)
        if "  " not in line else line
        for line in block.split("\n")
    )  # fmt: skip
