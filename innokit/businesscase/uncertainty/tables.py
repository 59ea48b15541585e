"""A simulation in tables: ranges, chances, who, payback, and the distributions drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from innokit import words
from innokit.businesscase.appraisal import showing
from innokit.businesscase.lines.setting import Array, year_name
from innokit.businesscase.uncertainty.figures import chance, chance_best, money
from innokit.results import Column, Figure, Fragment, Sheet

if TYPE_CHECKING:
    from innokit.businesscase.uncertainty.simulate import Simulation

SHARES = {
    0.05: "5 in 100 are below",
    0.25: "1 in 4 are below",
    0.5: "half are below",
    0.75: "3 in 4 are below",
    0.95: "95 in 100 are below",
}


def sheets(shown: Simulation) -> tuple[Sheet, ...]:
    """Ranges, chances, who, payback, and the distributions drawn."""
    return (_ranges(shown), _answers(shown), _who(shown), _payback(shown), _running(shown), _inputs(shown))


def _ranges(shown: Simulation) -> Sheet:
    """One row an option: mean, its sampling error, quantiles, and chances."""
    found = shown.quantiles(SHARES)
    unit = showing.unit_for(float(x) for x in found.ravel())
    columns = (
        Column("Option"), Column("Mean NPSV", unit), Column("Sampling error", unit),
        *(Column(f"NPSV that {said}", unit) for said in SHARES.values()),
        Column("Chance it is best"), Column("Chance of loss"), Column("Mean regret", unit),
    )  # fmt: skip
    rows = tuple(_range_row(shown, row, found[row], unit) for row in range(len(shown.options)))
    note = (
        "Against business as usual. Sampling error is that of the mean, from the number of draws alone. "
        "Regret is what an option falls short of the best of each draw, on average."
    )
    return Sheet("ranges", "What each option could be worth", columns, rows, note)


def _range_row(shown: Simulation, row: int, found: Array, unit: str) -> tuple[Fragment, ...]:
    """One option."""
    values = shown.npsv[row]
    middle, error = float(values.mean()), shown.standard_error(values)
    cells: list[Fragment] = [
        money(shown, row, "mean", middle, "Mean NPSV", showing.money_in(unit, middle)),
        money(shown, row, "error", error, "Sampling error of the mean", showing.money_in(unit, error)),
    ]
    for share, value in zip(SHARES, found.tolist(), strict=True):
        text = showing.money_in(unit, value)
        cells.append(money(shown, row, f"q{share * 100:.0f}", value, f"NPSV, {SHARES[share]}", text))
    option = shown.options[row]
    loss = chance(shown, f"chance-of-loss.{option.id}", float(shown.chance_of_loss[row]), row,
                  "Chance that {} is worth less than business as usual")  # fmt: skip
    regret = float(shown.regret[row + 1])
    short = money(shown, row, "regret", regret, "Mean regret", showing.money_in(unit, regret))
    return (option.title, *cells, chance_best(shown, row + 1, float(shown.chance_best[row + 1])), loss, short)


def _answers(shown: Simulation) -> Sheet:
    """Ranges of the other answers: costs, benefits, BCR, the council's cash."""
    rows: list[tuple[Fragment, ...]] = []
    for row, option in enumerate(shown.options):
        measures = [("pv-benefits", "Present value of benefits", shown.benefits[row]),
                    ("pv-costs", "Present value of costs", shown.costs[row])]  # fmt: skip
        if shown.cash is not None:
            measures.append(("council-cash", "Council cash over all years", shown.cash[row]))
        for key, name, values in measures:
            cells = [_quantile(shown, row, key, name, values, share) for share in (0.05, 0.5, 0.95)]
            rows.append((name, option.title, *cells))
        rows.append(_bcr(shown, row))
    columns = (
        Column("Measure"), Column("Option"), Column("5 in 100 are below"), Column("Half are below"),
        Column("95 in 100 are below"),
    )  # fmt: skip
    note = "Council cash is in the money of each year, before funding, on the first chunk of draws."
    return Sheet("answers", "Ranges of the other answers", columns, tuple(rows), note)


def _quantile(shown: Simulation, row: int, key: str, name: str, values: Array, share: float) -> Figure:
    """One quantile of a sum."""
    found = float(np.quantile(values, share))
    return money(shown, row, f"{key}-q{share * 100:.0f}", found, name, words.sum_of_money(found))


def _bcr(shown: Simulation, row: int) -> tuple[Fragment, ...]:
    """Quantiles of the benefit-cost ratio, where there are extra costs in every draw."""
    option, costs = shown.options[row], shown.costs[row]
    if costs.min() <= 0:
        return ("BCR", option.title, *["not in every draw: some cost nothing more"] * 3)
    behind = shown.appraisal.make.behind(shown.appraisal.outcomes[row].lines)
    cells = []
    for share in (0.05, 0.5, 0.95):
        found = float(np.quantile(shown.benefits[row] / costs, share))
        id, label = f"sim-bcr-q{share * 100:.0f}.{option.id}", f"BCR of {option.title}"
        cells.append(
            Figure(id, found, words.number(found, 2), label, behind, "£ of benefit for each £ of cost")
        )
    return ("BCR", option.title, *cells)


