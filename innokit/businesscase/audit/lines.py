"""Checks that look at one line or assumption at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from innokit import reference
from innokit.businesscase.audit.finding import NO_LINE, Fault, Seen, blind
from innokit.businesscase.lines.flows import last_year, valued
from innokit.businesscase.lines.setting import AnyLine, lines_of, price_base
from innokit.errors import InnokitError
from innokit.records import (
    Assumption,
    BenefitLine,
    Case,
    CostLine,
    Evidenced,
    Frame,
    Funding,
    Inflation,
    Ref,
)
from innokit.words import count

_YEAR = re.compile(r"\d{4}")


def seen(faults: Iterator[Fault], many: int, what: str) -> Seen:
    """Say what was found among some records."""
    return Seen(tuple(faults), f"{count(many, what)} looked at")


def shares(case: Case) -> Seen:
    """Each line says who pays or gains, in shares that sum to 1."""
    lines = lines_of(case)
    return seen(_shares(lines), len(lines), "line") if lines else blind(NO_LINE)


def _shares(lines: tuple[AnyLine, ...]) -> Iterator[Fault]:
    """Find lines without payer or gainer, or with shares that leave something over."""
    for line in lines:
        field = "payer" if isinstance(line, CostLine) else "gainer"
        found: dict[str, float] = getattr(line, field)
        if not found:
            what, remedy = f"it has no {field}", f"Say who the {field} is"
        elif abs(sum(found.values()) - 1) > 1e-9:
            what, remedy = f"its shares sum to {sum(found.values()):g}", "Make them sum to 1"
        else:
            continue
        yield Fault("fail", f"{line.title}, {field}", what, remedy, (line.id,))


def price_base_held(case: Case) -> Seen:
    """Every price year can be brought to the one price base."""
    frames, lines = case.of(Frame), lines_of(case)
    if len(frames) != 1:
        return blind(f"{count(len(frames), 'frame')} recorded, and it takes one")
    return seen(_kinds(frames[0], lines), len(lines), "line") if lines else blind(NO_LINE)


def _kinds(frame: Frame, lines: tuple[AnyLine, ...]) -> Iterator[Fault]:
    """Find price years of another kind than the price base, or that the deflators do not reach."""
    base = price_base(frame)
    for line in lines:
        if line.price_year in ("", base):
            continue
        try:
            reference.index(line.price_year, frame.deflator_edition or None)
            reference.index(base, frame.deflator_edition or None)
        except InnokitError as refused:
            where = f"{line.title}, price year {line.price_year}"
            yield Fault("fail", where, refused.what, refused.remedy or "Correct the price year", (line.id,))
            continue
        if line.price_year.isdigit() != base.isdigit():
            what = f"one is a calendar year and the price base, {base}, is not, or the other way round"
            where = f"{line.title}, price year {line.price_year}"
            yield Fault("fail", where, what, "Give both as the same kind of year", (line.id,))


def no_future_price(case: Case) -> Seen:
    """No price year is later than the price base."""
    frames, lines = case.of(Frame), lines_of(case)
    if len(frames) != 1:
        return blind(f"{count(len(frames), 'frame')} recorded, and it takes one")
    return seen(_later(frames[0], lines), len(lines), "line") if lines else blind(NO_LINE)


def _later(frame: Frame, lines: tuple[AnyLine, ...]) -> Iterator[Fault]:
    """Find lines in the prices of a year after the base."""
    base = _first(price_base(frame))
    for line in lines:
        year = _first(line.price_year)
        if year is not None and base is not None and year > base:
            what = f"it is in prices of {line.price_year}, after the price base {price_base(frame)}"
            remedy = "Give the figure in prices that are known, or move the price base"
            yield Fault("fail", f"{line.title}, price year", what, remedy, (line.id,))


def _first(label: str) -> int | None:
    """Give the first year of a label such as 2026/27."""
    match = _YEAR.match(label)
    return int(match[0]) if match else None


def within_horizon(case: Case) -> Seen:
    """No benefit outlasts the years counted, nor runs on for want of an end."""
    frames, lines = case.of(Frame), case.of(BenefitLine)
    if len(frames) != 1:
        return blind(f"{count(len(frames), 'frame')} recorded, and it takes one")
    return seen(_outlasting(frames[0], lines), len(lines), "benefit line") if lines else blind(NO_LINE)


def _outlasting(frame: Frame, lines: tuple[BenefitLine, ...]) -> Iterator[Fault]:
    """Find benefits that are cut off at the horizon, or have no end of their own."""
    for line in lines:
        last = last_year(line)
        if last is not None and last > frame.last_year:
            what = f"it lasts to year {last}, and years are counted to {frame.last_year}"
            remedy = "Let the frame run longer with the costs that go with it, or say why not"
            yield Fault("warn", f"{line.title}, duration", what, remedy, (line.id, frame.id))
        elif last is None and valued(line) and not _fades(line):
            what = f"it has no end, so it counts in full to year {frame.last_year}"
            remedy = "Give a duration or a drop-off"
            yield Fault("warn", f"{line.title}, duration", what, remedy, (line.id, frame.id))


def _fades(line: BenefitLine) -> bool:
    """Whether a benefit loses strength by itself."""
    return isinstance(line.drop_off, Ref) or line.drop_off > 0


def one_correction(case: Case) -> Seen:
    """No line is corrected twice for the same doubt."""
    lines = lines_of(case)
    faults = (
        Fault(
            "warn",
            line.title,
            f"{' and '.join(line.corrections())} are applied together, as asked for",
            "Keep one, or say in its note why both",
            (line.id,),
        )
        for line in lines
        if len(line.corrections()) > 1
    )
    return seen(faults, len(lines), "line") if lines else blind(NO_LINE)


def sourced(case: Case) -> Seen:
    """Every figure of money says where it comes from."""
    records: list[Evidenced] = [
        *lines_of(case), *case.of(Assumption), *case.of(Funding), *case.of(Inflation),
    ]  # fmt: skip
    faults = (
        Fault(
            "fail",
            f"{record.name} ({record.kind.replace('_', ' ')})",
            "it has no source",
            "Say where the figure comes from, or record it as illustrative with the reason",
            (record.id,),
        )
        for record in records
        if not record.source.strip() and record.standing != "illustrative" and not _by_reference(record)
    )
    return seen(faults, len(records), "figure") if records else blind(NO_LINE)


def _by_reference(record: Evidenced) -> bool:
    """Whether every number of a line stands elsewhere, in assumptions or the table of unit costs."""
    if isinstance(record, BenefitLine):
        return bool(record.unit_cost) or isinstance(record.unit_value, Ref) or not valued(record)
    return isinstance(record, CostLine | Funding) and isinstance(record.amount, Ref)
