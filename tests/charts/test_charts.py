"""Charts draw the result's own figures, say their finding, and read without being seen."""

import json
import re
from collections.abc import Callable

import pytest

import innokit
from innokit import businesscase, charts, process, scoring
from innokit.charts import Chart, style
from innokit.errors import MethodRefused
from innokit.records import Case, Criterion, Level, Option, Score
from tests.charts.chance.cases import studied
from tests.charts.contrast import contrast
from tests.charts.money.cases import service
from tests.process.ideas.event import event
from tests.process.refinement.cases import chain
from tests.scoring.test_stakes import invented

ESOL, OFFICE = innokit.example("mobile-esol"), innokit.example("office-location")
EVENT = event()

LEVELS = Case(
    [
        *(VANS := [Option(id="van", title="A van"), Option(id="hall", title="A hall")]),
        scoring.bisected(Criterion(id="wait", title="Waiting", unit="days", worst=60, best=0), half=20),
        *(Level(option=option.id, criterion="wait", value=30 - 20 * k) for k, option in enumerate(VANS)),
    ]
)

DRAWN: dict[str, Callable[[], Chart]] = {
    "chances": lambda: charts.chances(businesscase.simulate(ESOL, draws=200)),
    "clouds": lambda: charts.clouds(businesscase.simulate(ESOL, draws=90), scoring.robustness(ESOL, 90)),
    "fan": lambda: charts.fan(businesscase.simulate(ESOL, draws=200)),
    "shapes": lambda: charts.shapes(businesscase.simulate(ESOL, draws=200)),
    "drivers": lambda: charts.drivers(businesscase.drivers(businesscase.simulate(ESOL, draws=200))),
    "process-map": lambda: charts.process_map(process.map(ESOL)),
    "need-and-cost": lambda: charts.need_and_cost(process.need(ESOL)),
    "net-gain": lambda: charts.net_gain(businesscase.knowing(businesscase.simulate(studied(), draws=200))),
    "overall": lambda: charts.overall(scoring.compare(ESOL)),
    "contributions": lambda: charts.contributions(scoring.compare(ESOL)),
    "ranks": lambda: charts.ranks(scoring.robustness(ESOL, weights="free")),
    "switching": lambda: charts.switching(scoring.robustness(ESOL)),
    "weight-tornado": lambda: charts.weight_tornado(scoring.robustness(ESOL, draws=1)),
    "sweep": lambda: charts.sweep(scoring.robustness(ESOL, draws=1)),
    "spread": lambda: charts.spread(scoring.people(ESOL)),
    "agreement": lambda: charts.agreement(scoring.people(ESOL)),
    "quadrant": lambda: charts.quadrant(scoring.stakeholder_value(invented())),
    "heat-map": lambda: charts.heat_map(scoring.stakeholder_value(invented())),
    "tally": lambda: charts.tally(process.tally(EVENT, "First round")),
    "funnel": lambda: charts.funnel(process.funnel(EVENT)),
    "value-functions": lambda: charts.value_functions(scoring.value_functions(LEVELS)),
    "frontier": lambda: charts.frontier(scoring.frontier(OFFICE, businesscase.costs_by_option(OFFICE))),
    "bridge": lambda: charts.bridge(businesscase.appraise(ESOL)),
    "cumulative": lambda: charts.cumulative(businesscase.appraise(ESOL)),
    "flows": lambda: charts.flows(businesscase.appraise(ESOL)),
    "who": lambda: charts.who(businesscase.appraise(ESOL)),
    "one-way": lambda: charts.one_way(businesscase.one_way(ESOL)),
    "break-even": lambda: charts.break_even(businesscase.one_way(ESOL)),
    "by-agency": lambda: charts.by_agency(businesscase.public_agencies(ESOL)),
    "budget": lambda: charts.budget(businesscase.council_cash(ESOL)),
    "two-way": lambda: charts.two_way(businesscase.two_way(ESOL)),
    "scenarios": lambda: charts.scenarios(businesscase.scenarios(service())),
    "theory-of-change": lambda: charts.theory_of_change(process.theory(chain())),
    "gantt": lambda: charts.gantt(businesscase.plan(ESOL)),
    "risk-matrix": lambda: charts.risk_matrix(businesscase.risks(ESOL)),
    "money-and-score": lambda: charts.money_and_score(businesscase.appraise(ESOL), scoring.compare(ESOL)),
}


