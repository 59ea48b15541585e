"""The steps from gross benefits to net present social value: by hand, and adding up on random cases."""

import math
import random

import pytest

from innokit.businesscase import again, appraise, bridge_steps
from innokit.records import Assumption, BenefitLine, CostLine, Ref
from tests.businesscase.cases import benefit, cost, framed
from tests.businesscase.test_against_oracle import CALENDAR, PEOPLE, a_benefit, a_cost
from tests.counts import count


def steps(*records: object, last_year: int = 1) -> dict[str, float]:
    """The steps of the one option, by key."""
    found = appraise(framed(*records, last_year=last_year))
    return {s.key: s.change for s in bridge_steps(found.outcome("new"), found.setting.numbers)}


WHOLE = {"people": 10, "impact": 0.5, "displacement": 0.25, "attribution": 0.5, "confidence": 0.8, "lag": 1}


@pytest.mark.parametrize(
    ("meaning", "kept"),
    [("share", 0.5 * 0.8), ("points", 0.5 - 0.2)],  # of the successes, or off the success rate
)
def test_each_step_by_hand(meaning: str, kept: float) -> None:
    found = steps(cost(40.0), benefit(100.0, **WHOLE, deadweight=0.2, deadweight_meaning=meaning))
    gross = 10 * 0.5 * 100
    net = 10 * kept * 100
    moved = net * 0.25
    credited = (net - moved) * 0.5
    assert found["gross"] == pytest.approx(gross)
    assert found["deadweight"] == pytest.approx(net - gross)
    assert found["displacement"] == pytest.approx(-moved)
    assert found["attribution"] == pytest.approx(-(net - moved) * 0.5)
    assert found["corrections"] == pytest.approx(-credited * 0.2)
    assert found["discounting"] == pytest.approx(credited * 0.8 * (1 / 1.035 - 1))
    assert found["costs"] == pytest.approx(-40)
    assert found["burdens"] == 0
    assert found["npsv"] == pytest.approx(credited * 0.8 / 1.035 - 40)


def test_burdens_stand_apart_and_transfers_are_left_out() -> None:
    found = steps(
        cost(40.0, id="grant", transfer=True),
        benefit(100.0, id="effort", burden=True, attribution=0.5),
    )
    assert found["burdens"] == pytest.approx(-(50 + 50 / 1.035))
    assert [key for key, change in found.items() if change] == ["burdens", "npsv"]


def test_what_business_as_usual_brings_and_costs_is_taken_off() -> None:
    found = steps(
        cost(40.0), cost(30.0, id="old", option="bau"),
        benefit(100.0), benefit(60.0, id="before", option="bau", attribution=0.5), last_year=0,
    )  # fmt: skip
    assert found == pytest.approx(
        {"gross": 40, "deadweight": 0, "displacement": 0, "attribution": 30, "corrections": 0,
         "discounting": 0, "burdens": 0, "costs": -10, "npsv": 60}
    )  # fmt: skip


def test_other_values_of_an_assumption_are_those_it_is_given() -> None:
    given = Assumption(id="a", title="Kept", value=0.5)
    found = appraise(framed(given, benefit(100.0, attribution=Ref(assumption="a")), last_year=0))
    moved = again(found, found.outcome("new"), {"a": 0.25})
    changes = {s.key: s.change for s in bridge_steps(moved, {"a": 0.25})}
    assert (changes["gross"], changes["attribution"], changes["npsv"]) == (100, -75, 25)


@pytest.mark.parametrize("number", range(count("appraisals") // 4))
def test_the_steps_add_up_to_npsv(number: int) -> None:
    draw = random.Random(number)  # noqa: S311 - cases, not secrets
    lines = [*(CostLine(**a_cost(draw, 10, CALENDAR)) for _ in range(2)),
             *(BenefitLine(**a_benefit(draw, 10, CALENDAR)) for _ in range(4))]  # fmt: skip
    case = framed(*lines, last_year=10, base_year="2024").replaced(*PEOPLE)
    found = appraise(case)
    *before, last = bridge_steps(found.outcome("new"), found.setting.numbers)
    assert last.key == "npsv"
    whole = math.fsum(step.change for step in before)
    assert math.isclose(whole, found.outcome("new").npsv, rel_tol=1e-9, abs_tol=1e-6)
