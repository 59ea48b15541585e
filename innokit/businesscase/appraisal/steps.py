"""The chain's first four tables: prices, people, net effect, and value by kind and agency."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from innokit import words
from innokit.businesscase.appraisal import showing
from innokit.businesscase.lines.chain import deadweight_sentence, kind_of, sort_of
from innokit.businesscase.lines.flows import Flow, value
from innokit.records import BenefitLine
from innokit.results import Column, Figure, Fragment, Sheet

if TYPE_CHECKING:
    from innokit.businesscase.appraisal.chain import Chain

LINE = (Column("Line"), Column("Option"))


def uprating(shown: Chain) -> Sheet:
    """Step 1: each value in prices of the base."""
    columns = (
        *LINE, Column("Value given", "£"), Column("Taken from"), Column("Prices of"), Column("Index then"),
        Column("Index of the price base"), Column("Factor"), Column("Value in prices of the base", "£"),
        Column("Index from edition"),
    )  # fmt: skip
    rows = tuple((*_name(shown, flow), *_uprated(shown, flow)) for flow in shown.appraisal.flows)
    base = shown.appraisal.setting.price_base
    note = f"Value × index of the price base ({base}) / index of the year it was given for."
    return Sheet("uprating", "Step 1. Prices: every value in prices of the base", columns, rows, note)


def _uprated(shown: Chain, flow: Flow) -> tuple[Fragment, ...]:
    """One line's way into prices of the base."""
    setting, given = shown.appraisal.setting, flow.given
    row, year = setting.unit_cost_of(flow.line), setting.price_year_of(flow.line)
    after = None if given is None else given * flow.uprating
    source = (
        "the line"
        if row is None
        else f"unit cost {row.id} ({row.name}, {row.unit}), {row.edition}, {row.status}"
    )
    return (
        shown.cell("given", flow, given, _pounds(given), "value in its own prices", "£"),
        source,
        year or f"{setting.price_base} (the price base)",
        shown.cell(
            "index-from", flow, flow.index_from, words.number(flow.index_from, 4), "price index of its year"
        ),
        shown.cell(
            "index-to", flow, flow.index_to, words.number(flow.index_to, 4), "price index of the base"
        ),
        shown.cell("uprating", flow, flow.uprating, words.number(flow.uprating, 4), "factor for prices"),
        shown.cell("unit", flow, after, _pounds(after), "value in prices of the base", "£"),
        setting.deflators.get(year, "") or "none needed",
    )


def reach(shown: Chain) -> Sheet:
    """Step 2: people reached."""
    columns = (*LINE, Column("People"), Column("Take-up"), Column("Retention"), Column("People reached"))
    rows = tuple(
        (
            *_name(shown, flow),
            _given(shown, flow, "people", _plain),
            _given(shown, flow, "take_up", _per_cent),
            _given(shown, flow, "retention", _per_cent),
            shown.cell("reached", flow, flow.reached, _plain(flow.reached), "people reached", "people"),
        )
        for flow, _ in shown.benefits
    )
    note = "People × take-up × retention."
    return Sheet("reach", "Step 2. Reach: how many people take part and stay", columns, rows, note)


def net_effect(shown: Chain) -> Sheet:
    """Step 3: those for whom it works and would not have worked anyway."""
    columns = (
        *LINE, Column("People reached"), Column("Effect"), Column("Deadweight"), Column("Which means"),
        Column("Displacement"), Column("Attribution"), Column("Net effect"), Column("Outcome"),
    )  # fmt: skip
    rows = tuple((*_name(shown, flow), *_net(shown, flow, line)) for flow, line in shown.benefits)
    note = (
        "People reached × effect × (1 − deadweight), where deadweight is a share of the successes; people"
        " reached × (effect − deadweight), where it is points off the success rate; then × (1 − "
        "displacement) × attribution."
    )
    return Sheet("net-effect", "Step 3. Net effect: what would not have happened anyway", columns, rows, note)


