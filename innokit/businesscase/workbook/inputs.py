"""What people may change: assumptions, the fields of each line, who has what share, amounts by year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from pydantic.fields import FieldInfo

from innokit.businesscase.lines.setting import AnyLine, plain_year
from innokit.businesscase.lines.tables import UnitCost
from innokit.businesscase.workbook.pad import Pad
from innokit.businesscase.workbook.plan import FIRST, HEAD, Plan
from innokit.businesscase.workbook.tables import price_years
from innokit.businesscase.workbook.terms import Term, defined_name, total
from innokit.records import (
    STANDING_WORDS,
    Assumption,
    BenefitLine,
    Case,
    CostLine,
    Evidenced,
    Ref,
    Share,
    choices,
    unit,
)
from innokit.reference import load
from innokit.results.workbook import Input, Shape, Tab
from innokit.words import date_words

COST_FIELDS = (
    "amount", "first_year", "last_year", "optimism_bias", "managed_share", "grade", "price_year", "schedule",
    "transfer",
)  # fmt: skip
BENEFIT_FIELDS = (
    "people", "take_up", "retention", "impact", "deadweight", "deadweight_meaning", "displacement",
    "attribution", "units", "unit_value", "confidence", "optimism_bias", "lag", "duration", "drop_off",
    "grade", "burden", "price_year", "schedule", "transfer", "cashable", "release_year",
)  # fmt: skip
BOXED = "Boxed cells may be changed; a name in place of a number is set in the tab Assumptions."


def assumptions(plan: Plan) -> Tab:
    """Every assumption with its range, where it comes from, and a name by which formulas call it."""
    pad = Pad("Assumptions", "Change the boxed cells. Each value has a name, which the formulas use.")
    heads = ("Assumption", "Value", "Low", "High", "Unit", "Name", "Source", "Reason", "Owner")
    pad.texts(HEAD, 0, (*heads, "Recorded by", "Entry"), "head")
    taken: set[str] = set()
    for row, given in enumerate(plan.case.of(Assumption), FIRST):
        _assumption(plan, pad, row, given, defined_name(given.title, taken))
    return pad.tab((44, 14, 14, 14, 14, 34, 44, 44, 22, 22, 8), (FIRST, 1))


def _assumption(plan: Plan, pad: Pad, row: int, given: Assumption, name: str) -> None:
    """One row."""
    least, top = limits(plan.case, given)
    shape = shape_of(given.unit)
    pad.text(row, 0, given.title, "label")
    for column, key in enumerate(("value", "low", "high"), 1):
        stands_for = Input(given.id, key, "", given.unit, least, top, blank=key != "value")
        first = key == "value"
        found = pad.input(
            row, column, getattr(given, key), shape, stands_for,
            note=origin(given, plan.case) if first else "", name=name if first else "",
        )  # fmt: skip
        plan.found[given.id, key] = found
    source = plan.case.name(given.source) if given.source else "none given"
    entry = plan.case.latest.get(given.id)
    who = (entry.who or "name withheld") if entry else "given directly"
    pad.texts(row, 4, (given.unit, name, source, given.reason, given.owner, who))
    if entry:
        pad.constant(row, 10, entry.seq, "whole")


def limits(case: Case, given: Assumption) -> tuple[float | None, float | None]:
    """Between which numbers an assumption must stay for the lines that use it."""
    users = [
        type(line).model_fields[key].annotation
        for line in (*case.of(CostLine), *case.of(BenefitLine))
        for key in type(line).model_fields
        if getattr(getattr(line, key), "assumption", None) == given.id
    ]
    share = given.unit == "share" or Share in users
    return (0.0 if users or share else None), (1.0 if share else None)


def shape_of(in_unit: str) -> Shape:
    """How numbers of a unit are written."""
    if in_unit == "share":
        return "share"
    return "pence" if in_unit.startswith("£") else "plain"


def origin(record: Any, case: Case) -> str:
    """Where a record comes from, for the comment on its cell."""
    entry = case.latest.get(record.id)
    parts = []
    if isinstance(record, Evidenced):
        parts += [f"Source: {_source(record.source, case)}", STANDING_WORDS.get(record.standing, "")]
        parts += [f"Reason: {reason}" if (reason := getattr(record, "reason", "")) else "", record.note]
    parts += [f"Owner: {owner}" if (owner := getattr(record, "owner", "")) else ""]
    if entry:
        why = f": {entry.why}" if entry.why else ""
        parts += [f"Entry {entry.seq}, {entry.who or 'name withheld'}, {date_words(entry.when)}{why}"]
    return "\n".join(part for part in parts if part)


def _source(id: str, case: Case) -> str:
    """A source with its publisher and address."""
    if id not in case.by_id:
        return id or "none given"
    found = case.by_id[id]
    told = [found.name, *(getattr(found, key, "") for key in ("publisher", "address", "licence"))]
    return "; ".join(part for part in told if part)


def lines(plan: Plan, costs: bool) -> Tab:
    """The fields of every cost line, or of every benefit line."""
    kind: type[CostLine | BenefitLine] = CostLine if costs else BenefitLine
    keys = COST_FIELDS if costs else BENEFIT_FIELDS
    pad = Pad("Costs" if costs else "Benefits", f"A row a line. {BOXED}")
    pad.texts(HEAD, 0, ("Line", "Option", "Sort", *(_heading(kind, key) for key in keys)), "head")
    shown = [flow.line for flow in plan.flows if flow.is_cost == costs]
    schedules = tuple(dict.fromkeys(load("discount_schedules", _edition(plan)).values["schedule"]))
    among = {"schedule": schedules, "price_year": price_years(plan)}
    for row, line in enumerate(shown, FIRST):
        pad.text(row, 0, line.title, "label", origin(line, plan.case))
        pad.texts(row, 1, (plan.case.name(line.option), line.sort))
        for column, key in enumerate(keys, 3):
            plan.found[line.id, key] = _field(plan, pad, (row, column), line, key, among)
    return pad.tab((44, 26, 16, *(16 for _ in keys)), (FIRST, 1))


def _edition(plan: Plan) -> str | None:
    """The edition of the discount schedules."""
    return plan.appraisal.setting.frame.schedule_edition or None


def _heading(kind: type[CostLine | BenefitLine], key: str) -> str:
    """A field's title with its unit."""
    info = kind.model_fields[key]
    in_unit = unit(info)
    return f"{info.title} ({in_unit})" if in_unit and in_unit != "share" else str(info.title)


