"""What the tabs of one workbook share: lines in the order of their rows, and the terms found so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from innokit.businesscase.appraisal.appraise import Appraisal
from innokit.businesscase.lines.flows import Flow
from innokit.businesscase.lines.setting import AnyLine, year_name
from innokit.businesscase.workbook.series import PriceYear, series
from innokit.businesscase.workbook.terms import Term
from innokit.records import Case, Option, Stakeholder

FIRST = 4
"""The first row of every table, below title, sentence, a blank row and the headings."""
HEAD = 3
YEARS_FROM = 4
"""The column of year 0 in every tab with years across."""


@dataclass(frozen=True, eq=False)
class Group:
    """Cost lines, or benefit lines, of one option: they stand in rows without a gap."""

    option: Option
    costs: bool
    flows: tuple[Flow, ...]


@dataclass(frozen=True, eq=False)
class Plan:
    """One workbook in the making.

    Attributes
    ----------
    appraisal : Appraisal
    found : dict
        Terms by what they stand for, filled by one tab and used by the next.
    """

    appraisal: Appraisal
    found: dict[tuple[str, ...], Term] = field(default_factory=dict)

    @property
    def case(self) -> Case:
        """What it is made from."""
        return self.appraisal.case

    @property
    def years(self) -> int:
        """Number of years, year 0 included."""
        return self.appraisal.setting.years

    @cached_property
    def prices(self) -> tuple[PriceYear, ...]:
        """Every price year that a line may name."""
        return series(self.appraisal.setting.frame)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Business as usual first, then the options; of each its costs, then its benefits."""
        options = (self.appraisal.baseline, *(outcome.option for outcome in self.appraisal.outcomes))
        return tuple(
            Group(
                option,
                costs,
                tuple(f for f in self.appraisal.flows if f.line.option == option.id and f.is_cost == costs),
            )
            for option in options
            for costs in (True, False)
        )

    @cached_property
    def flows(self) -> tuple[Flow, ...]:
        """Every valued line of the options compared, in the order of the rows."""
        return tuple(flow for group in self.groups for flow in group.flows)

    @cached_property
    def row_of(self) -> dict[str, int]:
        """Row of each line, the same in every tab that has a row a line."""
        return {flow.line.id: FIRST + at for at, flow in enumerate(self.flows)}

    def rows(self, option: Option, costs: bool) -> tuple[int, int] | None:
        """First and last row of one option's costs or benefits; None where it has none."""
        group = next(g for g in self.groups if g.option is option and g.costs == costs)
        at = [self.row_of[flow.line.id] for flow in group.flows]
        return (at[0], at[-1]) if at else None

    @cached_property
    def people(self) -> tuple[Stakeholder, ...]:
        """Who pays or gains a share of any line, in the order recorded."""
        named = {id for flow in self.flows for id in flow.shares}
        return tuple(one for one in self.case.of(Stakeholder) if one.id in named)

    @cached_property
    def year_names(self) -> tuple[str, ...]:
        """Each year by number and label."""
        return tuple(year_name(self.appraisal.setting.frame, year) for year in range(self.years))

    def of(self, line: AnyLine, what: str) -> Term:
        """The term for a field or step of a line."""
        return self.found[line.id, what]

    def has(self, line: AnyLine, what: str) -> bool:
        """Whether a line has that step."""
        return (line.id, what) in self.found
