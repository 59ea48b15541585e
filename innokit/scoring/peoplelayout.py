"""The figures and tables of several assessors side by side."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from innokit.maths import groups
from innokit.records import Criterion, Option
from innokit.results import Column, Figure, Fragment, Sheet
from innokit.scoring import layout
from innokit.words import a_list, date_words, number, one_line

if TYPE_CHECKING:
    from innokit.scoring.cells import Cell
    from innokit.scoring.people import Agreement, Move, People, View, Withdrawn


def sheets(result: People) -> tuple[Sheet, ...]:
    """Give the tables, most important first; those with nothing to say are left out."""
    made = (
        _views(result, "persons", "The options as each assessor has them", result.persons),
        _views(result, "groups", "The options as each group has them", result.groups),
        _dissent(result),
        _agreements(result),
        _moves(result),
        _assessors(result),
        _withdrawn(result),
    )
    return tuple(sheet for sheet in made if sheet.rows)


def overall(view: View, option: Option) -> Figure:
    """Give an option's overall value in one view."""
    figure = layout.overall(view.comparison, option)
    label = f"{figure.label}, {view.title}"
    id = f"overall-by.{view.comparison.weighing.name}.{view.key}.{option.id}"
    return Figure(id, figure.value, figure.text, label, figure.records, figure.unit)


def rank(view: View, option: Option) -> Figure:
    """Give an option's rank in one view."""
    figure = layout.rank(view.comparison, option)
    id = f"rank-by.{view.comparison.weighing.name}.{view.key}.{option.id}"
    return Figure(id, figure.value, figure.text, f"{figure.label}, {view.title}", figure.records)


def agreement(result: People, found: Agreement) -> Figure:
    """Give Kendall's W."""
    name = found.criterion.title if found.criterion else "overall ranks"
    part = found.criterion.id if found.criterion else f"overall.{result.comparison.weighing.name}"
    text = "none" if found.w is None else number(found.w, 2)
    records = result.comparison.card.records
    if found.criterion is None:
        records = layout.behind(result.comparison, *result.comparison.options)
    return Figure(f"agreement.{part}", found.w, text, f"Agreement of the assessors, {name}", records)


def spread(option: Option, criterion: Criterion, cell: Cell) -> Figure:
    """Give highest less lowest score of one cell."""
    label = f"Highest less lowest score of {option.title} on {criterion.title}"
    id = f"spread.{option.id}.{criterion.id}"
    return Figure(id, cell.spread, number(cell.spread), label, cell.records, "points")


def moved(result: People, move: Move) -> Figure:
    """Give by how much an assessor changed a score."""
    before, after = move.before, move.after
    value = None if before.value is None or after.value is None else after.value - before.value
    text = "not a number" if value is None else f"{'+' if value > 0 else ''}{number(value)}"
    label = f"Change by {result.case.name(after.assessor)} in round {after.round}"
    return Figure(f"moved.{after.id}", value, text, label, (before.id, after.id), "points")


def _views(result: People, key: str, caption: str, views: tuple[View, ...]) -> Sheet:
    """Lay out each view in a row: overall value and rank of each option, everybody together at the foot."""
    options = [result.comparison.options[place] for place in result.comparison.order]
    who = "Assessor" if key == "persons" else "Group"
    columns = [Column(who), Column("Puts first")]
    for option in options:
        columns += [Column(option.title, layout.UNIT), Column(f"Rank, {option.title}")]
    rows: list[tuple[Fragment, ...]] = []
    for view in views:
        pairs = [(overall(view, option), rank(view, option)) for option in options]
        first = " or ".join(option.title for option in view.first)
        rows.append((_named(view), first, *(cell for pair in pairs for cell in pair)))
    if rows:
        rows.append(_together(result, options))
    borrowed = [view.title for view in views if not view.own_weights]
    note = f"Everybody's weights stand for those who gave none: {a_list(borrowed)}." if borrowed else ""
    return Sheet(key, caption, tuple(columns), tuple(rows), note)


def _named(view: View) -> str:
    """Name a person with the group, and a group with how many are in it."""
    if view.key.startswith("group-"):
        return f"{view.title} ({len(view.assessors)})"
    group = view.assessors[0].group
    return f"{view.title} ({group})" if group else view.title


def _together(result: People, options: list[Option]) -> tuple[Fragment, ...]:
    """Lay out everybody together."""
    compared = result.comparison
    first = [o.title for o, best in zip(compared.options, compared.best_rank, strict=True) if best == 1]
    pairs = [(layout.overall(compared, option), layout.rank(compared, option)) for option in options]
    return ("Everybody together", " or ".join(first), *(cell for pair in pairs for cell in pair))