def _field(
    plan: Plan,
    pad: Pad,
    place: tuple[int, int],
    line: AnyLine,
    key: str,
    among: Mapping[str, tuple[str, ...]],
) -> Term:
    """One field of a line: a name where it stands in an assumption, else a cell to change."""
    given, info = getattr(line, key), type(line).model_fields[key]
    taken = plan.appraisal.setting.unit_cost_of(line)
    if taken is not None and key in ("unit_value", "price_year"):
        return _of_table(pad, place, key, taken)
    if isinstance(given, Ref):
        named = plan.found[given.assumption, "value"]
        return pad.live(*place, named, shape_of(unit(info)), note="Set in the tab Assumptions")
    if key == "amount" and getattr(line, "by_year", None):
        return pad.text(*place, "by year", note="See the tab Amounts by year")
    words = tuple(word for word in choices(info) if word)
    if isinstance(given, bool):
        return pad.input(*place, "yes" if given else "no", "text", _words(line, key, ("no", "yes")))
    if isinstance(given, str):
        shown = plain_year(given) if key == "price_year" else given
        stands_for = _words(line, key, words or among.get(key, ()), blank=True)
        return pad.input(*place, shown or None, "text", stands_for)
    whole = float not in _kinds(info.annotation)
    least = 1.0 if key in ("duration", "grade") else 0.0
    top = 6.0 if key == "grade" else 1.0 if info.annotation == Share else None
    stands_for = Input(
        line.id, key, "", unit(info), least, top, "whole" if whole else "number", blank=_may_be_blank(info)
    )
    return pad.input(*place, given, "whole" if whole else shape_of(unit(info)), stands_for)


def _may_be_blank(info: FieldInfo) -> bool:
    """Whether a number may be left out."""
    return type(None) in _kinds(info.annotation) and info.title not in ("Amount", "Unit value")


