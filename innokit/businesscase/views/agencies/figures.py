"""The figures of the public agencies: each with its id, its exact value and the records behind it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from innokit import words
from innokit.businesscase.appraisal import showing
from innokit.businesscase.lines.flows import Flow
from innokit.businesscase.lines.setting import year_name
from innokit.businesscase.views.agencies.position import Position
from innokit.results import Figure

if TYPE_CHECKING:
    from innokit.businesscase.views.agencies.public import PublicAgencies

BESIDE = "beside business as usual, present value"
NOTHING_MORE = "costs public agencies nothing more than business as usual"
_SAYS = {
    "paid": "pays",
    "gained": "gains, net of burdens,",
    "net": "gains less what it pays",
    "transfers": "gains less what it pays in transfers",
}


@dataclass(frozen=True, eq=False)
class Figures:
    """Makes the figures of one view of all public agencies.

    Parameters
    ----------
    shown : PublicAgencies
    """

    shown: PublicAgencies

    def agency(self, position: Position, place: int, measure: str, text: str) -> Figure:
        """One agency's present value: ``public-<paid, gained, net, transfers>.<option>.<agency>``."""
        by_agency = position.present if measure == "net" else getattr(position, measure)
        id, name = self.shown.agencies[place].id, self.shown.agencies[place].title
        label = f"What {name} {_SAYS[measure]} under {position.option.title}, {BESIDE}"
        flows = [flow for flow in position.lines if id in flow.shares and _is(measure, flow)]
        return self._money(
            f"public-{measure}.{position.option.id}.{id}", float(by_agency[place]), text, label, flows, place
        )

    def total(self, position: Position, measure: str, text: str) -> Figure:
        """The same for all agencies together: ``public-total-<measure>.<option>``."""
        by_agency = position.present if measure == "net" else getattr(position, measure)
        label = f"What all public agencies together: {_SAYS[measure]}, {position.option.title}, {BESIDE}"
        flows = [flow for flow in position.lines if _is(measure, flow)]
        id = f"public-total-{measure}.{position.option.id}"
        return self._money(id, math.fsum(by_agency), text, label, flows)

    def in_year(self, position: Position, place: int | None, year: int, unit: str) -> Figure:
        """Discounted net flow of a year: ``public-pv.<option>.<agency>.y<year>``, ``public-total-pv.…``."""
        when, option = year_name(self.shown.setting.frame, year).lower(), position.option
        if place is None:
            id, who, flows = f"public-total-pv.{option.id}.y{year}", "all public agencies", position.lines
            value = math.fsum(position.present_by_year[:, year])
        else:
            agency = self.shown.agencies[place]
            id, who = f"public-pv.{option.id}.{agency.id}.y{year}", agency.title
            flows = tuple(flow for flow in position.lines if agency.id in flow.shares)
            value = float(position.present_by_year[place, year])
        label = f"Net flow of {who} under {option.title}, {when}, discounted, beside business as usual"
        return self._money(id, value, showing.money_in(unit, value), label, flows, place)

    def payback(self, position: Position, place: int | None) -> Figure:
        """Payback: ``public-payback.<option>.<agency>``; of all: ``public-total-payback.<option>``."""
        agency = None if place is None else self.shown.agencies[place]
        end, who = ("", "all public agencies") if agency is None else (f".{agency.id}", agency.title)
        id = f"public-{'payback' if agency else 'total-payback'}.{position.option.id}{end}"
        flows = [f for f in position.lines if agency is None or agency.id in f.shares]
        moves = bool((position.total if place is None else position.net[place]).any())
        found = position.payback(place) if moves else None
        text = _payback_text(found, position.first_crossing(place), moves, bool(flows))
        label = f"Payback of {position.option.title} to {who}, undiscounted"
        return Figure(id, found, text, label, self._behind(flows, place), "years")

    def ratio(self, position: Position, cashable: bool) -> Figure:
        """Fiscal or cashable return: ``public-<fiscal or cashable>-return.<option>``."""
        value = position.cashable_return if cashable else position.fiscal_return
        name = "cashable" if cashable else "fiscal"
        text = NOTHING_MORE if value is None else words.number(value, 2)
        above = "the cashable part of their benefits" if cashable else "their benefits"
        of = f"{name.capitalize()} return of {position.option.title} to public agencies"
        label = f"{of}: present value of {above} over that of their costs"
        id, records = f"public-{name}-return.{position.option.id}", self._behind(position.lines)
        return Figure(id, value, text, label, records, "£ for each £ of public cost")

    def cashable(self, position: Position, text: str) -> Figure:
        """Present value of what agencies gain in cash: ``public-cashable.<option>``."""
        label = f"What all public agencies gain in cash under {position.option.title}, {BESIDE}"
        flows = [flow for flow in position.lines if not flow.is_cost]
        return self._money(f"public-cashable.{position.option.id}", position.cashable, text, label, flows)

    def _money(
        self,
        id: str,
        value: float,
        text: str,
        label: str,
        flows: list[Flow] | tuple[Flow, ...],
        place: int | None = None,
    ) -> Figure:
        """A sum of money, exact in pounds whatever its text shows."""
        return Figure(id, value, text, label, self._behind(flows, place), "£")

    def _behind(self, flows: list[Flow] | tuple[Flow, ...], place: int | None = None) -> tuple[str, ...]:
        """Ids of lines, of what they use, and of the agencies."""
        agencies = self.shown.agencies if place is None else (self.shown.agencies[place],)
        return self.shown.appraisal.make.behind(flows, *(one.id for one in agencies))


def _is(measure: str, flow: Flow) -> bool:
    """Whether a line is part of a measure."""
    if measure == "transfers":
        return flow.line.transfer
    return measure == "net" or flow.is_cost == (measure == "paid")


def _payback_text(found: float | None, first: float | None, moves: bool, named: bool) -> str:
    """Say when it pays back for good, and when it first seemed to where that differs."""
    if not moves:
        return "nothing to pay back" if named else "neither pays nor gains"
    if found == 0:
        return "at once"
    said = words.years_words(found)
    if first is not None and (found is None or not math.isclose(first, found)):
        return f"{said} (first crossing after {words.years_words(first)}, which does not last)"
    return said
