"""What an appraisal must have before anything is worked out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from innokit.businesscase.lines.numbers import valued
from innokit.businesscase.lines.setting import AnyLine, Setting, last_year_of_cost, lines_of, shares_of
from innokit.errors import MethodRefused
from innokit.records import BenefitLine, Case, CostLine, Option, Record, Selection, Stakeholder

WHAT_BASELINE_IS = "Business as usual is what happens if no decision is taken, at its real cost"


def the_baseline(case: Case) -> Option:
    """The option that is business as usual.

    Raises
    ------
    MethodRefused
        No option is the baseline, or several are.
    """
    found = [option for option in case.of(Option) if option.role == "baseline"]
    if not found:
        raise MethodRefused(
            "No option is business as usual, so there is nothing to compare with",
            remedy=f"Record an Option with role 'baseline'. {WHAT_BASELINE_IS}",
        )
    if len(found) > 1:
        raise MethodRefused(
            f"{len(found)} options are business as usual, and only one can be",
            where=", ".join(option.title for option in found),
            remedy=f"Give all but one another role. {WHAT_BASELINE_IS}",
        )
    return found[0]


def parked(case: Case) -> tuple[Option, ...]:
    """Options that by their newest selection do not go forward to a business case."""
    outcome = {selection.option: selection.outcome for selection in case.of(Selection)}
    return tuple(o for o in case.of(Option) if outcome.get(o.id) == "parked" and o.role != "baseline")


def the_options(case: Case) -> tuple[Option, ...]:
    """Options to compare with business as usual.

    Raises
    ------
    MethodRefused
        There is none.
    """
    left_out = {option.id for option in parked(case)}
    found = tuple(o for o in case.of(Option) if o.role != "baseline" and o.id not in left_out)
    if not found:
        parked_too = " that is not parked" if left_out else ""
        raise MethodRefused(
            f"There is no option besides business as usual{parked_too}",
            remedy="Record at least one other option, or carry one forward",
        )
    return found


def the_lines(case: Case) -> tuple[AnyLine, ...]:
    """Every cost and benefit line of an option not parked, once each is known to fit the case.

    An assumption that is not there is refused where its number is read, by `numbers.value`.

    Raises
    ------
    MethodRefused
        There is none, none has a money value, two have one id, or one names a record that is not there or
        lacks its payer or gainer.
    """
    recorded = lines_of(case)
    _each_once(recorded)
    check_options(case, recorded)
    left_out = {option.id for option in parked(case)}
    lines = tuple(line for line in recorded if line.option not in left_out) if left_out else recorded
    if not lines:
        raise MethodRefused(
            "No cost or benefit line is recorded", remedy="Record what each option costs and brings"
        )
    _check_shares(case, lines)
    if not any(valued(line) for line in lines):
        raise MethodRefused(
            "No line has a money value, so there is nothing to add up",
            remedy="Record what the options cost, or give a benefit line its unit value",
        )
    return lines


def _each_once(lines: tuple[AnyLine, ...]) -> None:
    """Refuse two lines of one id: one of them would be dropped wherever figures go by id."""
    if len({line.id for line in lines}) == len(lines):
        return
    seen: dict[str, AnyLine] = {}
    for line in lines:
        first = seen.setdefault(line.id, line)
        if first is not line:
            raise MethodRefused(
                f"The lines {first.title!r} and {line.title!r} have the same id",
                where=f"line {line.title!r}, id {line.id}",
                remedy="Leave the id out, and each gets one of its own",
            )


def check_options(case: Case, lines: Sequence[AnyLine]) -> None:
    """Refuse the first line whose option is not in the case."""
    if options := _absent(case, Option, {line.option for line in lines}):
        line = next(line for line in lines if line.option in options)
        raise _not_there(line, "option", "option", line.option)


def _check_shares(case: Case, lines: Sequence[AnyLine]) -> None:
    """Refuse the first line without payer or gainer, or with one that is not in the case."""
    given = [shares_of(line) for line in lines]
    absent = _absent(case, Stakeholder, set().union(*given))
    if all(given) and not absent:
        return
    for line, shares in zip(lines, given, strict=True):
        field = "payer" if isinstance(line, CostLine) else "gainer"
        if not shares:
            verb = "pays it" if field == "payer" else "gains from it, or bears it"
            raise MethodRefused(
                f"The line {line.title!r} has no {field}, so the total cannot be split by who pays and who "
                "gains",
                where=f"line {line.title!r}, {field}",
                remedy=f"Say which stakeholder {verb}",
            )
        for id in shares:
            if id in absent:
                raise _not_there(line, field, "stakeholder", id)


def _absent(case: Case, kind: type[Record], ids: Iterable[str]) -> set[str]:
    """Which of some ids are of no record of a kind."""
    return {id for id in ids if not isinstance(case.by_id.get(id), kind)}


def within_the_years(costs: Sequence[CostLine], benefits: Sequence[BenefitLine], setting: Setting) -> None:
    """Refuse a line of which no year is counted, or whose last year and amounts by year disagree."""
    years = setting.years
    late = [("first year", line.first_year, line.title) for line in costs if line.first_year >= years]
    late += [("lag", line.lag, line.title) for line in benefits if line.lag >= years]
    for field, first, title in late:
        raise MethodRefused(
            f"The line starts in year {first}, after the last year counted, {setting.frame.last_year}",
            where=f"line {title!r}, {field} {first}",
            remedy="Start it earlier, let the frame run longer, or withdraw the line",
        )
    for line in costs:
        if line.by_year and line.last_year not in (None, last_year_of_cost(line)):
            raise MethodRefused(
                f"Its amounts by year end in year {last_year_of_cost(line)}, but its last year is "
                f"{line.last_year}",
                where=f"line {line.title!r}, last year {line.last_year}",
                remedy="Leave the last year blank, or give an amount for each year",
            )


def _not_there(line: AnyLine, field: str, kind: str, id: str) -> MethodRefused:
    """The error for a record that a line names and the case lacks."""
    article = "a" if kind == "stakeholder" else "an"
    return MethodRefused(
        f"The line {line.title!r} names {article} {kind} that is not in the case",
        where=f"line {line.title!r}, {field} {id}",
        remedy=f"Record the {kind}, or correct the line",
    )
