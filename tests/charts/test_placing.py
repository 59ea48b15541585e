"""Labels stand beside their marks, in reach and apart."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innokit.charts import placing
from tests.counts import count

FRAME = placing.Box(0, 500, 0, 300)
some_values = st.lists(st.floats(0, 100), min_size=1, max_size=12)


@settings(max_examples=count("hypothesis"))
@given(some_values)
def test_moved_values_keep_their_order_and_their_distance(values: list[float]) -> None:
    moved = placing.apart(values, 5)
    order = sorted(range(len(values)), key=lambda i: values[i])
    assert all(moved[b] - moved[a] >= 5 - 1e-6 for a, b in itertools.pairwise(order))
    assert sum(moved) == pytest.approx(sum(values), abs=1e-6)


def test_values_far_apart_stay_where_they_are() -> None:
    assert placing.apart([50, 10, 90], 5) == [50, 10, 90]


def test_a_label_goes_to_the_right_where_nothing_is_in_the_way() -> None:
    assert placing.beside([(100, 100)], ["Alone"], FRAME) == ["middle right"]


def test_a_label_stays_in_the_frame_and_off_other_marks() -> None:
    assert placing.beside([(490, 100)], ["At the edge"], FRAME) == ["middle left"]
    sides = placing.beside([(100, 100), (130, 100)], ["First", "Second"], FRAME)
    assert sides == ["middle left", "middle right"]


@pytest.mark.parametrize("text", ["short", "twenty letters, long"])
def test_a_scale_has_room_for_every_label(text: str) -> None:
    low, high = placing.scale(0, 100, [(2, text)], [(98, text)], wide=400)
    pixel = (high - low) / 400
    assert low <= 2 - len(text) * placing.LETTER * pixel
    assert high >= 98 + len(text) * placing.LETTER * pixel


def test_a_scale_without_labels_is_as_asked() -> None:
    assert placing.scale(0, 100) == (0, 100)


def test_labels_too_long_for_any_scale_leave_most_of_it_to_the_marks() -> None:
    low, high = placing.scale(0, 100, right=[(50, "x" * 200)])
    assert low == 0
    assert high < 10_000
