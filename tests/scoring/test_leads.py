"""The lead without a criterion or with it counting twice, and the options as one weight moves."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innokit import scoring
from innokit.errors import MethodRefused
from tests.counts import count
from tests.scoring.cases import VALUES, made, office

SIMPLE = ((80, 20), (60, 90))
tables = st.lists(st.lists(st.integers(0, 100), min_size=3, max_size=3), min_size=2, max_size=5)
points_of = st.lists(st.integers(1, 50), min_size=3, max_size=3)


def leads(table, points, **more) -> scoring.Leads:
    return scoring.robustness(made(table, points, **more), draws=1).leads()


def test_leads_worked_out_by_hand() -> None:
    # Weights 0.8 and 0.2: 68 against 66. Without the first criterion 20 against 90; without the second 80
    # against 60. The first twice: 8/9 and 1/9. The second twice: 2/3 and 1/3, 60 against 70.
    found = leads(SIMPLE, [100, 25])
    by = {pair[0].criterion.id: pair for pair in found.pairs}
    assert found.first.id == "o0"
    assert found.now.value == pytest.approx(2)
    assert [lead.ahead for lead in by["c0"]] == pytest.approx([-70, (8 * 20 - 70) / 9])
    assert [lead.ahead for lead in by["c1"]] == pytest.approx([20, -10])
    assert found.figures["lead-twice.swing.c1"].text == "−10.0"
    assert "Criterion 2 counting twice as much (Option B first)" in found.in_words()


@settings(max_examples=count("hypothesis"))
@given(tables, points_of)
def test_twice_as_much_is_the_same_as_twice_the_points(table: list[list[int]], points: list[int]) -> None:
    robust = scoring.robustness(made(table, points), draws=1)
    if robust.comparison.winner is None:
        return
    for without, twice in robust.leads().pairs:
        place = int(without.criterion.id[1:])
        for lead, factor in ((without, 0), (twice, 2)):
            changed = [p * factor if k == place else p for k, p in enumerate(points)]
            again = scoring.compare(made(table, changed))
            values = dict(zip([o.id for o in again.options], again.low, strict=True))
            first = values.pop(robust.comparison.winner.id)
            assert lead.ahead == pytest.approx(first - max(values.values()), abs=1e-6)


def test_the_smallest_lead_comes_first_and_a_sure_one_is_said() -> None:
    ahead = [min(pair[0].ahead, pair[1].ahead) for pair in leads(VALUES, [100, 80, 70, 30, 20, 10]).pairs]
    assert ahead == sorted(ahead)
    assert "It stays first with any one criterion left out" in leads([(90, 90), (10, 20)], [1, 1]).in_words()


def test_a_blank_counts_against_the_lead() -> None:
    found = leads([(90, 80), (20, "blank")], [50, 50])
    by = {pair[0].criterion.id: pair for pair in found.pairs}
    assert by["c0"][0].ahead == pytest.approx(80 - 100)
    assert by["c1"][0].ahead == pytest.approx(90 - 20)


@pytest.mark.parametrize("table", [((50, 50), (50, 50)), ((80,), (20,))])
def test_without_a_first_or_a_second_criterion_there_is_no_lead(table) -> None:
    with pytest.raises(MethodRefused, match="no lead to test"):
        leads(table, [10] * len(table[0]))


# One weight


@pytest.mark.parametrize("criterion", ["c0", "c3", "c5"])
def test_values_along_one_weight_are_those_of_a_comparison_at_that_weight(criterion: str) -> None:
    found = scoring.robustness(office(), draws=1).one_weight(criterion)
    weights = scoring.compare(office()).weights
    place = int(criterion[1:])
    for step in (0, 7, len(found.values.at) - 1):
        at = found.values.at[step]
        rest = 1 - weights[criterion]
        direct = [at if k == place else w * (1 - at) / rest for k, w in enumerate(weights.values())]
        again = scoring.compare(made(VALUES, direct=direct), "direct")
        assert found.values.low[step] == pytest.approx(again.low)
        (figure,) = found.ends(step, found.options[2])
        assert figure.value == pytest.approx(again.low[2])
        assert figure in found.sheet("values").figures()


def test_left_out_it_takes_the_weight_nearest_to_changing_the_first_place() -> None:
    robust = scoring.robustness(office(), draws=1)
    found = robust.one_weight()
    nearest = min(robust.switches, key=lambda switch: switch.reach)
    assert found.criterion is nearest.criterion
    assert found.high.value == pytest.approx(nearest.high)
    assert found.high == robust.figures[found.high.id]
    assert f"above {found.high.text}" in found.in_words()
    assert found.now.value in found.values.at


def test_what_is_open_has_both_ends_at_every_weight() -> None:
    found = scoring.robustness(made([(90, 80), (20, "blank")], [50, 50]), draws=1).one_weight("c1")
    assert [found.open(option) for option in found.options] == [False, True]
    low, high = found.ends(len(found.values.at) - 1, found.options[1])
    assert (low.value, high.value) == (0, 100)
    assert (low.id, high.id) == ("overall-low-at.swing.o1.c1.w1", "overall-high-at.swing.o1.c1.w1")


def test_a_tie_is_open_and_still_shown() -> None:
    found = scoring.robustness(made([(50, 50), (50, 50)], [1, 1]), draws=1).one_weight()
    assert "No option is first for certain" in found.in_words()
    assert found.sheet("turns").rows[1][2] == "open"


def test_a_weight_that_cannot_move_is_refused() -> None:
    with pytest.raises(MethodRefused, match="no weight to move for 'nothing'"):
        scoring.robustness(office(), draws=1).one_weight("nothing")
    with pytest.raises(MethodRefused, match="no weight to move"):
        scoring.robustness(made([(80,), (20,)], [1]), draws=1).one_weight()


def test_every_figure_leads_to_records() -> None:
    case = office()
    robust = scoring.robustness(case, draws=1)
    for result in (robust.leads(), robust.one_weight()):
        assert all(f.records and set(f.records) <= set(case.by_id) for f in result.figures.values())
        assert np.isfinite([f.value for f in result.sheets()[0].figures()]).all()