@pytest.fixture(params=DRAWN)
def chart(request: pytest.FixtureRequest) -> Chart:
    """Each chart of the kit, drawn from an example."""
    return DRAWN[request.param]()


def test_every_chart_is_drawn_here() -> None:
    """A chart that is exported is looked after by these tests."""
    exported = {name.replace("_", "-") for name in charts.__all__} - {"Chart", "PLOTLY-MIME"}
    assert exported == set(DRAWN)


def test_each_chart_has_finding_measure_alt_text_and_data(chart: Chart) -> None:
    """The subtitle says as at which entry; the alt text says more than the title; the table holds figures."""
    assert re.search(r"(as at entry \d+|without a book)$", chart.subtitle)
    assert chart.subtitle.endswith(chart.result.case.moment)
    assert len(chart.alt) > len(chart.title)
    assert any(True for _ in chart.data.figures())


def test_the_data_table_holds_only_the_results_own_figures(chart: Chart) -> None:
    """A chart computes nothing: every figure in its table is one of the result's, unchanged."""
    assert set(chart.data.figures()) <= set(chart.result.figures.values())


def test_the_picture_is_plain_data_with_its_alt_text(chart: Chart) -> None:
    """What a page gets is JSON with the alt text inside, in one font, on white, without hover."""
    plain = json.loads(json.dumps(chart.to_plain()))
    assert plain["layout"]["meta"]["alt"] == chart.alt
    assert plain["layout"]["hovermode"] is False
    assert "uid" not in json.dumps(plain)


def test_every_chart_has_a_page_in_the_docs(chart: Chart, pytestconfig: pytest.Config) -> None:
    """A page says what it shows, how to read it and what to do about it."""
    page = (pytestconfig.rootpath / "docs" / "charts" / f"{chart.key}.md").read_text(encoding="utf-8")
    for heading in ("What it shows", "How to read it", "What to do about it"):
        assert heading in page


def test_an_option_keeps_its_look_whatever_else_is_shown() -> None:
    """Colour, mark and pattern depend on the case alone; business as usual is grey."""
    looks = [style.looks(ESOL, option.id) for option in ESOL.options]
    assert looks[0][0] == style.GREY
    assert len({colour for colour, _, _ in looks}) == len({mark for _, mark, _ in looks}) == len(looks)
    many = Case([Option(id=f"o{k}", title=f"Option {k}") for k in range(40)])
    assert len({style.looks(many, option.id) for option in many.options}) == 40


@pytest.mark.parametrize("colour", [*style.COLOURS, style.GREY, style.QUIET, style.INK])
def test_marks_stand_out_from_white_by_three_to_one(colour: str) -> None:
    """WCAG 2.2, 1.4.11; text colours reach 4.5 to 1."""
    assert contrast(colour) >= (4.5 if colour in (style.INK, style.QUIET) else 3.0)


HOSTILE = (
    "<a href='javascript:alert(1)'>A</a>",
    "$\\frac{1}{2}$<br>B",
    "<b>x</b>" * 40,
    "\u202eright to left",
)


LATER = ("scenario", "milestone", "risk", "idea", "ballot")


def renamed(case: Case) -> Case:
    """A case in which every title tries to be more than text."""
    kinds = ("option", "criterion", "assessor", "stakeholder", "aspect", "assumption", *LATER)
    named = [record for record in case.records if record.kind in kinds]
    return case.replaced(
        *(record.changed(title=f"{HOSTILE[k % len(HOSTILE)]} {k}") for k, record in enumerate(named))
    )


