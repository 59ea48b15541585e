"""The layout of a workbook: values kept beside formulas, inputs that know their record, names, tables."""

import pytest

import innokit
from innokit import businesscase
from innokit.businesscase.workbook.terms import Term, defined_name, item, position, term, total_product, where
from innokit.errors import MethodRefused
from innokit.records import Assumption, BenefitLine, Case, CostLine, Frame, Option, Ref, Stakeholder
from innokit.results.workbook import Cell, Tab, Workbook, address, place_of
from tests.businesscase.workbook.rich import rich


@pytest.fixture(scope="module")
def shown() -> Workbook:
    return businesscase.as_workbook(rich())


def test_the_answers_are_those_of_the_appraisal(shown: Workbook) -> None:
    found = businesscase.appraise(rich())
    tab = shown.tab("Answers")
    rows = {str(cell.value): place[0] for place, cell in tab.cells.items() if place[1] == 0}
    for column, outcome in enumerate(found.outcomes, 1):
        assert tab.cells[rows["NPSV"], column].value == pytest.approx(outcome.npsv, rel=1e-12)
        assert tab.cells[rows["Rate of return"], column].value == pytest.approx(outcome.irr.rate, rel=1e-12)
        assert tab.cells[rows["Payback"], column].value == pytest.approx(outcome.payback, rel=1e-12)
        assert tab.cells[rows["SROI ratio"], column].value == pytest.approx(outcome.sroi, rel=1e-12)


def test_every_check_agrees(shown: Workbook) -> None:
    verdicts = {
        cell.value for place, cell in shown.tab("Checks").cells.items() if place[1] == 5 and cell.formula
    }
    assert verdicts == {"agrees"}


def test_every_number_recorded_of_a_line_is_an_input_or_names_its_assumption(shown: Workbook) -> None:
    case = rich()
    inputs = {(cell.input.record, cell.input.field) for *_, cell in shown.inputs() if cell.input}
    for line in (*case.of(CostLine), *case.of(BenefitLine)):
        fields = type(line).model_fields
        numbers = [
            f
            for f in fields
            if isinstance(getattr(line, f), float | int) and not isinstance(getattr(line, f), bool)
        ]
        if isinstance(line, BenefitLine) and line.unit_value is None and not line.unit_cost:
            continue
        missing = [f for f in numbers if (line.id, f) not in inputs]
        assert missing in ([], ["amount"]), line.title
        assert not missing or line.by_year, line.title  # type: ignore[union-attr]
    assert not any(
        (line.id, "take_up") in inputs for line in case.of(BenefitLine) if isinstance(line.take_up, Ref)
    )


def test_a_workbook_without_a_council_says_so() -> None:
    case = rich().replaced(Stakeholder(id="council", title="The council"))
    found = businesscase.as_workbook(case)
    assert "Council budget" not in [tab.title for tab in found.tabs]
    told = [str(cell.value) for cell in found.tab("Read me").cells.values()]
    assert any(
        words.startswith("No council's budget: No stakeholder has the sector 'council'") for words in told
    )


def test_what_is_not_live_says_at_which_entry() -> None:
    case = innokit.example("green-book-it-system")
    tab = businesscase.as_workbook(case).tab("Computed by innokit")
    assert str(tab.cells[1, 0].value).startswith(f"Computed by innokit as at entry {case.as_at}; not live")
    assert not any(cell.formula for cell in tab.cells.values())
    assert any("breaks even if" in str(cell.value) for cell in tab.cells.values())


@pytest.mark.parametrize("timing", ["end", "mid", "mid_after_0"])
@pytest.mark.parametrize("last_year", [0, 1, 40])
def test_short_and_long_cases_of_every_timing(timing: str, last_year: int) -> None:
    """Discounting over one year, and over the step in the schedule at year 31."""
    case = Case(
        [
            Frame(base_year="2020", last_year=last_year, timing=timing),
            Stakeholder(id="c", title="Council", sector="council"),
            Option(id="b", title="As now", role="baseline"),
            Option(id="n", title="New form", life=45),
            Assumption(id="a", title="C3", value=700, unit="£"),
            CostLine(title="Software", option="n", payer="c", amount=1_000),
            BenefitLine(
                title="Time saved", option="n", gainer="c", unit_value=Ref(assumption="a"), drop_off=1.0
            ),
        ]
    )
    found = businesscase.as_workbook(case)
    (outcome,) = businesscase.appraise(case).outcomes
    assert found.tab("Answers").cells[4, 1].value == pytest.approx(outcome.npsv, rel=1e-12)
    assert {c.value for p, c in found.tab("Checks").cells.items() if p[1] == 5 and c.formula} == {"agrees"}


def test_names_never_read_as_addresses() -> None:
    taken: set[str] = set()
    names = [
        defined_name(title, taken)
        for title in ("A1", "R1C1", "TRUE", "Take-up", "take up", "学ぶ", "2nd year")
    ]
    assert names == [
        "A1_value", "R1C1_value", "TRUE_value", "Take_up", "take_up_2", "Value_value", "Value_2nd_year",
    ]  # fmt: skip
    assert len({name.casefold() for name in names}) == len(names)


def test_formulas_are_bracketed_where_they_must_be() -> None:
    a, b, c = Term("A1", 2.0), Term("B1", 3.0), Term("C1", 5.0)
    assert ((a - (b - c)).text, (a - (b - c)).value) == ("A1-(B1-C1)", 4.0)
    assert ((a + b) * c).text == "(A1+B1)*C1"
    assert (a / (b * c)).text == "A1/(B1*C1)"
    assert ((1 - a) ** (b - c)).text == "(1-A1)^(B1-C1)"
    assert where(a.equals(b), a, "none").text == 'IF(A1=B1,A1,"none")'
    assert term(-1.5).text == "-1.5"


def test_ranges_work_as_in_a_spreadsheet() -> None:
    import numpy as np

    words, numbers = (
        Term("A1:A3", np.array(["x", "y", "x"], dtype=object)),
        Term("B1:B3", np.array([1.0, 2.0, 4.0])),
    )
    assert total_product(words.equals("x"), numbers).value == 5.0
    assert item(numbers, position(term("y"), words)).value == 2.0


def test_addresses_and_layouts_are_checked() -> None:
    assert [place_of(address(place)) for place in ((0, 0), (9, 25), (3, 26), (99, 702))] == [
        (0, 0),
        (9, 25),
        (3, 26),
        (99, 702),
    ]
    with pytest.raises(MethodRefused, match="at most 31 plain characters"):
        Tab("What/if", {})
    tab = Tab("One", {(0, 0): Cell(1.0, name="Same"), (1, 0): Cell(1.0, name="same")})
    with pytest.raises(MethodRefused, match="the same name"):
        Workbook("Two", (tab,), "")