def _net(shown: Chain, flow: Flow, line: BenefitLine) -> tuple[Fragment, ...]:
    """One line's way from people reached to net effect."""
    numbers = shown.appraisal.setting.numbers
    return (
        shown.cell("reached", flow, flow.reached, _plain(flow.reached), "people reached", "people"),
        _given(shown, flow, "impact", _per_cent),
        _given(shown, flow, "deadweight", _per_cent),
        deadweight_sentence(line, numbers),
        _given(shown, flow, "displacement", _per_cent),
        _given(shown, flow, "attribution", _per_cent),
        shown.cell("net-effect", flow, flow.net, _plain(flow.net), "net effect", "people"),
        line.outcome or "not named",
    )


def values(shown: Chain) -> Sheet:
    """Step 4: value in a full year by kind, split by agency."""
    agencies = shown.agencies
    unit = showing.unit_for(shown.full_year(flow) for flow in shown.appraisal.flows)
    columns = (
        *LINE, Column("Kind"), Column("Sort"), Column("Net effect"), Column("Units each"),
        Column("In a full year", unit), *(Column(shown.case.name(id), unit) for id in agencies),
    )  # fmt: skip
    rows = tuple((*_name(shown, flow), *_valued(shown, flow, unit)) for flow in shown.appraisal.flows)
    base = shown.appraisal.setting.price_base
    note = (
        f"Net effect × units × value of a unit, in {base} prices, before time and corrections; a cost is "
        "its yearly amount, or its highest year. Burdens are negative. Each agency's part is its share."
    )
    return Sheet("value", "Step 4. Value: by kind, and by who pays or gains", columns, rows, note)


def _valued(shown: Chain, flow: Flow, unit: str) -> tuple[Fragment, ...]:
    """One line's value in a full year, in all and by agency."""
    worth = shown.full_year(flow)
    cells = [shown.cell("full-year", flow, worth, showing.money_in(unit, worth), "value in a full year", "£")]
    for id in shown.agencies:
        part = worth * flow.shares.get(id, 0.0)
        label = f"value in a full year, part of {shown.case.name(id)}"
        cells.append(shown.cell("full-year", flow, part, showing.money_in(unit, part), label, "£", id))
    units: Fragment = "" if flow.is_cost else _given(shown, flow, "units", _plain)
    net = (
        ""
        if flow.is_cost
        else shown.cell("net-effect", flow, flow.net, _plain(flow.net), "net effect", "people")
    )
    return (kind_of(flow.line), sort_of(flow.line), net, units, *cells)


def kinds(shown: Chain) -> Sheet:
    """Step 4, added up: each option's value in a full year by kind and agency."""
    agencies = shown.agencies
    sums = shown.by_kind
    unit = showing.unit_for(v for parts in sums.values() for v in parts.values())
    columns = (
        Column("Option"), Column("Kind"), Column("All", unit),
        *(Column(shown.case.name(id), unit) for id in agencies),
    )  # fmt: skip
    rows: list[tuple[Fragment, ...]] = []
    for (option, kind), parts in sums.items():
        cells = [
            shown.kind_cell(option, kind, id, parts.get(id, 0.0), showing.money_in(unit, parts.get(id, 0.0)))
            for id in ("", *agencies)
        ]
        rows.append((shown.case.name(option), kind, *cells))
    note = "Own lines of each option, in a full year, before time and corrections; transfers are left out."
    return Sheet("kinds", "Step 4, added up by kind", columns, tuple(rows), note)


def _name(shown: Chain, flow: Flow) -> tuple[str, str]:
    """The cells that name a line."""
    return flow.line.title, shown.case.name(flow.line.option)


def _given(shown: Chain, flow: Flow, field: str, say: Callable[[float], str]) -> Figure:
    """The number in one field, looked up where it stands in an assumption."""
    found = value(flow.line, field, shown.appraisal.setting.numbers)
    info = type(flow.line).model_fields[field]
    return shown.cell(field.replace("_", "-"), flow, found, say(found), str(info.title).lower())


def _pounds(amount: float | None) -> str:
    """Write a value of one unit, or that it differs by year."""
    return "by year" if amount is None else words.exact(round(amount, 4))


def _plain(number: float | None) -> str:
    """Write a number with the digits it needs, to four places."""
    return "none" if number is None else words.exact(round(number, 4))


def _per_cent(share: float) -> str:
    """Write a share with the digits it needs."""
    return f"{words.exact(round(share * 100, 6))}%"
