"""Whether every number kept in an assumption fits the fields that use it, over its whole range."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from innokit.businesscase.audit.finding import NO_LINE, Fault, Seen, blind
from innokit.businesscase.lines.setting import AnyLine, lines_of
from innokit.records import Assumption, Case, Funding, Ref, Scenario, ScenarioValue, Share
from innokit.words import count, exact


class Use(NamedTuple):
    """One field that takes its number from an assumption."""

    line: AnyLine | Funding
    field: str
    assumption: str
    is_share: bool

    @property
    def where(self) -> str:
        """The record by its name, and the field."""
        return f"{self.line.title}, {_title(self).lower()}"


def ranges(case: Case) -> Seen:
    """Every share lies from 0 to 1, and every amount and number at 0 or above, wherever a line takes it."""
    lines = lines_of(case)
    if not lines:
        return blind(NO_LINE)
    uses = [use for line in (*lines, *case.of(Funding)) for use in _uses(line)]
    many = len({use.assumption for use in uses})
    return Seen(
        (*_not_there(case, uses), *_beyond(case, uses)),
        f"{count(len(lines), 'line')} and {count(many, 'assumption')} used by them looked at",
    )


def _uses(line: AnyLine | Funding) -> Iterator[Use]:
    """Find the fields of a line that name an assumption."""
    for field, info in type(line).model_fields.items():
        given = getattr(line, field)
        if isinstance(given, Ref):
            yield Use(line, field, given.assumption, info.annotation == Share)


def _title(use: Use) -> str:
    """What a field is called on screens."""
    return type(use.line).model_fields[use.field].title or use.field


def _not_there(case: Case, uses: list[Use]) -> Iterator[Fault]:
    """Find fields that name an assumption the case does not hold."""
    for use in uses:
        if not isinstance(case.by_id.get(use.assumption), Assumption):
            where = f"{use.line.title}, {_title(use)}"
            remedy = "Record the assumption, or give the number"
            yield Fault("fail", where, "it names an assumption that is not there", remedy, (use.line.id,))


def _beyond(case: Case, uses: list[Use]) -> Iterator[Fault]:
    """Find values of an assumption that no field it feeds could hold, each once with all those fields."""
    by_assumption: dict[str, list[Use]] = {}
    for use in uses:
        by_assumption.setdefault(use.assumption, []).append(use)
    for id, fed in by_assumption.items():
        held = case.by_id.get(id)
        if not isinstance(held, Assumption):
            continue
        for name, value in _values(case, held):
            shares = [use for use in fed if use.is_share]
            wrong = fed if value < 0 else shares if value > 1 else []
            if wrong:
                limit = "a share lies from 0 to 1" if wrong == shares else "it is at least 0"
                what = f"the {name} value of {held.title} is {exact(value)}, and {limit}"
                records = (held.id, *dict.fromkeys(use.line.id for use in wrong))
                yield Fault("fail", _places(wrong), what, f"Correct the {name} value", records)


def _values(case: Case, held: Assumption) -> Iterator[tuple[str, float]]:
    """Give each value that an analysis may put in the place of an assumption, with its name."""
    given = (("low", held.low), ("central", held.value), ("high", held.high))
    yield from ((name, value) for name, value in given if value is not None)
    if held.values:
        yield from (("lowest listed", min(held.values)), ("highest listed", max(held.values)))
    scenarios = {scenario.id: scenario.title for scenario in case.of(Scenario)}
    for value in case.of(ScenarioValue):
        if value.assumption == held.id:
            yield f"scenario {scenarios.get(value.scenario, value.scenario)!r}", value.value


def _places(uses: list[Use]) -> str:
    """Name the first field, and how many more there are."""
    more = f" and {count(len(uses) - 1, 'more field')}" if len(uses) > 1 else ""
    return f"{uses[0].where}{more}"
