"""The chain's last four tables: years, corrections, increment over business as usual, present value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innokit import words
from innokit.businesscase.appraisal import showing
from innokit.businesscase.appraisal.outcome import Outcome
from innokit.businesscase.appraisal.steps import LINE
from innokit.businesscase.lines.chain import corrections_of, sort_of, when
from innokit.businesscase.lines.flows import Flow, value
from innokit.businesscase.lines.setting import year_name
from innokit.records import BenefitLine
from innokit.results import Column, Figure, Fragment, Sheet

if TYPE_CHECKING:
    from innokit.businesscase.appraisal.chain import Chain


def times(shown: Chain) -> Sheet:
    """Step 5: each line by year, before corrections."""
    setting, found = shown.appraisal.setting, shown.appraisal.flows
    unit = showing.unit_for(float(v) for flow in found for v in flow.uncorrected)
    columns = (
        *LINE, Column("When"), Column("Builds up over"), Column("Fades"),
        *(Column(year_name(setting.frame, year), unit) for year in range(setting.years)),
    )  # fmt: skip
    rows = tuple((*_name(shown, flow), *_timed(shown, flow, unit)) for flow in found)
    note = (
        f"In {setting.price_base} prices, undiscounted, before corrections; burdens negative. 0 before the"
        " lag and after the duration; the share of the ramp while it builds up; then × (1 − drop-off) for"
        " each year after the first."
    )
    return Sheet("time", "Step 5. Time: when each line is felt", columns, rows, note)


def _timed(shown: Chain, flow: Flow, unit: str) -> tuple[Fragment, ...]:
    """One line by year."""
    line, numbers = flow.line, shown.appraisal.setting.numbers
    ramp, drop = "", ""
    if isinstance(line, BenefitLine):
        ramp = words.a_list([f"{words.exact(round(step * 100, 6))}%" for step in line.ramp], "at once")
        fades = value(line, "drop_off", numbers)
        drop = f"by {words.exact(round(fades * 100, 6))}% a year" if fades else "no"
    cells = [
        shown.cell(
            "uncorrected",
            flow,
            float(v),
            showing.money_in(unit, float(v)),
            f"year {y}, uncorrected",
            "£",
            f"y{y}",
        )
        for y, v in enumerate(flow.uncorrected)
    ]
    return (when(line, shown.appraisal.setting), ramp, drop, *cells)


def corrections(shown: Chain) -> Sheet:
    """Step 6: what is added or taken off for doubt, uncorrected beside corrected."""
    found = shown.appraisal.flows
    unit = showing.unit_for(v for flow in found for v in (flow.present, flow.present_uncorrected))
    columns = (
        *LINE, Column("Corrected for doubt by"), Column("Factor"), Column("Present value uncorrected", unit),
        Column("Present value corrected", unit), Column("Difference", unit),
    )  # fmt: skip
    rows = tuple((*_name(shown, flow), *_corrected(shown, flow, unit)) for flow in found)
    note = (
        "One correction a line, unless more are asked for. A grade adds to costs and burdens and takes "
        "off benefits; optimism bias is what is left after the share managed."
    )
    if any(row.status == "unconfirmed" for row in shown.appraisal.setting.grades.values()):
        note += (
            " The percentages of the confidence grades are unconfirmed: they were not read at their source."
        )
    return Sheet(
        "corrections", "Step 6. Corrections: how far each line is to be trusted", columns, rows, note
    )


def _corrected(shown: Chain, flow: Flow, unit: str) -> tuple[Fragment, ...]:
    """One line before and after correction."""
    before, after = flow.present_uncorrected, flow.present
    return (
        corrections_of(flow, shown.appraisal.setting),
        shown.cell("bias", flow, flow.bias, words.number(flow.bias, 4), "factor for optimism bias"),
        shown.cell(
            "pv-uncorrected", flow, before, showing.money_in(unit, before), "present value uncorrected", "£"
        ),
        shown.cell("line", flow, after, showing.money_in(unit, after), "present value", "£"),
        shown.cell(
            "correction",
            flow,
            after - before,
            showing.money_in(unit, after - before),
            "what correction does",
            "£",
        ),
    )


def increment(shown: Chain) -> Sheet:
    """Step 7: each option's lines, less those of business as usual."""
    outcomes = shown.appraisal.outcomes
    sums = (float(flow.yearly.sum()) for o in outcomes for flow in o.lines)
    unit = showing.unit_for(sums)
    columns = (
        Column("Line"), Column("Against business as usual"), Column("Counts as"),
        Column("Under the option", unit), Column("Under business as usual", unit),
        Column("Difference to the net flow", unit),
    )  # fmt: skip
    rows: list[tuple[Fragment, ...]] = []
    for outcome in outcomes:
        rows += [_difference(shown, outcome, flow, unit) for flow in outcome.lines]
        total = shown.total("increment", outcome, float(outcome.net.sum()), unit, "net flow over all years")
        rows.append(("All together", outcome.option.title, "benefits less costs", "", "", total))
    note = (
        f"Sum over all years in {shown.appraisal.setting.price_base} prices, corrected, undiscounted. A "
        "cost lowers the net flow, and a cost of business as usual that no longer falls raises it. "
        "Transfers are left out."
    )
    return Sheet(
        "increment", "Step 7. Increment: what differs from business as usual", columns, tuple(rows), note
    )


