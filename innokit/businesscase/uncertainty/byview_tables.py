"""The ranges of every view in sentences and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from innokit import words
from innokit.businesscase.appraisal import showing
from innokit.businesscase.lines.setting import Array, year_name
from innokit.businesscase.uncertainty import yearly
from innokit.results import Column, Figure, Fragment, NotYet, Sentence, Sheet
from innokit.words import draws_words

if TYPE_CHECKING:
    from innokit.businesscase.uncertainty.byview import ByView, Measure

SHARES = {"q5": 0.05, "q50": 0.5, "q95": 0.95}
ENDS = ("5 in 100 are below", "Half are below", "95 in 100 are below")
FUNDED = ("cash", "peak", "gap")
"""Answers in which funding and repayments are."""
PENNY = 0.005
"""A gap in a budget smaller than half a penny is none."""


def sentences(shown: ByView) -> tuple[Sentence, ...]:
    """The best option: how often it loses in each view, whom it leaves worse off, what it may need."""
    row = shown.simulation.best
    said: list[Sentence] = [_loses(shown, row)]
    for place, agency in enumerate(shown.agencies):
        share = _worse_off(shown, row, place)
        if (share.value or 0.0) >= 0.5:
            said.append((f"{agency.title} is left worse off in ", share, "."))
    for need in shown.answers(row):
        if need.key == "peak":
            most = _end(shown, row, need, "q95")
            said.append(("In 95 of 100 draws the council's peak funding need is at most ", most, "."))
    missing = [view.why for view in (shown.council, shown.public) if isinstance(view, NotYet)]
    return (*said, *((f"Not yet: {why}",) for why in missing))


def sheets(shown: ByView) -> tuple[Sheet, ...]:
    """Every table that has anything to say."""
    found = (_views(shown), _agencies(shown), _answers(shown), _gaps(shown))
    return tuple(sheet for sheet in found if sheet.rows)


def _loses(shown: ByView, row: int) -> Sentence:
    """How often an option comes to less than nothing in each view."""
    pieces: list[Fragment] = [f"{_title(shown, row)} comes to less than nothing: "]
    for place, view in enumerate(shown.views(row)):
        pieces += ["; " if place else "", f"{view.name.lower()} in ", _below(shown, row, view)]
    return (*pieces, ".")


def _views(shown: ByView) -> Sheet:
    """One row for each option and view."""
    found = [(row, view) for row in shown.rows for view in shown.views(row)]
    unit = showing.unit_for(float(end) for _, view in found for end in _ends(view.values))
    columns = (
        Column("View"), Column("Option"), *(Column(end, unit) for end in ENDS), Column("Below nothing in"),
    )  # fmt: skip
    rows: tuple[tuple[Fragment, ...], ...] = tuple(
        (view.name, _title(shown, row), *_money(shown, row, view, unit), _below(shown, row, view))
        for row, view in found
    )
    note = (
        "Each option less business as usual. Council cash is the running total after the last year, in the "
        "money of each year, with funding and repayments as recorded; the others are net present values."
    )
    return Sheet("views", "What each option could come to in each view", columns, rows, note)


def _agencies(shown: ByView) -> Sheet:
    """One row for each agency that an option moves."""
    unit = showing.unit_for(
        float(sums.max(initial=0.0)) for found in shown.positions for sums in (found.paid, found.gained)
    )
    columns = (
        Column("Agency"), Column("Option"), Column("Pays (middle)", unit), Column("Gains (middle)", unit),
        *(Column(f"Net: {end[0].lower()}{end[1:]}", unit) for end in ENDS), Column("Worse off in"),
        Column("Has its money back in"),
    )  # fmt: skip
    rows = tuple(
        _agency(shown, row, place, unit)
        for row in shown.rows
        for place in range(len(shown.agencies))
        if shown.positions[row].paid[place].any() or shown.positions[row].gained[place].any()
    )
    note = (
        "Present values of the difference from business as usual, transfers in. Money back within the years "
        "counted, undiscounted."
    )
    return Sheet("agencies", "What each public agency could pay and gain", columns, rows, note)


def _agency(shown: ByView, row: int, place: int, unit: str) -> tuple[Fragment, ...]:
    """One agency under one option."""
    position, agency = shown.positions[row], shown.agencies[place]
    paid, gained = position.paid[place], position.gained[place]
    cells: list[Fragment] = []
    for measure, values, keys in (
        ("pays", paid, ("q50",)), ("gains", gained, ("q50",)), ("is left with", gained - paid, tuple(SHARES)),
    ):  # fmt: skip
        ends = dict(zip(SHARES, _ends(values).tolist(), strict=True))
        for key in keys:
            id = f"range-agency-{measure.split()[-1]}-{key}.{_id(shown, row)}.{agency.id}"
            label = f"What {agency.title} {measure}, {_title(shown, row)}, {_label(key)}"
            text = showing.money_in(unit, ends[key])
            cells.append(Figure(id, ends[key], text, label, _behind(shown, row), "£"))
    back = float(np.isfinite(yearly.payback(position.agencies[place])).mean())
    id, what = f"agency-paid-back.{_id(shown, row)}.{agency.id}", f"{agency.title} has its money back"
    again = _share(shown, row, id, back, what)
    return (agency.title, _title(shown, row), *cells, _worse_off(shown, row, place), again)


def _answers(shown: ByView) -> Sheet:
    """One row for each option and answer."""
    columns = (
        Column("Answer"), Column("Option"), *(Column(end) for end in ENDS), Column("Never, or none, in"),
    )  # fmt: skip
    rows: tuple[tuple[Fragment, ...], ...] = tuple(
        (
            one.name,
            _title(shown, row),
            *(_end(shown, row, one, key) for key in SHARES),
            _none(shown, row, one),
        )
        for row in shown.rows
        for one in shown.answers(row)
    )
    note = (
        "A payback that never comes counts as later than any other. A return has none where nothing more is "
        "paid; its quantiles are of the other draws. A rate of return has no range here."
    )
    return Sheet("answers", "Ranges of the other answers", columns, rows, note)


def _gaps(shown: ByView) -> Sheet:
    """Chance of a gap in the council's budget by year."""
    setting = shown.simulation.appraisal.setting
    columns = (Column("Year"), *(Column(option.title) for option in shown.simulation.options))
    note = "After funding and repayments as recorded, in the money of each year."
    rows: list[tuple[Fragment, ...]] = []
    if not isinstance(shown.council, NotYet):
        gaps = [(shown.cash(row) < -PENNY).mean(axis=1) for row in shown.rows]
        for year in range(setting.years):
            name = year_name(setting.frame, year)
            what = f"The council's budget has a gap in {name.lower()}"
            cells = [
                _share(
                    shown, row, f"chance-gap.{_id(shown, row)}.y{year}", float(gaps[row][year]), what, "gap"
                )
                for row in shown.rows
            ]
            rows.append((name, *cells))
    return Sheet("gaps", "The chance of a gap in the council's budget", columns, tuple(rows), note)


