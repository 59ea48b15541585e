"""A completed notebook beside a fresh run of it: figure by figure, then everything else that it shows."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from innokit.evidence.packs.findings import Finding, shown
from innokit.evidence.packs.staging import sections
from innokit.evidence.packs.verifying.numerals import disagrees
from innokit.evidence.packs.verifying.versions import SAME, Differ
from innokit.evidence.packs.verifying.wording import of_page
from innokit.results import FIGURES_MIME, Figure, figures_of
from innokit.words import one_line

RELATIVE, ABSOLUTE = 1e-9, 1e-12
"""How far two figures may lie apart and still be the same: as a share of the larger; near zero, as such."""


CHART_KINDS = ("application/vnd.plotly", "image/")


@dataclass(frozen=True)
class Compared:
    """What comparing one notebook found.

    Attributes
    ----------
    figures : int
        How many figures it shows.
    problems : tuple of Finding
        Figures that do not come out again, and whatever else may not differ with these versions.
    otherwise : tuple of str
        Places that read or look otherwise, where versions differ so that nothing can be said of it.
    """

    figures: int
    problems: tuple[Finding, ...] = ()
    otherwise: tuple[str, ...] = ()


def compare(
    name: str, packed: Mapping[str, Any], fresh: Mapping[str, Any], differ: Differ = SAME
) -> Compared:
    """Compare a notebook as packed with a fresh run of the same cells.

    Parameters
    ----------
    name : str
        What to call it.
    packed, fresh : mapping
        As plain data.
    differ : Differ, optional
        Which versions differ: with another innokit figures alone must be the same, with other libraries all
        words too, with none everything.
    """
    hard: list[Finding] = []
    soft: list[str] = []
    many = 0
    places = sections(packed["cells"])
    for ours, theirs, section in zip(packed["cells"], fresh["cells"], places, strict=True):
        before, after = _shown(ours), _shown(theirs)
        many += sum(len(list(figures_of(one.get(FIGURES_MIME)))) for one in before)
        where = f"{name}, '{section}'" if section else name
        said = list(_figures(before, after))
        hard += [Finding(where, one) for one, matters in said if matters or not differ.own]
        if _same_shown(before, after):
            continue
        if differ.own or (differ and _same_words(before, after)):
            soft += [where] if not any(matters for _, matters in said) else []
        elif not said:
            hard.append(Finding(where, "what it shows is not what a fresh run shows"))
    return Compared(many, tuple(dict.fromkeys(hard)), tuple(dict.fromkeys(soft)))


def _same_words(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> bool:
    """Whether two cells say the same, charts and markup left aside."""
    if len(before) != len(after):
        return False
    return all(_words(one) == _words(other) for one, other in zip(before, after, strict=True))


def _words(shown_there: Mapping[str, Any]) -> dict[str, Any]:
    """Give what an output says, by kind; figures are compared by themselves."""
    return {
        kind: of_page(said) if kind == "text/html" and isinstance(said, str) else said
        for kind, said in shown_there.items()
        if kind != FIGURES_MIME and not kind.startswith(CHART_KINDS)
    }


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
            wrong = theirs.value is not None and disagrees(ours.text, theirs.text, theirs.value)
            yield (
                f"{_called(ours)} reads {_said(ours)} in the pack, and {_said(theirs)} when run again",
                wrong,
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