def _difference(shown: Chain, outcome: Outcome, flow: Flow, unit: str) -> tuple[Fragment, ...]:
    """One line of an option, or of business as usual, in its difference."""
    worth, mine = float(flow.yearly.sum()), flow.line.option == outcome.option.id
    change = worth * (-1 if flow.is_cost else 1) * (1 if mine else -1)

    def cell(measure: str, amount: float, label: str) -> Figure:
        text = showing.money_in(unit, amount)
        return shown.cell(measure, flow, amount, text, f"{label}, all years", "£", outcome.option.id)

    return (
        flow.line.title,
        outcome.option.title,
        sort_of(flow.line),
        cell("under-option", worth if mine else 0.0, "under the option"),
        cell("under-usual", 0.0 if mine else worth, "under business as usual"),
        cell("difference", change, "difference to the net flow"),
    )


def discounting(shown: Chain) -> Sheet:
    """Step 8: each line at its own schedule, and the sums that are the answer."""
    appraisal = shown.appraisal
    unit = showing.unit_for(flow.present for flow in appraisal.flows)
    columns = (
        *LINE, Column("Schedule"), Column("Rate"), Column("Undiscounted", unit),
        Column("Present value", unit),
    )  # fmt: skip
    rows: list[tuple[Fragment, ...]] = [
        (*_name(shown, flow), *_discounted(shown, flow, unit)) for flow in appraisal.flows
    ]
    for outcome in appraisal.outcomes:
        whole = shown.total("increment", outcome, float(outcome.net.sum()), unit, "net flow over all years")
        worth = appraisal.make.npsv(outcome, showing.money_in(unit, outcome.npsv))
        rows.append(
            ("Benefits less costs, less business as usual (NPSV)", outcome.option.title, "", "", whole, worth)
        )
    editions = "; ".join(appraisal.setting.editions[:1])
    note = f"Each year times the discount factor of the line's own schedule, then added. {editions}."
    return Sheet("discount", "Step 8. Discounting: present value in year 0", columns, tuple(rows), note)


def _discounted(shown: Chain, flow: Flow, unit: str) -> tuple[Fragment, ...]:
    """One line before and after discounting."""
    setting, whole = shown.appraisal.setting, float(flow.yearly.sum())
    schedule = setting.schedule_of(flow.line)
    return (
        schedule,
        rates_in_words(setting.bands[schedule], setting.frame.last_year),
        shown.cell("undiscounted", flow, whole, showing.money_in(unit, whole), "sum over all years", "£"),
        shown.cell("line", flow, flow.present, showing.money_in(unit, flow.present), "present value", "£"),
    )


def factors(shown: Chain) -> Sheet:
    """Step 8, the discount factors of each schedule used, by year."""
    setting = shown.appraisal.setting
    columns = (Column("Year"), *(Column(schedule) for schedule in setting.factors))
    rows: tuple[tuple[Fragment, ...], ...] = tuple(
        (year_name(setting.frame, year), *(shown.factor_cell(schedule, year) for schedule in setting.factors))
        for year in range(setting.years)
    )
    return Sheet("factors", "Step 8, the discount factors", columns, rows)


def rates_in_words(bands: tuple[tuple[float, float], ...], last_year: int) -> str:
    """Say the rates of the years counted.

    >>> rates_in_words(((30, 0.035), (75, 0.03)), 10), rates_in_words(((30, 0.035), (75, 0.03)), 40)
    ('3.5%', '3.5% to year 30, then 3%')
    """
    said, start = [], 0.0
    for last, rate in bands:
        if start < max(last_year, 1):
            ends = f" to year {last:g}" if last < last_year else ""
            said.append(f"{words.exact(rate * 100)}%{ends}")
        start = last
    return ", then ".join(said)


def _name(shown: Chain, flow: Flow) -> tuple[str, str]:
    """The cells that name a line."""
    return flow.line.title, shown.case.name(flow.line.option)