BOLD = renamed(ESOL)
HOSTILELY: dict[str, Callable[[], Chart]] = {
    "overall": lambda: charts.overall(scoring.compare(BOLD)),
    "contributions": lambda: charts.contributions(scoring.compare(BOLD)),
    "ranks": lambda: charts.ranks(scoring.robustness(BOLD, draws=9)),
    "switching": lambda: charts.switching(scoring.robustness(BOLD, draws=1)),
    "weight-tornado": lambda: charts.weight_tornado(scoring.robustness(BOLD, draws=1)),
    "sweep": lambda: charts.sweep(scoring.robustness(BOLD, draws=1)),
    "spread": lambda: charts.spread(scoring.people(BOLD)),
    "agreement": lambda: charts.agreement(scoring.people(BOLD)),
    "quadrant": lambda: charts.quadrant(scoring.stakeholder_value(renamed(invented()))),
    "heat-map": lambda: charts.heat_map(scoring.stakeholder_value(renamed(invented()))),
    "tally": lambda: charts.tally(process.tally(renamed(EVENT), "b1")),
    "funnel": lambda: charts.funnel(process.funnel(renamed(EVENT))),
    "value-functions": lambda: charts.value_functions(scoring.value_functions(renamed(LEVELS))),
    "frontier": lambda: charts.frontier(
        scoring.frontier(renamed(OFFICE), businesscase.costs_by_option(renamed(OFFICE)))
    ),
    "bridge": lambda: charts.bridge(businesscase.appraise(BOLD)),
    "cumulative": lambda: charts.cumulative(businesscase.appraise(BOLD)),
    "flows": lambda: charts.flows(businesscase.appraise(BOLD)),
    "who": lambda: charts.who(businesscase.appraise(BOLD)),
    "one-way": lambda: charts.one_way(businesscase.one_way(BOLD)),
    "break-even": lambda: charts.break_even(businesscase.one_way(BOLD)),
    "by-agency": lambda: charts.by_agency(businesscase.public_agencies(BOLD)),
    "budget": lambda: charts.budget(businesscase.council_cash(BOLD)),
    "two-way": lambda: charts.two_way(businesscase.two_way(BOLD)),
    "scenarios": lambda: charts.scenarios(businesscase.scenarios(renamed(service()))),
    "theory-of-change": lambda: charts.theory_of_change(process.theory(chain())),
    "gantt": lambda: charts.gantt(businesscase.plan(renamed(service()))),
    "risk-matrix": lambda: charts.risk_matrix(businesscase.risks(renamed(service()))),
    "money-and-score": lambda: charts.money_and_score(businesscase.appraise(BOLD), scoring.compare(BOLD)),
    "clouds": lambda: charts.clouds(businesscase.simulate(BOLD, draws=50), scoring.robustness(BOLD, 50)),
}


@pytest.mark.parametrize("key", HOSTILELY)
def test_hostile_names_are_text_in_the_picture(key: str) -> None:
    """Plotly obeys some tags; none reaches it from a title, nor a formula, and no label runs on for ever."""
    plain = HOSTILELY[key]().to_plain()
    del plain["layout"]["meta"]  # which is text, and is escaped where it is shown
    texts = [text for text in strings(plain) if len(text) > 1]
    assert texts
    for text in texts:
        assert not re.search(r"<(?!/?(br|i)>)", text), text
        assert "$" not in text
        assert "\u202e" not in text


def strings(plain: object) -> list[str]:
    """Every text of plain data."""
    if isinstance(plain, dict):
        return [text for value in plain.values() for text in strings(value)]
    if isinstance(plain, list):
        return [text for value in plain for text in strings(value)]
    return [plain] if isinstance(plain, str) else []


def test_a_result_without_figures_is_refused() -> None:
    """There is no empty chart."""
    case = Case(
        [
            *(o := [Option(title="A"), Option(title="B")]),
            *[Score(option=x.id, criterion="none", value=1) for x in o],
        ]
    )
    with pytest.raises(MethodRefused):
        charts.overall(scoring.compare(case))
