"""When each option pays back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innokit.charts import read, style
from innokit.charts.chart import Chart
from innokit.charts.money import running
from innokit.words import a_list, sum_of_money

if TYPE_CHECKING:
    from innokit.businesscase import Appraisal


def cumulative(appraisal: Appraisal) -> Chart:
    """Draw the running total of each option's net flow, with the moment at which it pays back."""
    case, flows = appraisal.case, read.by_option_and_year(appraisal, "cumulative")
    payback = read.by_option(appraisal, "payback")
    title = running.paying_back([(read.short(case, option, 30), payback[option]) for option in flows])
    subtitle = (
        "Running total of yearly net flow beside business as usual, undiscounted; an open mark is where it "
        f"pays back; {case.moment}"
    )
    lines = [
        running.Line(case.name(option), style.looks(case, option), figures, payback[option])
        for option, figures in flows.items()
    ]
    plot = running.draw(title, subtitle, lines)
    years = range(len(lines[0].figures))
    rows = [
        ("Payback", *(line.payback for line in lines)),
        *((f"Year {year}", *(line.figures[year] for line in lines)) for year in years),
    ]
    caption = "Running total by year (£ thousand where large)"
    data = read.sheet("cumulative", caption, ("Year", *map(case.name, flows)), rows)
    ends = a_list(
        [f"{read.short(case, o)} ends at {sum_of_money(read.value(f[-1]))}" for o, f in flows.items()]
    )
    return Chart("cumulative", title, subtitle, f"{title}. {ends}.", plot, data, appraisal)
