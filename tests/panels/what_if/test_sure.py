"""How sure the answer is: draws made once, moved with a value or held at it, in shapes and words."""

import re
from typing import Any

import numpy as np
import pytest

from innokit import businesscase
from innokit.errors import MethodRefused
from innokit.panels.what_if import moves
from innokit.panels.what_if.moves import Ground
from innokit.panels.what_if.showing import now
from innokit.panels.what_if.sure import FINE, QUICK, Asked
from innokit.records import Assumption, BenefitLine, Correlation, Ref
from tests.panels.what_if.cases import RENT, TAKE_UP, WORTH, draft, made

SURE_OF_RENT = RENT.changed(low=1_000, high=1_500)


def shown(asked: Asked | None = None, *more: Any, **values: Any) -> dict[str, Any]:
    """The second picture with a draft of values."""
    return now(Ground(made(*more)), draft(**values), "", asked or Asked())["sure"]


def test_as_recorded_the_draws_are_those_of_the_simulation() -> None:
    case = made().replaced(SURE_OF_RENT)
    found, simulated = businesscase.moving(case).at({}), businesscase.simulate(case)
    assert found.npsv == pytest.approx(simulated.npsv, rel=1e-12, abs=1e-9)
    assert found.chance_best == pytest.approx(simulated.chance_best)
    assert found.chance_of_loss == pytest.approx(simulated.chance_of_loss)
    assert found.best == simulated.best


@pytest.mark.parametrize("together", [(), (Correlation(first="take-up", second="worth", value=0.6),)])
def test_a_range_that_moves_is_the_one_somebody_would_record_so_far_along(together: Any) -> None:
    case = made(*together)
    along = TAKE_UP.changed(value=0.5, low=0.25, high=0.65)
    anew = businesscase.simulate(case.replaced(along, WORTH.changed(value=95, low=70, high=130)))
    found = businesscase.moving(case).at({"take-up": 0.5, "worth": 95, "rent": 1_200})
    assert found.npsv == pytest.approx(anew.npsv, rel=1e-9)


def test_a_value_that_is_held_is_one_that_somebody_is_sure_of() -> None:
    case = made()
    anew = businesscase.simulate(case.replaced(TAKE_UP.changed(value=0.5, shape="fixed")))
    found = businesscase.moving(case).at({"take-up": 0.5}, held=True)
    assert found.npsv == pytest.approx(anew.npsv, rel=1e-9)


def test_an_assumption_without_a_range_moves_the_draws_as_well() -> None:
    moving = businesscase.moving(made())
    fall = moving.at({}).npsv[1] - moving.at({"rent": 1_300}).npsv[1]
    assert fall == pytest.approx(np.full(QUICK, 100 * (1 + 1 / 1.035 + 1 / 1.035**2)))


def test_more_draws_extend_those_that_were_on_show() -> None:
    moving = businesscase.moving(made(), draws=2_000)
    quick, fine = moving.at({"take-up": 0.5}), moving.at({"take-up": 0.5}, draws=20_000)
    assert fine.npsv[:, :2_000] == pytest.approx(quick.npsv, rel=1e-9)
    assert (quick.draws, fine.draws) == (2_000, 20_000)


@pytest.mark.parametrize("draws", [1, 16_385, 2.5, True])
def test_only_so_many_draws_are_kept(draws: Any) -> None:
    with pytest.raises(MethodRefused, match="cannot be kept"):
        businesscase.moving(made(), draws=draws)


def test_draws_beyond_what_a_line_can_take_are_set_to_its_limit_and_that_is_said() -> None:
    moving = businesscase.moving(made())
    found, whole = moving.at({"take-up": 0.95}), moving.at({"take-up": 1.0}, held=True)
    assert (found.limited, whole.limited) == (("take-up",), ())
    assert (found.npsv[0] <= whole.npsv[0] + 1e-9).all()
    assert (found.npsv[0] > whole.npsv[0] - 1e-9).any()
    assert "draws of Take-up beyond what a line can take" in shown(take_up=0.95)["subtitle"]
    assert "beyond what a line" not in shown(take_up=0.5)["subtitle"]


