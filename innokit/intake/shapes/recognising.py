"""Each sheet of a file before each recogniser, those of tools first; a plain table is the last resort."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from innokit.errors import IntakeError
from innokit.intake.reading import File, Grid
from innokit.intake.shapes import forms, plain, sections, tools
from innokit.intake.shapes.plan import Aside, Found
from innokit.intake.sheets import named
from innokit.words import a_list

PLAIN = "plain"
SOURCES = ("plain", "microsoft", "google", "decidim", "loomio", "polis", "pabulib", "miro")
"""Recognisers that can be asked for by name."""


def recognise(
    file: File,
    kind: str | None,
    source: str | None,
    columns: Mapping[str, str],
    sheets: Sequence[str] | None,
    criteria: Sequence[str],
) -> list[Found | Aside]:
    """Say of each sheet what it is.

    Raises
    ------
    IntakeError
        When the kind, the source or a sheet asked for does not exist.
    """
    _refuse_unknown(file, kind, source, sheets)
    found: list[Found | Aside] = []
    for grid in file.grids:
        if not grid.filled:
            continue
        if sheets is not None and grid.name not in sheets:
            found.append(Aside(grid, "it was not asked for", f"add {grid.name!r} to sheets"))
        elif sheets is None and grid.hidden:
            found.append(Aside(grid, "the sheet is hidden", f"to read it, give sheets=[{grid.name!r}]"))
        else:
            found.append(_one(grid, file.stem, kind, source, columns, criteria))
    return found


def _one(
    grid: Grid,
    hint: str,
    kind: str | None,
    source: str | None,
    columns: Mapping[str, str],
    criteria: Sequence[str],
) -> Found | Aside:
    """Say what one sheet is."""
    tries: dict[str, Callable[[], Found | Aside | None]] = {
        "pabulib": lambda: sections.pabulib(grid),
        "loomio": lambda: sections.loomio(grid),
        "decidim": lambda: tools.decidim(grid),
        "polis": lambda: tools.polis(grid),
        "microsoft": lambda: forms.microsoft(grid, kind, columns),
        "google": lambda: forms.google(grid, kind, columns),
        "miro": lambda: tools.miro(grid, source == "miro", hint),
    }
    if source != PLAIN:
        for name, look in tries.items():
            other = kind not in (None, "ideas") and name not in ("microsoft", "google")
            if source in (None, name) and not other and (seen := look()) is not None:
                return seen
        if source is not None:
            return Aside(grid, f"it has not the shape of an export of {source}", "leave source out")
    return plain.recognise(grid, kind, columns, hint, criteria)


def _refuse_unknown(file: File, kind: str | None, source: str | None, sheets: Sequence[str] | None) -> None:
    """Refuse what was asked for and does not exist."""
    if kind is not None and not named(kind):
        raise IntakeError(f"There is no kind of record called {kind!r}", remedy=plain.refuse_kind(kind))
    if source is not None and source not in SOURCES:
        raise IntakeError(f"There is no source {source!r}", remedy=f"Give one of {a_list(SOURCES)}")
    there = [grid.name for grid in file.grids]
    for name in sheets or ():
        if name not in there:
            raise IntakeError(
                f"There is no sheet {name!r}",
                where=file.name,
                remedy=f"Sheets are {a_list([*map(repr, there)])}",
            )
