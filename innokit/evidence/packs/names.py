"""Which names a file in a pack may have: such as mean the same file, inside its folder, on every system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LONGEST = 200
"""Characters in a name, folders included: with a folder before it, still within what Windows takes."""

_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?", re.IGNORECASE)
_NOWHERE = set('<>"|?*')
_DRIVE = re.compile(r"[A-Za-z]:")


def fault(name: str) -> str:
    """Say what is wrong with a name; empty where it is harmless everywhere.

    >>> fault("pages/index.html"), fault("../index.html")
    ('', 'leads out of its folder')
    """
    if not name or len(name) > LONGEST:
        return "is empty" if not name else f"is longer than {LONGEST} characters"
    if any(unicodedata.category(letter)[0] == "C" for letter in name):
        return "holds a character that cannot be seen"
    if "\\" in name:
        return "holds a backslash, which leads elsewhere on Windows"
    if _DRIVE.match(name):
        return "begins with a drive letter"
    if name.startswith("/"):
        return "is absolute: it leads out of its folder"
    if ":" in name or _NOWHERE & set(name):
        return "holds a character that no file may have on Windows"
    return next(filter(None, map(_part_fault, name.split("/"))), "")


def _part_fault(part: str) -> str:
    """Say what is wrong with one step of a name."""
    if part == "..":
        return "leads out of its folder"
    if part in ("", "."):
        return "is a folder, or has an empty step in it"
    if part.endswith((".", " ")) or part.startswith(" "):
        return "begins or ends with a space, or ends with a dot, which Windows takes away"
    return "is the name of a device on Windows" if _DEVICE.fullmatch(part) else ""


def clashes(names: Iterable[str]) -> list[tuple[str, str]]:
    """Give each name that somewhere means the same file as an earlier one, and what it clashes with.

    >>> clashes(["a.csv", "A.CSV", "a.csv/b"])
    [('A.CSV', 'a.csv'), ('a.csv/b', 'a.csv')]
    """
    known: dict[str, str] = {}
    folders: dict[str, str] = {}
    found = []
    for name in names:
        parts = folded(name).split("/")
        above = ["/".join(parts[:end]) for end in range(1, len(parts))]
        whole = "/".join(parts)
        taken = [known[place] for place in (*above, whole) if place in known]
        taken += [folders[whole]] if whole in folders else []
        if taken:
            found.append((name, taken[0]))
        known.setdefault(whole, name)
        for place in above:
            folders.setdefault(place, name)
    return found


def folded(name: str) -> str:
    """Give the form in which systems that do not tell capitals or accents apart know a name."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
