"""Everything wrong with the tables given, collected so that one reading tells it all."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from innokit.errors import IntakeError
from innokit.words import count

SHOWN = 20
"""How many faults are spelled out; the rest are counted."""


class Faults:
    """Faults found so far, each with its place and its remedy."""

    def __init__(self) -> None:
        self._found: list[str] = []

    def __len__(self) -> int:
        return len(self._found)

    def add(self, where: str, what: str, remedy: str) -> None:
        """Note one fault.

        Parameters
        ----------
        where : str
            Table, row and column.
        what : str
            What is wrong, with the value.
        remedy : str
            What would put it right.
        """
        mend = remedy.strip().rstrip(".")
        self._found.append(f"{where}: {what.rstrip('.')}. {mend[:1].upper()}{mend[1:]}.")

    def refuse(self) -> None:
        """Raise what was found, if anything was.

        Raises
        ------
        IntakeError
            With up to 20 faults spelled out, and how many more there are.
        """
        if not self._found:
            return
        said = "\n".join(f"- {fault}" for fault in self._found[:SHOWN])
        more = len(self._found) - SHOWN
        rest = f"\n- and {more:,} more" if more > 0 else ""
        raise IntakeError(f"The tables cannot be taken in, for {count(len(self), 'reason')}:\n{said}{rest}")

    @staticmethod
    def closest(name: str, known: Iterable[str]) -> str:
        """Ask whether the nearest known name was meant; empty where none is near.

        >>> Faults.closest("Addison Sqare", ["Addison Square", "Elton Street"])
        "did you mean 'Addison Square'? Else "
        """
        lower = {item.casefold(): item for item in known}
        near = difflib.get_close_matches(name.casefold(), lower, n=1, cutoff=0.6)
        return f"did you mean {lower[near[0]]!r}? Else " if near else ""
