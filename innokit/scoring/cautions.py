"""What to beware of in how criteria were chosen and weighed."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from innokit.records import BenefitLine, Criterion
from innokit.results import Figure, Sentence
from innokit.scoring.pairs import CONSISTENT
from innokit.words import a_list, number

if TYPE_CHECKING:
    from innokit.scoring.comparison import Comparison
    from innokit.scoring.localweights import Consistency

ALIKE = 0.9
"""Correlation of scores from which two criteria may count the same thing twice."""
FEWEST = 5
"""Options below which a correlation says little."""
COST = re.compile(r"\b(cost|costs|price|prices|expense|budget|spend|affordab\w*)\b", re.IGNORECASE)
_PLAIN = re.compile(r"[^\W\d_]{5,}")


def sentences(result: Comparison) -> Iterator[Sentence]:
    """Warn of weights asked without a range, of likely double counting, and of judgements that clash."""
    yield from _no_range(result)
    yield from _cost_inside(result)
    yield from _alike(result)
    yield from _valued_again(result)
    yield from _inconsistent(result)


def _no_range(result: Comparison) -> Iterator[Sentence]:
    """Warn of importance without a range: a weight means little unless worst and best are on show."""
    bare = [c.title for c in result.criteria if c.worst is None and not (c.worst_words and c.best_words)]
    if result.weighing.given and bare and len(result.criteria) > 1:
        yield (
            f"Weights may be importance without a range: no range is described for {a_list(bare)}. ",
            "Say what 0 and 100 look like there, then ask again.",
        )


def _cost_inside(result: Comparison) -> Iterator[Sentence]:
    """Warn of cost counted inside the overall value."""
    for criterion in result.criteria:
        if COST.search(criterion.title) or "£" in criterion.unit:
            yield (
                f"{criterion.title} counts inside the overall value; if it is the option's cost, keep it ",
                "out and look at value beside cost instead, or it is counted twice.",
            )


def _alike(result: Comparison) -> Iterator[Sentence]:
    """Warn of criteria on which the options score nearly alike."""
    if len(result.options) < FEWEST:
        return
    columns = {c.id: result.scores[:, place] for place, c in enumerate(result.criteria)}
    told = [c for c in result.criteria if not np.isnan(columns[c.id]).any() and np.ptp(columns[c.id]) > 0]
    for one, other in itertools.combinations(told, 2):
        correlation = float(np.corrcoef(columns[one.id], columns[other.id])[0, 1])
        if correlation >= ALIKE:
            figure = _correlation(result, one, other, correlation)
            yield (
                f"{one.title} and {other.title} score the options nearly alike (correlation ",
                figure,
                "): make sure that they are not the same thing counted twice.",
            )


def _correlation(result: Comparison, one: Criterion, other: Criterion, value: float) -> Figure:
    """Give the correlation of two criteria's scores over the ranked options."""
    cells = [result.card.cells[o.id, c.id] for o in result.options for c in (one, other)]
    records = tuple(dict.fromkeys(id for cell in cells for id in cell.records))
    label = f"Correlation of scores on {one.title} and {other.title}"
    return Figure(f"correlation.{one.id}.{other.id}", value, number(value, 2), label, records)


def _valued_again(result: Comparison) -> Iterator[Sentence]:
    """Warn of a criterion that looks like a benefit valued in money."""
    lines = [line for line in result.case.of(BenefitLine) if line.unit_value is not None]
    for criterion in result.criteria:
        mine = _words(criterion.title)
        same = [line.title for line in lines if mine and len(mine & _words(line.title)) * 2 > len(mine)]
        if same:
            yield (
                f"{criterion.title} may be counted again in money, as {a_list(list(dict.fromkeys(same)))}: ",
                "score it or value it, not both.",
            )


def _words(title: str) -> set[str]:
    """Give the longer words of a title."""
    return {word.casefold() for word in _PLAIN.findall(title)}


def _inconsistent(result: Comparison) -> Iterator[Sentence]:
    """Name the judgement to look at first where judgements in pairs do not fit together."""
    for check in result.weighing.consistency:
        if check.ratio > CONSISTENT and check.worst is not None and check.implied is not None:
            case, worst = result.case, check.worst
            who = f" by {case.name(check.assessor)}" if check.assessor else ""
            yield (
                f"The judgements in pairs{who} do not fit together (consistency ratio ",
                consistency(result, check),
                f", above {number(CONSISTENT, 2)}). Look first at {case.name(worst.criterion)} beside ",
                f"{case.name(worst.other)}: given {number(worst.ratio, 1)} times, the rest implies ",
                f"{number(check.implied, 1)}.",
            )


def consistency(result: Comparison, check: Consistency) -> Figure:
    """Give a consistency ratio."""
    mine = tuple(r.id for r in result.weighing.given if r.assessor == check.assessor)
    id = f"consistency.{check.assessor or 'unnamed'}.{check.under or 'top'}"
    return Figure(id, check.ratio, number(check.ratio, 2), "Consistency ratio of judgements in pairs", mine)
