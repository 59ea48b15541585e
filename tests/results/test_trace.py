"""From a figure to what stands behind it: value and unit, lines by size, rows of published tables."""

import re
from dataclasses import replace

import pytest

from innokit import results
from innokit.records import Assumption, BenefitLine, Case, CostLine, Option
from innokit.results import Detail, Figure, Reading, html


def figure(text: str, value: float | None, unit: str) -> Figure:
    return Figure("some.figure", value, text, "What it is", (), unit)


@pytest.mark.parametrize(
    ("text", "value", "unit", "said", "exact"),
    [
        ("4,090", 4_089_812.628865, "£", "£4.1 million", "£4,089,812.628865"),
        ("−4,682", -4_682_113.0, "£", "−£4.7 million", "−£4,682,113"),
        ("67,292.6847", 67_292.6847, "£", "£67,293", "£67,292.6847"),
        ("12", 12_400.0, "£", "£12,400", ""),
        ("0.5", 0.5, "£", "£0.50", "£0.5"),
        ("£247,000", 247_490.8, "£", "£247,000", "£247,490.8"),
        ("£514,000", -514_450.76, "£", "−£514,000", "−£514,450.76"),
        ("1.25", 1.2474, "£ of benefit for each £ of cost", "£1.25 of benefit for each £ of cost",
         "£1.2474 of benefit for each £ of cost"),
        ("38", 38.0, "days", "38 days", ""),
        ("1", 1.0, "ideas", "1 idea", ""),
        ("63.5", 63.52, "0 to 100", "63.5 on a scale of 0 to 100", "63.52 0 to 100"),
        ("18%", 0.1837, "share", "18%", "18.37%"),
        ("8.1%", 0.0814, "a year", "8.1%", "0.0814 a year"),
        ("at once", 0.0, "years", "at once", ""),
        ("yes", 1.0, "", "yes", ""),
        ("never", None, "years", "never", ""),
        ("5", float("nan"), "£", "5", "£nan"),
    ],
)  # fmt: skip
def test_a_figure_alone_has_its_unit_and_true_size(
    text: str, value: float | None, unit: str, said: str, exact: str
) -> None:
    """A column's "£ thousand" is not there beside a figure alone, so its own unit is said."""
    shown = figure(text, value, unit)
    assert (results.alone(shown), results.exact_beside(shown)) == (said, exact)


@pytest.fixture
def case() -> Case:
    """Two costs and a benefit of one option."""
    return Case(
        [
            Option(id="b", title="As now", role="baseline"),
            Option(id="n", title="New <b>form</b>"),
            Assumption(id="wage", title="Wage", value=9.0),
            CostLine(id="small", title="Small", option="n", amount=1),
            CostLine(id="large", title="Large", option="n", amount=5_000_000),
            BenefitLine(id="middle", title="Middle", option="n", unit_value=400),
        ]
    )


ROW = Reading("unit_costs-x-1", "A <i>row</i>: £5", (("Value", "£5"), ("Note", ""), ("Address", "https://x")))
DETAILS = {
    "small": Detail(-1.0, "New form", False, (ROW,)),
    "large": Detail(-5e6, "As now", True),
    "middle": Detail(400.0, "New form", False, (ROW,)),
}


def test_lines_come_before_figures_and_the_largest_first(case: Case) -> None:
    """Whatever its sign, what weighs most stands first; then entries by kind, the published row, figures."""
    shown = Figure("npsv.n", 4e6, "4,000", "NPSV", ("small", "large", "middle", "wage"), "£")
    (trace,) = results.traces(case, [shown, replace(shown, id="bcr.n")], DETAILS)
    page = html.trace(trace, "record.html")
    places = [page.index(f"record.html#record-{id}") for id in ("large", "middle", "small", "wage")]
    assert places == sorted(places)
    assert places[-1] < page.index("#table-unit_costs-x-1") < page.index('id="trace-npsv.n"')
    assert page.count("#table-unit_costs-x-1") == 1
    cells = re.findall(r'<td class="innokit-number">([^<]*)</td>', page)
    assert cells == ["−£5.0 million", "£400", "−£1"]
    assert "All 2 figures from these entries" in page
    assert "<small>cost line, no entry; business as usual</small>" in page
    assert "<i>row" not in page


def test_one_line_alone_is_no_sum(case: Case) -> None:
    """It stays among the entries, and no table of one row is written."""
    grounds = results.grounds(case, ["large", "wage"], DETAILS)
    assert results.by_size(grounds) == ((), grounds)
    (trace,) = results.traces(case, [Figure("line.large", 5e6, "5,000", "Large", ("large",), "£")], DETAILS)
    page = html.trace(trace, "record.html")
    assert "innokit-lines" not in page
    assert "innokit-every" not in page


def test_a_published_row_says_what_it_holds_and_who_takes_it() -> None:
    """Blank cells are left out; the address is text, as pages ask for nothing from elsewhere."""
    page = html.published([(ROW, ["Small", "Middle"])])
    assert page.startswith('<article class="entry" id="table-unit_costs-x-1"><h4>A &lt;i&gt;row')
    assert "<dt>Taken by</dt><dd>Small; Middle</dd>" in page
    assert "Note" not in page
    assert "href" not in page
