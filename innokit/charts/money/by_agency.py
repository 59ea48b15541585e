"""When each public agency has its money back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innokit.charts import read, style
from innokit.charts.chart import Chart
from innokit.charts.money import running
from innokit.errors import MethodRefused
from innokit.words import a_list, sum_of_money

if TYPE_CHECKING:
    from innokit.businesscase import PublicAgencies
    from innokit.records import Stakeholder

COLOURS = (style.PARTS[0], style.PARTS[3], style.PARTS[7], style.PARTS[1])
"""Other colours than those of the options, as a line here is an agency."""
DASHES = ("solid", "dash", "dot", "dashdot")
ALL = "All together"


def by_agency(public_agencies: PublicAgencies, option: str = "") -> Chart:
    """Draw the running total of each public agency under one option, the best unless named.

    Parameters
    ----------
    public_agencies : PublicAgencies
    option : str, optional
        Its id.

    Raises
    ------
    MethodRefused
        The option is not among those compared; no public agency pays or gains anything by it.
    """
    found, case = public_agencies, public_agencies.case
    option = option or found.appraisal.ranked[0].option.id
    position = found.position(option)
    moved = [agency for place, agency in enumerate(found.agencies) if position.net[place].any()]
    if not moved:
        raise MethodRefused(
            "No public agency pays or gains anything",
            where=f"option {read.short(case, option)}",
            remedy="Name a council or public agency as payer or gainer of a line",
        )
    lines = _lines(found, option, moved)
    own = list(zip([read.short(case, agency.id, 30) for agency in moved], lines, strict=False))
    title = running.paying_back([(name, line.payback) for name, line in own])
    subtitle = (
        f"{read.short(case, option)}: running total of each public agency, "
        f"{found.setting.price_base} prices, undiscounted, transfers in; an open mark is where it pays back; "
        f"{case.moment}"
    )
    dash = [DASHES[place % len(DASHES)] for place in range(len(moved))]
    plot = running.draw(title, subtitle, lines, dash=[*dash, "solid"])
    rows = [
        ("Payback", *(line.payback for line in lines)),
        *((f"Year {year}", *(line.figures[year] for line in lines)) for year in range(position.years)),
    ]
    headings = ("Year", *(line.name for line in lines))
    caption = f"Running total of each agency under {case.name(option)} (£ thousand where large)"
    data = read.sheet("by-agency", caption, headings, rows)
    ends = a_list([f"{name} ends at {sum_of_money(line.values[-1])}" for name, line in own])
    return Chart("by-agency", title, subtitle, f"{title}. {ends}.", plot, data, found)


def _lines(found: PublicAgencies, option: str, moved: list[Stakeholder]) -> list[running.Line]:
    """Collect each agency's running total, and that of all of them where there are several."""
    figures, years = found.figures, range(found.setting.years)
    lines = []
    for agency in moved:
        place = found.agencies.index(agency)
        mark = style.MARKS[place % len(style.MARKS)]
        looks = (COLOURS[place % len(COLOURS)], mark, "")
        own = [figures[f"public-running.{option}.{agency.id}.y{year}"] for year in years]
        lines.append(running.Line(agency.title, looks, own, figures[f"public-payback.{option}.{agency.id}"]))
    if len(moved) > 1:
        whole = [figures[f"public-total-running.{option}.y{year}"] for year in years]
        payback = figures[f"public-total-payback.{option}"]
        lines.append(running.Line(ALL, (style.INK, "hexagon2", ""), whole, payback))
    return lines
