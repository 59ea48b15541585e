"""Letters that no font of the PDF holds are shown by their names, since a PDF with gaps is no evidence."""

from __future__ import annotations

import json
import unicodedata
from types import ModuleType
from typing import Any

FONTS = ("Libertinus Serif", "DejaVu Sans Mono", "New Computer Modern Math")
_SURE = frozenset(
    map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180), 10, 0x2013, 0x2018, 0x2019, 0x201C, 0x201D, 0x2212))
)
_MOST = 400
"""So many unusual letters are looked at one by one; a text with more is none of ours."""


def shown_in(typst: ModuleType, plain: dict[str, Any]) -> dict[str, Any]:
    """Exchange letters that the fonts lack for their names in brackets.

    Parameters
    ----------
    typst : module
    plain : dict
        A document as plain data.
    """
    unusual = sorted(_letters(plain) - _SURE)
    if not unusual or _holds(typst, "".join(unusual)):
        return plain
    lost = {letter for place, letter in enumerate(unusual) if place >= _MOST or not _holds(typst, letter)}
    names = {ord(letter): _name(letter) for letter in lost}
    changed: dict[str, Any] = _exchanged(plain, names)
    return changed


def _letters(value: Any) -> set[str]:
    """Give every letter that stands in some data."""
    if isinstance(value, str):
        return {*value}
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return {letter for item in inside for letter in _letters(item)}


def _exchanged(value: Any, names: dict[int, str]) -> Any:
    """Exchange letters wherever they stand."""
    if isinstance(value, str):
        return value.translate(names)
    if isinstance(value, dict):
        return {key: _exchanged(item, names) for key, item in value.items()}
    return [_exchanged(item, names) for item in value] if isinstance(value, list | tuple) else value


def _holds(typst: ModuleType, letters: str) -> bool:
    """Try whether a PDF/UA file can show some letters, each by itself."""
    fonts = ", ".join(map(json.dumps, FONTS))
    main = (
        '#set document(title: "t")\n#set text(font: (' + fonts + "))\n"
        "#for letter in json(bytes(sys.inputs.letters)) [#text(letter) ]"
    )
    try:
        typst.compile(
            main.encode(),
            ignore_system_fonts=True,
            pdf_standards="ua-1",
            sys_inputs={"letters": json.dumps([*letters])},
        )
    except typst.TypstError:
        return False
    return True


def _name(letter: str) -> str:
    """Name a letter, invisible ones by nothing."""
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return ""
    return f"[{unicodedata.name(letter, f'U+{ord(letter):04X}').lower()}]"
