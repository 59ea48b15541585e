"""Plans carried out: columns checked by their distinct cells, refused cells listed, doubles found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from innokit.intake.reading import Column
from innokit.intake.reading.grid import BLANK
from innokit.intake.shapes.headings import required
from innokit.intake.shapes.plan import Plan, Use
from innokit.intake.sheets import NOT_APPLICABLE
from innokit.intake.taking import doubles, identity
from innokit.intake.taking.refused import Fault, Refused
from innokit.intake.taking.refusing import refusal
from innokit.intake.taking.rows import Taken
from innokit.intake.taking.speaking import depth, mentioned, spoken_of
from innokit.intake.taking.spreading import spread
from innokit.intake.taking.titles import Titles
from innokit.intake.taking.values import values_of
from innokit.records import KINDS, Case, Record, refers

_UNCHECKED = {
    "score": ("not_applicable",),
    "criterion": ("worst", "best", "value_levels", "value_scores"),
}
"""Fields without which the rule of a kind on several fields together cannot be broken."""


@dataclass(eq=False)
class Taking:
    """What became of the rows of a file: those taken in, and every refused cell."""

    taken: list[Taken] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    mentioned: tuple[Record, ...] = ()


def take(plans: Iterable[Plan], case: Case) -> Taking:
    """Carry out plans, those first of which others speak."""
    taking, titles, ids = Taking(), Titles(case), identity.Ids()
    ordered = sorted(plans, key=lambda plan: depth(plan.kind))
    titles.given = {plan.kind for plan in ordered}
    spoken = {kind for plan in ordered for kind in spoken_of(plan.kind)}
    for plan in ordered:
        taking.taken.append(_one(plan, titles, taking.refused, case, ids))
        if plan.kind in spoken:
            _note_titles(taking.taken[-1], titles)
    seen: set[str] = set()
    kinds = Counter(plan.kind for plan in ordered)
    for taken in taking.taken:
        if kinds[taken.kind] > 1:
            doubles.elsewhere(taken, seen, taking.refused)
    taking.mentioned = mentioned(taking.taken, titles)
    return taking


def _note_titles(taken: Taken, titles: Titles) -> None:
    """Let later plans speak of these rows."""
    if "title" not in taken.fields:
        return
    alias = taken.plan.alias
    for row, id in zip(taken.rows.tolist(), taken.ids, strict=True):
        other = str(alias[row]) if alias is not None else ""
        titles.add(taken.kind, taken.value("title", row), id, other)
    for row in np.flatnonzero(~taken.kept).tolist():
        titles.refuse(taken.kind, taken.value("title", row))


def _one(plan: Plan, titles: Titles, refused: list[Refused], case: Case, ids: identity.Ids) -> Taken:
    """Carry out one plan."""
    places, raw = _cells(plan)
    used = {use.field: use for use in plan.uses}
    touched = np.zeros(len(places), dtype=bool)
    for column in raw.values():
        touched |= column.codes != BLANK
    if plan.only:
        touched = raw[plan.only].codes != BLANK
    _note_own_titles(plan, raw, touched, titles)
    good, fields, faults = touched.copy(), {}, []
    for name, column in raw.items():
        if name != "id":
            fields[name], bad = _column(plan, name, column, titles)
            faults.append((name, bad))
    constants, wrong = _constants(plan, titles)
    _split_not_applicable(plan, fields)
    for name, bad in faults:
        codes = raw[name].codes
        for row in np.flatnonzero(touched & np.isin(codes, list(bad))).tolist() if bad else ():
            refused.append(refusal(plan, places, row, used[name], raw[name][row], bad[int(codes[row])]))
            good[row] = False
    for row in np.flatnonzero(touched).tolist() if wrong else ():
        refused.append(refusal(plan, places, row, used[plan.only or plan.uses[0].field], None, wrong[0]))
        good[row] = False
    _require(plan, places, raw, used, touched, good, refused)
    taken = Taken(plan, fields, constants, places, good, raw, case, ids)
    _broken(taken, refused)
    doubles.within(taken, used, refused)
    _checks(taken, used, refused)
    _own_kind(taken, used, refused)
    return taken


def _cells(plan: Plan) -> tuple[NDArray[np.int64], dict[str, Column]]:
    """Give the place of each row, and its cells by field."""
    raw = {use.field: _cleaned(use) for use in plan.uses}
    if plan.spread:
        return spread(raw)
    height = len(plan.uses[0].column)
    return np.arange(height), raw


def _cleaned(use: Use) -> Column:
    """Give a column with its text as its author meant it."""
    if use.clean is None:
        return use.column
    clean = use.clean
    return replace(use.column, values=tuple(clean(str(v)) if v is not None else v for v in use.column.values))


def _note_own_titles(
    plan: Plan, raw: Mapping[str, Column], touched: NDArray[np.bool_], titles: Titles
) -> None:
    """Let rows of a kind that speaks of itself find each other; refused ones are sorted out afterwards."""
    speaks = any(refers(KINDS[plan.kind].model_fields[use.field]) == plan.kind for use in plan.uses)
    if speaks and plan.kind in identity.ONE_TITLE and "title" in raw:
        for row in np.flatnonzero(touched).tolist():
            if isinstance(title := raw["title"][row], str):
                titles.add(plan.kind, title, identity.derived((plan.kind, identity.even(title))))


def _column(plan: Plan, name: str, column: Column, titles: Titles) -> tuple[Column, dict[int, Fault]]:
    """Check a column by its distinct cells."""
    values: list[Any] = [None] * len(column.values)
    marks = plan.kind == "score" and name == "value"
    asked = []
    for code in column.present:
        cell = column.values[code]
        if marks and isinstance(cell, str) and cell.casefold() == NOT_APPLICABLE:
            values[code] = NOT_APPLICABLE
        else:
            asked.append(code)
    found = values_of(plan.kind, name, [column.values[code] for code in asked], titles.find)
    bad = {code: value for code, value in zip(asked, found, strict=True) if isinstance(value, Fault)}
    for code, value in zip(asked, found, strict=True):
        values[code] = None if code in bad else value
    return Column(column.codes, tuple(values)), bad


def _split_not_applicable(plan: Plan, fields: dict[str, Column]) -> None:
    """Take "not applicable" in a column of scores as what it says."""
    column = fields.get("value")
    if plan.kind == "score" and column is not None and NOT_APPLICABLE in column.values:
        mark = column.values.index(NOT_APPLICABLE)
        fields["value"] = replace(column, codes=np.where(column.codes == mark, BLANK, column.codes))
        if "not_applicable" not in fields:
            fields["not_applicable"] = Column(np.where(column.codes == mark, 0, BLANK), (True,))


def _constants(plan: Plan, titles: Titles) -> tuple[dict[str, Any], list[Fault]]:
    """Check what is the same in every row."""
    found = {
        name: values_of(plan.kind, name, [cell], titles.find)[0] for name, cell in plan.constants.items()
    }
    wrong = [value for value in found.values() if isinstance(value, Fault)]
    return {name: value for name, value in found.items() if not isinstance(value, Fault)}, wrong


def _require(
    plan: Plan,
    places: NDArray[np.int64],
    raw: Mapping[str, Column],
    used: Mapping[str, Use],
    touched: NDArray[np.bool_],
    good: NDArray[np.bool_],
    refused: list[Refused],
) -> None:
    """Refuse rows in which a field that must be filled is blank."""
    for name in required(plan.kind):
        if name not in raw:
            continue
        about = KINDS[plan.kind].model_fields[name].description or ""
        fault = Fault("it is blank, and must be filled", f"here belongs: {about[:1].lower()}{about[1:]}")
        for row in np.flatnonzero(touched & (raw[name].codes == BLANK)).tolist():
            refused.append(refusal(plan, places, row, used[name], None, fault))
            good[row] = False


def _broken(taken: Taken, refused: list[Refused]) -> None:
    """Refuse rows that could not be read."""
    table = taken.plan.table
    for place, why in table.grid.broken.items():
        for row in np.flatnonzero(taken.kept & (taken.places == place - table.top - 1)).tolist():
            use = taken.plan.uses[0]
            fault = Fault(why, "close the quotation mark, or save the file again")
            refused.append(refusal(taken.plan, taken.places, row, use, taken.raw[use.field][row], fault))
            taken.kept[row] = False


def _checks(taken: Taken, used: Mapping[str, Use], refused: list[Refused]) -> None:
    """Refuse rows whose fields do not go together."""
    cls = KINDS[taken.kind]
    if cls.check is Record.check:
        return
    if taken.kind in _UNCHECKED and not set(_UNCHECKED[taken.kind]) & set(taken.fields):
        return
    for row, fault in taken.broken().items():
        use = used[taken.plan.only or next(iter(taken.fields))]
        what = fault.what.partition("cannot be recorded: ")[2] or fault.what
        refused.append(
            refusal(
                taken.plan, taken.places, row, use, taken.raw[use.field][row],
                Fault(f"the row does not hold together: {what}", "correct what is named"),
            )
        )  # fmt: skip
        taken.kept[row] = False


def _own_kind(taken: Taken, used: Mapping[str, Use], refused: list[Refused]) -> None:
    """Refuse rows that speak of a refused row of the same table, and those that speak of them in turn."""
    info = KINDS[taken.kind].model_fields
    own = [name for name in taken.fields if refers(info[name]) == taken.kind]
    if not own or taken.kind not in identity.ONE_TITLE:
        return
    even = {row: identity.even(str(taken.value("title", row))) for row in range(len(taken.kept))}
    while True:
        lost = {identity.derived((taken.kind, even[row])) for row in np.flatnonzero(~taken.kept).tolist()}
        lost -= {identity.derived((taken.kind, even[row])) for row in np.flatnonzero(taken.kept).tolist()}
        hit = [
            (row, name)
            for name in own
            for row in np.flatnonzero(taken.kept).tolist()
            if taken.value(name, row) in lost
        ]
        if not hit:
            return
        for row, name in hit:
            fault = Fault("it stands in a row that is refused", "correct that row first")
            refused.append(refusal(taken.plan, taken.places, row, used[name], taken.raw[name][row], fault))
            taken.kept[row] = False