def _of_table(pad: Pad, place: tuple[int, int], key: str, taken: UnitCost) -> Term:
    """A value or price year that the table of unit costs gives."""
    note = (
        f"{taken.name}, {taken.unit}\nUnit cost {taken.id}, edition {taken.edition} ({taken.status})\n"
        f"Source: {taken.source}\nTo use another value, record it in the line as its unit value."
    )
    if key == "unit_value":
        return pad.constant(*place, taken.value, "pence", note=note)
    return pad.text(*place, plain_year(taken.price_year), "table", note)


def _words(line: AnyLine, key: str, among: tuple[str, ...], *, blank: bool = False) -> Input:
    """What a cell of words stands for."""
    return Input(line.id, key, kind="text", choices=among, blank=blank)


def _kinds(annotation: Any) -> set[Any]:
    """The types an annotation names."""
    inner = get_args(annotation)
    return {annotation} | {kind for part in inner for kind in _kinds(part)} if inner else {annotation}


def shares(plan: Plan) -> Tab:
    """Who pays or gains what share of each line."""
    pad = Pad("Shares", "Who pays each cost and who gains from each benefit. The shares of a row sum to 1.")
    names = [one.title for one in plan.people]
    pad.texts(HEAD, 0, ("Line", "Option", "Counts as", *names, "Sum"), "head")
    for flow in plan.flows:
        row, key = plan.row_of[flow.line.id], "payer" if flow.is_cost else "gainer"
        pad.text(row, 0, flow.line.title, "label")
        pad.texts(row, 1, (plan.case.name(flow.line.option), "cost" if flow.is_cost else "benefit"))
        for column, one in enumerate(plan.people, 3):
            stands_for = Input(flow.line.id, key, one.id, "share", 0.0, 1.0, blank=True)
            found = pad.input(row, column, flow.shares.get(one.id, 0.0), "share", stands_for)
            plan.found[flow.line.id, "share", one.id] = found
        span = pad.span((row, 3), (row, 2 + len(plan.people)))
        plan.found[flow.line.id, "shares"] = pad.live(row, 3 + len(plan.people), total(span), "share")
    for group in plan.groups:
        rows = plan.rows(group.option, group.costs)
        for column, one in enumerate(plan.people, 3):
            if rows is not None:
                side = "costs" if group.costs else "benefits"
                span = pad.span((rows[0], column), (rows[1], column))
                plan.found["share", group.option.id, side, one.id] = span
    return pad.tab((44, 26, 12, *(16 for _ in plan.people), 10), (FIRST, 1))


def by_year(plan: Plan) -> tuple[Tab, ...]:
    """Amounts that differ by year, and how a benefit builds up; no tab where no line has any."""
    told = [
        (flow.line, key)
        for flow in plan.flows
        for key in ("by_year", "ramp")
        if getattr(flow.line, key, None)
    ]
    if not told:
        return ()
    pad = Pad("Amounts by year", "From a line's own first year on; the last column used stays the last.")
    longest = max(len(getattr(line, key)) for line, key in told)
    pad.texts(HEAD, 0, ("Line", "Option", "What", *(f"Its year {at + 1}" for at in range(longest))), "head")
    for row, (line, key) in enumerate(told, FIRST):
        _amounts(plan, pad, row, line, key)
    return (pad.tab((44, 26, 20, *(16 for _ in range(longest))), (FIRST, 1)),)


def _amounts(plan: Plan, pad: Pad, row: int, line: AnyLine, key: str) -> None:
    """One row of amounts or steps."""
    info, given = type(line).model_fields[key], getattr(line, key)
    top = 1.0 if key == "ramp" else None
    pad.text(row, 0, line.title, "label")
    pad.texts(row, 1, (plan.case.name(line.option), str(info.title)))
    for at, value in enumerate(given):
        stands_for = Input(line.id, key, str(at), unit(info), 0.0, top)
        pad.input(row, 3 + at, value, shape_of(unit(info)), stands_for)
    plan.found[line.id, key] = pad.span((row, 3), (row, 2 + len(given)))
