"""The ranges of every view: the council's cash, each public agency and all of them, social."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, NamedTuple

import numpy as np

from innokit.businesscase.lines.setting import Array
from innokit.businesscase.uncertainty import byview_tables, yearly
from innokit.businesscase.uncertainty.simulate import Simulation
from innokit.businesscase.uncertainty.yearly import ByYear
from innokit.businesscase.views.agencies.public import PublicAgencies, public_agencies_of
from innokit.businesscase.views.cash.council import CouncilCash, council_cash_of
from innokit.records import Case, Stakeholder
from innokit.results import Made, NotYet, Result, Sentence, Sheet, ready


class Measure(NamedTuple):
    """An answer in each draw: infinite for never, NaN where there is none."""

    key: str
    name: str
    values: Array
    unit: str

    @property
    def missing(self) -> float:
        """Share of draws without an answer."""
        return float((~np.isfinite(self.values)).mean())


@dataclass(frozen=True, eq=False)
class ByView(Result):
    """How far each option could be out in each view, and for each public agency.

    Parameters
    ----------
    case : Case
    simulation : Simulation
    public : PublicAgencies or NotYet
    council : CouncilCash or NotYet
        As recorded; or what to record first.
    """

    title: ClassVar[str] = "How sure can we be of each view?"
    unfolded: ClassVar[int | None] = 2
    case: Case
    simulation: Simulation
    public: PublicAgencies | NotYet
    council: CouncilCash | NotYet

    @property
    def made(self) -> Made:
        """How it was made."""
        made, many = self.simulation.made, self.positions[0].social.shape[1]
        how = f"{made.method}; each view worked out by year in each draw, on the first chunk of draws"
        return Made(how, made.editions, made.seed, many)

    @property
    def agencies(self) -> tuple[Stakeholder, ...]:
        """The public agencies, in the order recorded."""
        return self.public.agencies if isinstance(self.public, PublicAgencies) else ()

    @property
    def rows(self) -> range:
        """Rows of the options."""
        return range(len(self.simulation.options))

    @cached_property
    def positions(self) -> tuple[ByYear, ...]:
        """Each option in each draw, in the order of the simulation."""
        ids = [one.id for one in self.agencies]
        council = self.council if isinstance(self.council, CouncilCash) else None
        return tuple(yearly.by_year(self.simulation, row, ids, council) for row in self.rows)

    def cash(self, row: int) -> Array:
        """The council's cash after funding and repayments, which are certain; shape (years, draws)."""
        position = self.positions[row]
        if not isinstance(self.council, CouncilCash):
            return position.cash
        budget = self.council.budgets[row].by_year
        found: Array = position.cash + (budget["funding"] - budget["repaid"])[:, None]
        return found

    def views(self, row: int) -> tuple[Measure, ...]:
        """What an option comes to in each view, in each draw."""
        position, found = self.positions[row], []
        if isinstance(self.council, CouncilCash):
            found.append(Measure("cash", "Council cash", self.cash(row).sum(axis=0), "£"))
        if self.agencies:
            net = (position.gained - position.paid).sum(axis=0)
            found.append(Measure("public", "All public agencies", net, "£"))
        return (*found, Measure("social", "Social", position.discounted.sum(axis=0), "£"))

    def answers(self, row: int) -> tuple[Measure, ...]:
        """The other answers of an option, in each draw."""
        position = self.positions[row]
        benefits = self.simulation.benefits[row, : position.social.shape[1]]
        times = [
            Measure("payback", "Payback", yearly.payback(position.social), "years"),
            Measure("discounted-payback", "Discounted payback", yearly.payback(position.discounted), "years"),
        ]
        ratios = [_ratio("sroi", "Social return on what is put in", benefits, position.put_in)]
        if self.agencies:
            paid, gained = position.paid.sum(axis=0), position.gained.sum(axis=0)
            together = yearly.payback(position.agencies.sum(axis=0))
            times.append(Measure("public-payback", "Payback to public agencies", together, "years"))
            ratios.append(_ratio("fiscal-return", "Fiscal return", gained, paid))
            ratios.append(_ratio("cashable-return", "Cashable return", position.cashable, paid))
        needs = []
        if isinstance(self.council, CouncilCash):
            needs.append(Measure("peak", "Peak funding need of the council", _peak(self.cash(row)), "£"))
            needs.append(Measure("peak-before", "The same before funding", _peak(position.cash), "£"))
        return (*times, *ratios, *needs)

    def sentences(self) -> tuple[Sentence, ...]:
        """Say of the best option how often it loses in each view, and whom it leaves worse off."""
        return byview_tables.sentences(self)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give views, agencies, other answers, and the years in which the budget may have a gap."""
        return byview_tables.sheets(self)


def by_view(simulation: Simulation) -> ByView:
    """Give ranges of every answer in each view, and for each public agency.

    Parameters
    ----------
    simulation : Simulation

    Returns
    -------
    ByView
        £, each option less business as usual: council cash in the money of each year, the others in prices
        of the base. A view that needs more than is recorded says so in its place.

    Examples
    --------
    >>> from innokit.businesscase import simulate
    >>> from innokit.records import Assumption, BenefitLine, CostLine, Frame, Option, Ref
    >>> found = by_view(simulate(Case([
    ...     Frame(base_year="2026", last_year=0), Stakeholder(id="c", title="Council", sector="council"),
    ...     Assumption(id="w", title="Worth", value=100, low=80, high=120, unit="£", shape="uniform"),
    ...     Option(id="b", title="As now", role="baseline"), Option(id="n", title="New form"),
    ...     CostLine(title="Software", option="n", payer="c", amount=100),
    ...     BenefitLine(title="Visits avoided", option="n", gainer="c", unit_value=Ref(assumption="w"))])))
    >>> found.table("views").iloc[:, 5].round(1).tolist()
    [1.0, 0.5, 0.5]
    """
    appraisal = simulation.appraisal
    public, council = ready(public_agencies_of, appraisal), ready(council_cash_of, appraisal)
    return ByView(simulation.case, simulation, public, council)


def _ratio(key: str, name: str, above: Array, below: Array) -> Measure:
    """A ratio in each draw; none where nothing is below."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return Measure(key, name, np.where(below > 0, above / below, np.nan), "")


def _peak(cash: Array) -> Array:
    """How far the running total falls below nothing at its worst, in each draw."""
    found: Array = np.maximum(-np.cumsum(cash, axis=0).min(axis=0), 0.0)
    return found
