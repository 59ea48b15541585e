"""A completed notebook beside a fresh run of it: figure by figure, then everything else that it shows."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from innokit.evidence.packs.findings import Finding, shown
from innokit.evidence.packs.staging import sections
from innokit.results import FIGURES_MIME, Figure, figures_of
from innokit.words import one_line

RELATIVE, ABSOLUTE = 1e-9, 1e-12
"""How far two figures may lie apart and still be the same: as a share of the larger; near zero, as such."""


@dataclass(frozen=True)
class Compared:
    """What comparing one notebook found.

    Attributes
    ----------
    figures : int
        How many figures it shows.
    problems : tuple of Finding
        Figures that do not come out again, and anything else that differs where versions are the same.
    rephrased : int
        Figures and outputs that read otherwise while every number is the same, where versions differ.
    """

    figures: int
    problems: tuple[Finding, ...] = ()
    rephrased: int = 0


def compare(
    name: str, packed: Mapping[str, Any], fresh: Mapping[str, Any], *, same_versions: bool
) -> Compared:
    """Compare a notebook as packed with a fresh run of the same cells.

    Parameters
    ----------
    name : str
        What to call it.
    packed, fresh : mapping
        As plain data.
    same_versions : bool
        Whether words, tables and charts must be the same too, or figures alone.
    """
    hard, soft, many = [], 0, 0
    places = sections(packed["cells"])
    for ours, theirs, section in zip(packed["cells"], fresh["cells"], places, strict=True):
        before, after = _shown(ours), _shown(theirs)
        many += sum(len(list(figures_of(one.get(FIGURES_MIME)))) for one in before)
        where = f"{name}, '{section}'" if section else name
        said = list(_figures(before, after))
        words = [] if said or _same_shown(before, after) else ["what it shows is not what a fresh run shows"]
        hard += [Finding(where, one) for one, matters in said if matters or same_versions]
        hard += [Finding(where, one) for one in words if same_versions]
        soft += 0 if same_versions else sum(not matters for _, matters in said) + len(words)
    return Compared(many, tuple(dict.fromkeys(hard)), soft)


def _shown(cell: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Give what a cell put out, by kind; streams and errors as words."""
    found = []
    for output in cell.get("outputs", ()):
        if "data" in output:
            found.append({kind: _joined(said) for kind, said in output["data"].items()})
        else:
            said = _joined(output.get("text", output.get("evalue", "")))
            found.append({str(output.get("output_type")): said})
    return found


def _joined(said: Any) -> Any:
    """Join text that is kept as lines."""
    return "".join(said) if isinstance(said, list) and all(isinstance(one, str) for one in said) else said


def _figures(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> Iterator[tuple[str, bool]]:
    """Say which figures differ, each with whether that is more than wording."""
    then, now = _by_id(before), _by_id(after)
    for id in [*then, *(id for id in now if id not in then)]:
        ours, theirs = then.get(id), now.get(id)
        if ours is None or theirs is None:
            yield _lone(ours, theirs), True
        elif not _same(ours.value, theirs.value):
            yield f"{_called(ours)} is {_said(ours)} in the pack, and {_said(theirs)} when run again", True
        elif (ours.text, ours.unit) != (theirs.text, theirs.unit):
            yield (
                f"{_called(ours)} reads {_said(ours)} in the pack, and {_said(theirs)} when run again",
                False,
            )
        elif (ours.label, ours.records) != (theirs.label, theirs.records):
            yield f"{_called(ours)} is labelled otherwise, or rests on other records, when run again", False


def _by_id(shown_there: list[dict[str, Any]]) -> dict[str, Figure]:
    """Give the figures of a cell by id."""
    return {f.id: f for one in shown_there for f in figures_of(one.get(FIGURES_MIME))}


def _lone(ours: Figure | None, theirs: Figure | None) -> str:
    """Say that a figure is on one side only."""
    if ours is not None:
        return f"{_called(ours)} is {_said(ours)} in the pack, and does not come out when run again"
    assert theirs is not None  # noqa: S101 - one of the two is there
    return f"{_called(theirs)} comes out as {_said(theirs)} when run again, and is not in the pack"


def _called(figure: Figure) -> str:
    """Name a figure."""
    return f"{shown(one_line(figure.label, 120))} ({shown(figure.id)})"


def _said(figure: Figure) -> str:
    """Say a figure as shown, and exactly."""
    exact = "" if figure.value is None else f" [{figure.value!r}]"
    return f"{shown(one_line(figure.text, 60))}{exact}"


def _same(one: float | None, other: float | None) -> bool:
    """Whether two values are the same, as far as computers differ in their last digits."""
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=RELATIVE, abs_tol=ABSOLUTE)


def _same_shown(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> bool:
    """Whether two cells show the same; what is nested too deeply to be looked through is not."""
    try:
        return _alike(before, after)
    except RecursionError:
        return False


def _alike(one: Any, other: Any) -> bool:
    """Whether plain data are the same, numbers within what counts as the same."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_alike(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_alike, one, other))
    if isinstance(one, float) and isinstance(other, float | int) and not isinstance(other, bool):
        return _same(one, float(other))
    return bool(one == other)
