"""What an appraisal must have before anything is worked out."""

from __future__ import annotations

from innokit.businesscase.lines.flows import assumptions_of, valued
from innokit.businesscase.lines.setting import AnyLine, lines_of
from innokit.errors import MethodRefused
from innokit.records import Assumption, Case, CostLine, Option, Selection, Stakeholder

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

    Raises
    ------
    MethodRefused
        There is none, none has a money value, two have one id, or one names a record that is not there or
        lacks its payer or gainer.
    """
    _each_once(lines_of(case))
    for line in lines_of(case):
        check_ids(case, line)
    left_out = {option.id for option in parked(case)}
    lines = tuple(line for line in lines_of(case) if line.option not in left_out)
    if not lines:
        raise MethodRefused(
            "No cost or benefit line is recorded", remedy="Record what each option costs and brings"
        )
    for line in lines:
        _check_shares(case, line)
    if not any(valued(line) for line in lines):
        raise MethodRefused(
            "No line has a money value, so there is nothing to add up",
            remedy="Record what the options cost, or give a benefit line its unit value",
        )
    return lines


def _each_once(lines: tuple[AnyLine, ...]) -> None:
    """Refuse two lines of one id: one of them would be dropped wherever figures go by id."""
    seen: dict[str, AnyLine] = {}
    for line in lines:
        first = seen.setdefault(line.id, line)
        if first is not line:
            raise MethodRefused(
                f"The lines {first.title!r} and {line.title!r} have the same id",
                where=f"line {line.title!r}, id {line.id}",
                remedy="Leave the id out, and each gets one of its own",
            )


def check_ids(case: Case, line: AnyLine) -> None:
    """Refuse a line whose option or assumptions are not in the case."""
    if not isinstance(case.by_id.get(line.option), Option):
        raise _not_there(line, "option", "option", line.option)
    for id in assumptions_of(line):
        if not isinstance(case.by_id.get(id), Assumption):
            raise _not_there(line, _field_of(line, id), "assumption", id)


def _check_shares(case: Case, line: AnyLine) -> None:
    """Refuse a line without payer or gainer, or with one that is not in the case."""
    field = "payer" if isinstance(line, CostLine) else "gainer"
    shares: dict[str, float] = getattr(line, field)
    if not shares:
        verb = "pays it" if field == "payer" else "gains from it, or bears it"
        raise MethodRefused(
            f"The line {line.title!r} has no {field}, so the total cannot be split by who pays and who gains",
            where=f"line {line.title!r}, {field}",
            remedy=f"Say which stakeholder {verb}",
        )
    for id in shares:
        if not isinstance(case.by_id.get(id), Stakeholder):
            raise _not_there(line, field, "stakeholder", id)


def _field_of(line: AnyLine, assumption: str) -> str:
    """The field in which a line names an assumption."""
    fields = type(line).model_fields
    return next(f for f in fields if getattr(getattr(line, f), "assumption", None) == assumption)


def _not_there(line: AnyLine, field: str, kind: str, id: str) -> MethodRefused:
    """The error for a record that a line names and the case lacks."""
    article = "a" if kind == "stakeholder" else "an"
    return MethodRefused(
        f"The line {line.title!r} names {article} {kind} that is not in the case",
        where=f"line {line.title!r}, {field} {id}",
        remedy=f"Record the {kind}, or correct the line",
    )
