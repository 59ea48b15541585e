"""The running total of each public agency, year by year: who is out of pocket, and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from innokit.businesscase.appraisal.showing import money_in, unit_for
from innokit.businesscase.lines.setting import Array, year_name
from innokit.businesscase.views.agencies.position import Position
from innokit.results import Column, Figure, Fragment, Sheet

if TYPE_CHECKING:
    from innokit.businesscase.views.agencies.public import PublicAgencies

TOTAL = "All public agencies"


def running(shown: PublicAgencies) -> Sheet:
    """Give the undiscounted running total of each agency, from which its payback is read, years across."""
    unit = unit_for(float(v) for p in shown.positions for v in _so_far(p).ravel())
    names = (Column(year_name(shown.setting.frame, year)) for year in range(shown.setting.years))
    places = (*range(len(shown.agencies)), None)
    rows = tuple(_row(shown, position, place, unit) for position in shown.positions for place in places)
    base = shown.setting.price_base
    note = f"In {base} prices, not discounted; benefits less costs so far, beside business as usual."
    columns = (Column("Agency"), Column("Option"), *names)
    return Sheet("running", f"Running total of each agency, undiscounted, {unit}", columns, rows, note)


def _so_far(position: Position) -> Array:
    """Give the running totals of the agencies and, in the last row, of all of them."""
    return np.cumsum(np.vstack([position.net, position.total]), axis=1)


def _row(shown: PublicAgencies, position: Position, place: int | None, unit: str) -> tuple[Fragment, ...]:
    """Give one agency's row: ``public-running.<option>.<agency>.y<year>``, ``public-total-running.…``."""
    option, agency = position.option, None if place is None else shown.agencies[place]
    whole = _so_far(position)[-1 if place is None else place]
    start = f"public-{'total-running' if agency is None else 'running'}.{option.id}"
    start += f".{agency.id}" if agency else ""
    who, more = ("all public agencies", ()) if agency is None else (agency.title, (agency.id,))
    flows = [flow for flow in position.lines if agency is None or agency.id in flow.shares]
    records = shown.appraisal.make.behind(flows, *more)
    cells = (
        Figure(
            f"{start}.y{year}",
            float(value),
            money_in(unit, float(value)),
            f"Running total of {who} under {option.title}, "
            f"{year_name(shown.setting.frame, year).lower()}, undiscounted, beside business as usual",
            records,
            "£",
        )
        for year, value in enumerate(whole)
    )
    return (TOTAL if agency is None else agency.title, option.title, *cells)