def test_the_words_are_counts_of_draws() -> None:
    found = businesscase.moving(made()).at({"take-up": 0.45})
    losses = sum(value < 0 for value in found.npsv[0]) / QUICK
    first = sum(a > 0 and a > b for a, b in found.npsv.T) / QUICK
    assert found.chance_of_loss[0] == pytest.approx(losses)
    assert found.chance_best == pytest.approx([1 - first, first, 0])
    told = shown(take_up=0.45)
    assert told["finding"] == (
        f"Phone lessons loses in about {round(losses * 10)} in 10 draws "
        f"and is worth most in about {round(first * 10)} in 10 draws"
    )
    assert told["usual"].endswith(f"in about {round((1 - first) * 10)} in 10 draws.")
    assert [shape["loses"] for shape in told["shapes"]][1] == "loses in every draw"


def area(path: str) -> float:
    """The area of an outline of steps, in columns of height 1."""
    total, at, height = 0.0, 0.0, 0.0
    for letter, number in re.findall(r"([MHV])(-?[\d.]+)(?:,100)?", path):
        if letter == "V":
            height = 1 - float(number) / 100
        else:
            total += (float(number) - at) * height if letter == "H" else 0.0
            at = float(number)
    return total


def test_the_hatched_part_of_a_shape_is_the_share_of_losses() -> None:
    phone = shown(take_up=0.45)["shapes"][0]
    loss, gain = area(phone["loss"]), area(phone["gain"])
    chance = businesscase.moving(made()).at({"take-up": 0.45}).chance_of_loss[0]
    assert loss / (loss + gain) == pytest.approx(chance, abs=0.015)  # 1 in 100 draws lie outside
    assert phone["was"]
    assert shown()["shapes"][0]["was"] == ""  # as recorded, there is nothing to compare with


def test_what_is_certain_is_one_column() -> None:
    home = shown()["shapes"][1]  # nothing of it is uncertain
    assert home["name"] == "Classes at home"
    assert (area(home["loss"]), home["gain"]) == (1.0, "")
    assert home["rest"].startswith("9 of 10 draws at −")


def test_what_becomes_of_the_range_is_said_once_something_is_moved() -> None:
    assert "held" not in shown(Asked(held=True))["subtitle"]
    assert "what is moved is held at its value" in shown(Asked(held=True), take_up=0.5)["subtitle"]
    assert "broken outline is what is recorded" in shown(take_up=0.5)["subtitle"]
    assert f"NPSV in {FINE:,} draws" in shown(Asked(fine=True))["subtitle"]


def test_without_a_range_it_says_what_to_record() -> None:
    sure_of = [one.changed(low=None, high=None) for one in (TAKE_UP, WORTH)]
    ground = Ground(made().replaced(*sure_of))
    told = now(ground, moves.recorded(ground), "", Asked())["sure"]
    assert told["why"].startswith("No chances yet: No assumption that a valued line uses is uncertain")


def test_draws_that_cannot_be_do_not_take_the_answer_away() -> None:
    line = BenefitLine(
        title="Jobs", option="phone", gainer="council", unit_value=1, impact=Ref(assumption="take-up"),
        deadweight=Ref(assumption="anyway"), deadweight_meaning="points",
    )  # fmt: skip
    ground = Ground(made(Assumption(id="anyway", title="Anyway", value=0.4, unit="share"), line))
    told = now(ground, moves.recorded(ground), "", Asked())
    assert "more would have succeeded anyway than succeed" in told["sure"]["why"]
    assert told["title"].startswith("Phone lessons")


def test_it_is_worked_out_only_where_it_is_asked_for() -> None:
    ground = Ground(made())
    assert now(ground, draft(), "")["sure"] is None
    assert now(ground, draft("many"), "", Asked())["sure"] is None
