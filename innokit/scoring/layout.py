"""The figures and tables of a comparison."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from innokit.records import Criterion, DirectWeight, Option
from innokit.results import Column, Figure, Fragment, Sheet
from innokit.scoring.cells import Cell, in_unit
from innokit.scoring.localweights import size
from innokit.scoring.weighing import SET_WORDS
from innokit.words import exact, number, per_cent

if TYPE_CHECKING:
    from innokit.scoring.comparison import Comparison

UNIT = "0 to 100"
FEW = 3
"""What so many assessors recorded is listed; of more, the lowest to the highest."""


def sheets(result: Comparison) -> tuple[Sheet, ...]:
    """Give the tables, most important first."""
    return _overall(result), _scores(result), weights(result), _contributions(result)


def overall(result: Comparison, option: Option) -> Figure:
    """Give the overall value of an option: a number, or an interval in words."""
    low, high = result.range_of(option)
    value, text = (low, number(low, 1)) if low == high else (None, span(low, high))
    return Figure(
        _id(result, "overall", option),
        value,
        text,
        f"Overall value of {option.title}",
        behind(result, option),
        UNIT,
    )


def ends(result: Comparison, option: Option) -> tuple[Figure, Figure]:
    """Give the lowest and the highest overall value of an option."""
    low, high = result.range_of(option)
    return _end_figure(result, option, "lowest", low), _end_figure(result, option, "highest", high)


def _end_figure(result: Comparison, option: Option, which: str, value: float) -> Figure:
    """Give one end of an option's overall value."""
    id = _id(result, f"overall-{which.removesuffix('est')}", option)
    label = f"{which.capitalize()} overall value of {option.title}"
    return Figure(id, value, number(value, 1), label, behind(result, option), UNIT)


def rank(result: Comparison, option: Option) -> Figure:
    """Give the rank of an option: ``2``, ``1=`` for a tie, ``2 to 4`` where it is not certain."""
    place = result.options.index(option)
    best, worst = int(result.best_rank[place]), int(result.worst_rank[place])
    alike = result.low[place] == result.high[place] and _shared(result, place)
    text = f"{best}{'=' if alike else ''}" if best == worst else f"{best} to {worst}"
    value = float(best) if best == worst else None
    records = tuple(dict.fromkeys((*result.card.records, *result.weighing.records)))
    return Figure(_id(result, "rank", option), value, text, f"Rank of {option.title}", records)


def score(option: Option, criterion: Criterion, cell: Cell) -> Figure:
    """Give the score of an option on a criterion, with lowest and highest where assessors differ."""
    text = "not scored" if cell.applies else "not applicable"
    if cell.score is not None:
        around = f" ({span(min(cell.scores), max(cell.scores))})" if cell.spread else ""
        text = f"{_plain(cell.score)}{around}"
    label = f"Score of {option.title} on {criterion.title}"
    return Figure(f"score.{option.id}.{criterion.id}", cell.score, text, label, cell.records, UNIT)


def weight(result: Comparison, criterion: Criterion) -> Figure:
    """Give the weight of a criterion."""
    share, name = result.weights[criterion.id], result.weighing.name
    label = f"Weight of {criterion.title}, {SET_WORDS[name]}"
    return Figure(
        f"weight.{name}.{criterion.id}", share, per_cent(share, 1), label, result.weighing.records, "share"
    )


def contribution(result: Comparison, option: Option, column: int) -> Figure:
    """Give what a criterion adds to an option's overall value."""
    criterion, cell = result.criteria[column], result.card.row(option)[column]
    own = float(result.own_weights(option)[column])
    value = None if cell.score is None else own * cell.score
    text = score(option, criterion, cell).text if value is None else number(value, 1)
    label = f"What {criterion.title} adds to {option.title}"
    id = f"{_id(result, 'contribution', option)}.{criterion.id}"
    # An option's own weights rest on which criteria apply to it, hence on its whole row.
    return Figure(id, value, text, label, behind(result, option), UNIT)


def behind(result: Comparison, *options: Option) -> tuple[str, ...]:
    """Give the ids of the scores, levels and weights behind some options' overall values."""
    cells = [id for option in options for cell in result.card.row(option) for id in cell.records]
    return tuple(dict.fromkeys((*cells, *result.weighing.records)))


def gap(result: Comparison, option: Option, other: Option, text: str = "{}") -> Figure:
    """Give by how much one option's overall value at least exceeds another's."""
    ahead = round(result.range_of(option)[0] - result.range_of(other)[1], 9)
    id = f"{_id(result, 'lead', option)}.{other.id}"
    label = f"Overall value of {option.title} less that of {other.title}, at least"
    return Figure(id, ahead, text.format(number(ahead, 1)), label, behind(result, option, other), UNIT)


def span(low: float, high: float) -> str:
    """Write an interval in whole numbers that hold it."""
    return f"{math.floor(low)} to {math.ceil(high)}"


def _id(result: Comparison, measure: str, option: Option) -> str:
    """Give the id of one option's figure."""
    return f"{measure}.{result.weighing.name}.{option.id}"


def _plain(value: float) -> str:
    """Write a score: a whole number where it is one, else one decimal."""
    return number(value, 0 if value == round(value) else 1)


def _shared(result: Comparison, place: int) -> bool:
    """Say whether another option has the same overall value for certain."""
    same = (result.low == result.low[place]) & (result.high == result.high[place])
    return bool(same.sum() > 1)