def _dissent(result: People) -> Sheet:
    """Lay out median, quartiles, spread and who is furthest from the median, widest spread first."""
    columns = (
        Column("Option"),
        Column("Criterion"),
        Column("Median", layout.UNIT),
        Column("Middle half", layout.UNIT),
        Column("Highest less lowest", "points"),
        Column("Furthest from the median"),
    )
    cells = [(o, c, result.comparison.card.cells[o.id, c.id]) for o in result.comparison.options
             for c in result.comparison.criteria]  # fmt: skip
    several = sorted((p for p in cells if len(p[2].scores) > 1), key=lambda pair: -pair[2].spread)
    rows: tuple[tuple[Fragment, ...], ...] = tuple(
        (
            o.title,
            c.title,
            _median(o, c, cell),
            _half(o, c, cell),
            spread(o, c, cell),
            _furthest(result, cell),
        )
        for o, c, cell in several
    )
    return Sheet("dissent", "Where the assessors differ", columns, rows)


def _median(option: Option, criterion: Criterion, cell: Cell) -> Figure:
    """Give the median of a cell."""
    value = statistics.median(cell.scores)
    label = f"Median score of {option.title} on {criterion.title}"
    id = f"median.{option.id}.{criterion.id}"
    return Figure(
        id, value, number(value, 0 if value == round(value) else 1), label, cell.records, layout.UNIT
    )


def _half(option: Option, criterion: Criterion, cell: Cell) -> Figure:
    """Give the range of the middle half of a cell's scores."""
    found = groups.spread([[score] for score in cell.scores])
    low, high = float(found.lower[0]), float(found.upper[0])
    label = f"Width of the middle half of the scores of {option.title} on {criterion.title}"
    text = f"{number(low)} to {number(high)}"
    return Figure(f"quartiles.{option.id}.{criterion.id}", high - low, text, label, cell.records, "points")


def _furthest(result: People, cell: Cell) -> str:
    """Name those furthest from the median, with their scores."""
    if not cell.spread:
        return "all agree"
    middle = statistics.median(cell.scores)
    far = max(abs(score - middle) for score in cell.scores)
    pairs = zip(cell.assessors, cell.scores, strict=True)
    told = [
        f"{result.case.name(who) or 'not named'} ({number(s)})" for who, s in pairs if abs(s - middle) == far
    ]
    return a_list(told)


def _agreements(result: People) -> Sheet:
    """Lay out agreement overall and by criterion."""
    columns = (Column("On"), Column("Kendall's W"), Column("Assessors"))
    found = (result.agreement, *result.agreements)
    rows: tuple[tuple[Fragment, ...], ...] = tuple(
        (
            item.criterion.title if item.criterion else "Overall ranks",
            agreement(result, item),
            str(len(item.assessors)),
        )
        for item in found
    )
    note = "1 is full agreement on the order, 0 is none; only those who judged every option are counted."
    return Sheet("agreement", "How far the assessors agree", columns, rows, note)


def _moves(result: People) -> Sheet:
    """Lay out what moved between rounds, furthest first."""
    columns = (
        Column("Option"),
        Column("Criterion"),
        Column("Assessor"),
        Column("Round"),
        Column("From"),
        Column("To"),
        Column("Change", "points"),
    )
    ordered = sorted(result.moves, key=lambda move: -abs(moved(result, move).value or 0.0))
    rows = tuple(_move(result, move) for move in ordered)
    return Sheet("rounds", "What moved between rounds", columns, rows)


def _move(result: People, move: Move) -> tuple[Fragment, ...]:
    """Lay out one change."""
    said = [
        "not scored" if score.value is None else number(score.value) for score in (move.before, move.after)
    ]
    name, after = result.case.name, move.after
    who = name(after.assessor) if after.assessor else "not named"
    return name(after.option), name(after.criterion), who, str(after.round), *said, moved(result, move)


def _assessors(result: People) -> Sheet:
    """Lay out who judged, for which group, with what interest."""
    columns = (Column("Assessor"), Column("Group"), Column("Interest declared"), Column("Own weights"))
    weighed = set(result.comparison.weighing.assessors)
    rows = tuple(
        (a.title, a.group or "none", a.interest or "none declared", "yes" if a.id in weighed else "no")
        for a in result.assessors
    )
    return Sheet("assessors", "Who judged", columns, rows)


def _withdrawn(result: People) -> Sheet:
    """Lay out what was withdrawn, by whom and why."""
    columns = (
        Column("Option"),
        Column("Criterion"),
        Column("Assessor"),
        Column("Was"),
        Column("Withdrawn by"),
        Column("Why"),
    )
    rows = tuple(_gone(result, item) for item in result.withdrawn)
    return Sheet("withdrawn", "Scores that were withdrawn", columns, rows)


def _gone(result: People, item: Withdrawn) -> tuple[str, ...]:
    """Lay out one withdrawn score."""
    body, entry = item.recorded.body, item.withdrawn
    names = [
        one_line(result.case.name(str(body.get(key, ""))), 80) for key in ("option", "criterion", "assessor")
    ]
    was = body.get("value")
    who = f"{entry.who or 'name withheld'}, {date_words(entry.when)}"
    score = "not scored" if not isinstance(was, int | float) else number(was)
    return names[0], names[1], names[2] or "not named", score, who, entry.why or "no reason recorded"