def _who(shown: Simulation) -> Sheet:
    """What each stakeholder is left with."""
    found = np.quantile(shown.parts, [0.05, 0.5, 0.95], axis=2)
    unit = showing.unit_for(float(x) for x in found.ravel())
    columns = (
        Column("Who"), Column("Option"), Column("5 in 100 are below", unit), Column("Half are below", unit),
        Column("95 in 100 are below", unit), Column("Chance of being worse off"),
    )  # fmt: skip
    rows: list[tuple[Fragment, ...]] = []
    for row, option in enumerate(shown.options):
        for place, who in enumerate(shown.stakeholders):
            if not shown.parts[row, place].any():
                continue
            cells = [
                money(shown, row, f"part-{key}.{who.id}", float(found[k, row, place]),
                       f"What {who.title} is left with", showing.money_in(unit, float(found[k, row, place])))
                for k, key in enumerate(("q5", "q50", "q95"))
            ]  # fmt: skip
            share = float((shown.parts[row, place] < -1e-9).mean())
            worse = chance(shown, f"chance-loses.{option.id}.{who.id}", share, row,
                           f"Chance that {who.title} is worse off under {{}}")  # fmt: skip
            rows.append((who.title, option.title, *cells, worse))
    return Sheet("who", "Who could be left with what", columns, tuple(rows), "Present values.")


def _payback(shown: Simulation) -> Sheet:
    """Chance of having paid back for good by each year."""
    frame = shown.appraisal.setting.frame
    columns = (Column("By the end of"), *(Column(option.title) for option in shown.options))
    rows = tuple(
        (year_name(frame, year), *_paid_back(shown, year)) for year in range(shown.appraisal.setting.years)
    )
    note = "Undiscounted; paid back for good within the years counted."
    return Sheet("payback", "The chance of having paid back", columns, rows, note)


def _paid_back(shown: Simulation, year: int) -> list[Fragment]:
    """Chance of having paid back by the end of a year, option by option."""
    label = f"Chance that {{}} has paid back by {year_name(shown.appraisal.setting.frame, year).lower()}"
    return [
        chance(
            shown,
            f"chance-paid-back.{option.id}.y{year}",
            float(shown.chance_paid_back[row, year]),
            row,
            label,
        )
        for row, option in enumerate(shown.options)
    ]


def _running(shown: Simulation) -> Sheet:
    """Quantiles of the running total of every option by year."""
    found = np.quantile(shown.cumulative, list(SHARES), axis=2)
    unit = showing.unit_for(float(x) for x in found.ravel())
    frame, years = shown.appraisal.setting.frame, shown.appraisal.setting.years
    rows = tuple(
        (year_name(frame, year), option.title, *_running_cells(shown, row, year, found[:, row, year], unit))
        for row, option in enumerate(shown.options)
        for year in range(years)
    )
    columns = (
        Column("Year"),
        Column("Option"),
        *(Column(said.capitalize(), unit) for said in SHARES.values()),
    )
    note = "Running total of the net flow against business as usual, undiscounted, in prices of the base."
    return Sheet("running", "The running total, and how far it could be out", columns, rows, note)


def _running_cells(shown: Simulation, row: int, year: int, found: Array, unit: str) -> list[Fragment]:
    """Quantiles of one option in one year."""
    when = year_name(shown.appraisal.setting.frame, year).lower()
    return [
        money(shown, row, f"running-q{share * 100:.0f}", value, f"Running total in {when}, {SHARES[share]}",
               showing.money_in(unit, value), f".y{year}")
        for share, value in zip(SHARES, found.tolist(), strict=True)
    ]  # fmt: skip


def _inputs(shown: Simulation) -> Sheet:
    """Each distribution in numbers and in a sentence."""
    names = [said.capitalize() for said in SHARES.values()]
    columns = (
        Column("Assumption"),
        *(Column(name) for name in names),
        Column("Mean"),
        Column("What is drawn"),
    )
    rows: list[tuple[Fragment, ...]] = []
    for one in shown.inputs:
        given = one.assumption
        values = one.draw(np.array(list(SHARES))).tolist()
        cells = [
            Figure(
                f"input-q{share * 100:.0f}.{given.id}", value, showing.level_text(given, value),
                f"{given.title}, {said}", (given.id,), given.unit,
            )
            for (share, said), value in zip(SHARES.items(), values, strict=True)
        ]  # fmt: skip
        text, label = showing.level_text(given, one.mean), f"Mean of {given.title}"
        figure = Figure(f"input-mean.{given.id}", one.mean, text, label, (given.id,), given.unit)
        rows.append((given.title, *cells, figure, one.said()))
    return Sheet("inputs", "What is drawn", columns, tuple(rows))