def _overall(result: Comparison) -> Sheet:
    """Lay out overall values and ranks, best first; business as usual last, as a reference."""
    wide = any(low != high for low, high in map(result.range_of, result.card.shown))
    extra = (Column("Lowest", UNIT), Column("Highest", UNIT)) if wide else ()
    columns = (Column("Option"), Column("Overall value", UNIT), *extra, Column("Rank"), Column("How close"))
    rows: list[tuple[Fragment, ...]] = []
    for option in [result.options[place] for place in result.order]:
        edges = ends(result, option) if wide else ()
        rows.append(
            (option.title, overall(result, option), *edges, rank(result, option), _close(result, option))
        )
    if result.baseline and result.card.baseline_scored:
        edges = ends(result, result.baseline) if wide else ()
        rows.append(
            (
                result.baseline.title,
                overall(result, result.baseline),
                *edges,
                "not ranked",
                "business as usual, for reference",
            )
        )
    note = "Where something is not scored, the overall value is a range." if wide else ""
    return Sheet(
        "overall", f"Overall value and rank, {SET_WORDS[result.weighing.name]}", columns, tuple(rows), note
    )


def _close(result: Comparison, option: Option) -> Fragment:
    """Say how far an option is from the first, or the first from the next."""
    place, others = result.options.index(option), [o for o in result.options if o is not option]
    if not others:
        return "the only one ranked"
    if option is result.winner:
        nearest = max(others, key=lambda o: result.range_of(o)[1])
        return gap(result, option, nearest, f"{least(result, option, nearest)}{{}} ahead")
    if result.best_rank[place] == 1:
        certain = result.worst_rank[place] == 1 and result.low[place] == result.high[place]
        return "level with another at the top" if certain else "could be first"
    leader = max(result.options, key=lambda o: result.range_of(o)[0])
    return gap(result, leader, option, f"{least(result, option, leader)}{{}} behind")


def least(result: Comparison, *options: Option) -> str:
    """Say "at least" where an overall value is an interval."""
    return "at least " if any(low != high for low, high in map(result.range_of, options)) else ""


def _scores(result: Comparison) -> Sheet:
    """Lay out the scores of every option on every criterion."""
    columns = (Column("Option"), *(Column(criterion.title) for criterion in result.criteria))
    rows: list[tuple[Fragment, ...]] = []
    for option in result.card.shown:
        cells = zip(result.criteria, result.card.row(option), strict=True)
        rows.append((option.title, *(score(option, criterion, cell) for criterion, cell in cells)))
    several = any(len(cell.scores) > 1 for cell in result.card.cells.values())
    note = "Several assessors: their median, and in brackets the lowest to the highest." if several else ""
    caption = "Scores, 0 the bottom of each scale and 100 its top"
    return Sheet("scores", caption, columns, tuple(rows), note)


def weights(result: Comparison) -> Sheet:
    """Lay out the weights with the range that each was asked on."""
    name = result.weighing.name
    told = {
        "swing": (Column("Swing", "points"),),
        "direct": (Column("Weight given"),),
        "ranking": (Column("Rank given"),),
    }.get(name, ())
    columns = (Column("Criterion"), Column("0 is"), Column("100 is"), *told, Column("Weight"))
    rows = tuple(
        (
            c.title,
            end(c, c.worst, c.worst_words),
            end(c, c.best, c.best_words),
            *_given(result, c),
            weight(result, c),
        )
        for c in result.criteria
    )
    note = "Each assessor's weights count alike." if len(result.weighing.assessors) > 1 else ""
    return Sheet("weights", f"What each criterion counts for, {SET_WORDS[name]}", columns, rows, note)


def end(criterion: Criterion, level: float | None, said: str) -> str:
    """Say what one end of a scale is."""
    measured = in_unit(level, criterion) if level is not None else ""
    return "; ".join(part for part in (measured, said) if part) or "not described"


def _given(result: Comparison, criterion: Criterion) -> tuple[Fragment, ...]:
    """Give what the assessors recorded for a criterion."""
    if result.weighing.name in ("pairwise", "equal"):
        return ()
    mine = [record for record in result.weighing.given if record.criterion == criterion.id]
    if not mine:
        return ("weighed by what it is part of",)
    sizes = [size(r) for r in mine] if len(mine) <= FEW else [min(map(size, mine)), max(map(size, mine))]
    texts = [per_cent(s, 1) if isinstance(mine[0], DirectWeight) else exact(s) for s in sizes]
    value = sizes[0] if len(mine) == 1 else None
    unit = {"swing": "points", "direct": "share"}.get(result.weighing.name, "")
    label = f"What was recorded for {criterion.title}"
    id = f"given.{result.weighing.name}.{criterion.id}"
    text = (", " if len(mine) <= FEW else " to ").join(texts)
    return (Figure(id, value, text, label, tuple(record.id for record in mine), unit),)


def _contributions(result: Comparison) -> Sheet:
    """Lay out what each criterion adds to each option's overall value."""
    columns = (
        Column("Option"),
        *(Column(criterion.title) for criterion in result.criteria),
        Column("Overall value", UNIT),
    )
    places = range(len(result.criteria))
    rows: list[tuple[Fragment, ...]] = []
    for option in result.card.shown:
        parts = [contribution(result, option, place) for place in places]
        rows.append((option.title, *parts, overall(result, option)))
    return Sheet("contributions", "What each criterion adds: weight × score", columns, tuple(rows))