# Figures


def _money(shown: ByView, row: int, one: Measure, unit: str) -> list[Figure]:
    """Quantiles of a sum, under a heading that names its unit."""
    found = [_end(shown, row, one, key) for key in SHARES]
    return [figure.shown(showing.money_in(unit, figure.value or 0.0)) for figure in found]


def _end(shown: ByView, row: int, one: Measure, key: str) -> Figure:
    """One quantile of an answer."""
    value = float(dict(zip(SHARES, _ends(one.values), strict=True))[key])
    id, label = f"range-{one.key}-{key}.{_id(shown, row)}", f"{one.name}, {_title(shown, row)}, {_label(key)}"
    known = value if np.isfinite(value) else None
    return Figure(id, known, _said(one, value), label, _behind(shown, row, one.key), one.unit)


def _below(shown: ByView, row: int, view: Measure) -> Figure:
    """Chance that a view comes to less than nothing."""
    share, id = float((view.values < 0).mean()), f"chance-below-{view.key}.{_id(shown, row)}"
    return _share(shown, row, id, share, f"{view.name} below nothing", view.key)


def _worse_off(shown: ByView, row: int, place: int) -> Figure:
    """Chance that an agency is worse off."""
    position, agency = shown.positions[row], shown.agencies[place]
    paid, gained = position.paid[place], position.gained[place]
    share = float((gained - paid < -yearly.NOISE * (abs(paid) + abs(gained))).mean())
    id = f"agency-worse-off.{_id(shown, row)}.{agency.id}"
    return _share(shown, row, id, share, f"{agency.title} is worse off")


def _none(shown: ByView, row: int, one: Measure) -> Figure:
    """Chance that there is no answer."""
    id = f"chance-no-{one.key}.{_id(shown, row)}"
    return _share(shown, row, id, one.missing, f"{one.name}: none", one.key)


def _share(shown: ByView, row: int, id: str, share: float, what: str, key: str = "") -> Figure:
    """A share of draws."""
    label = f"{what}, {_title(shown, row)}"
    return Figure(id, share, draws_words(share), label, _behind(shown, row, key), "share")


def _behind(shown: ByView, row: int, key: str = "") -> tuple[str, ...]:
    """Ids of the records behind the figures of an option, those of funding where it is in it."""
    appraisal = shown.simulation.appraisal
    compared = (_id(shown, row), appraisal.baseline.id)
    funded = () if isinstance(shown.council, NotYet) else shown.council.budgets[row].financing
    more = [found.record.id for found in funded if key in FUNDED]
    return appraisal.make.behind((f for f in appraisal.flows if f.line.option in compared), *more)


def _id(shown: ByView, row: int) -> str:
    """Id of an option."""
    return shown.simulation.options[row].id


def _title(shown: ByView, row: int) -> str:
    """Title of an option."""
    return shown.simulation.options[row].title


def _label(key: str) -> str:
    """Say a quantile."""
    return f"{key[1:]} in 100 draws are below"


def _ends(values: Array) -> Array:
    """Quantiles of the draws that have an answer; never counts as one."""
    known, shares = values[~np.isnan(values)], list(SHARES.values())
    found: Array = (
        np.quantile(known, shares, method="inverted_cdf") if known.size else np.full(len(shares), np.nan)
    )
    return found


def _said(one: Measure, value: float) -> str:
    """Say one quantile."""
    if np.isnan(value):
        return "none"
    if one.unit == "years":
        return words.years_words(value)
    return words.sum_of_money(value) if one.unit == "£" else words.number(value, 2)
