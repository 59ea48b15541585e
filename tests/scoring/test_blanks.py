"""What was not scored is an interval, never zero; what does not apply passes its weight on."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innokit import scoring
from innokit.errors import MethodRefused
from tests.counts import count
from tests.scoring.cases import VALUES, made, office

Cells = list[list[float | None]]


def corner_ranks(table: Cells, points: list[float]) -> tuple[list[set[int]], np.ndarray]:
    """Every rank each option can have, and all totals, by filling the blanks with 0 or 100 in every way."""
    holes = [(i, j) for i, row in enumerate(table) for j, cell in enumerate(row) if cell is None]
    weights, ranks, totals = np.array(points) / sum(points), [set() for _ in table], []
    for fill in itertools.product((0.0, 100.0), repeat=len(holes)):
        full = [list(row) for row in table]
        for (i, j), value in zip(holes, fill, strict=True):
            full[i][j] = value
        total = np.round(np.array(full, dtype=float) @ weights, 9)
        totals.append(total)
        for i, mine in enumerate(total):
            ranks[i].add(1 + int((total > mine).sum()))
    return ranks, np.array(totals)


@st.composite
def tables(draw: st.DrawFn) -> tuple[Cells, list[float]]:
    rows, columns = draw(st.integers(2, 4)), draw(st.integers(1, 3))
    cell = st.one_of(st.integers(0, 100).map(float), st.integers(0, 10).map(lambda n: n * 10.0), st.none())
    table = draw(st.lists(st.lists(cell, min_size=columns, max_size=columns), min_size=rows, max_size=rows))
    # Every criterion needs one score to be in use.
    table[0] = [50.0 if value is None else value for value in table[0]]
    points = draw(st.lists(st.integers(1, 100).map(float), min_size=columns, max_size=columns))
    return table, points


@settings(max_examples=count("hypothesis"))
@given(tables())
def test_intervals_agree_with_trying_every_corner(drawn: tuple[Cells, list[float]]) -> None:
    table, points = drawn
    result = scoring.compare(made(table, points))
    ranks, totals = corner_ranks(table, points)
    assert result.low == pytest.approx(totals.min(axis=0), abs=1e-7)
    assert result.high == pytest.approx(totals.max(axis=0), abs=1e-7)
    assert result.best_rank.tolist() == [min(found) for found in ranks]
    assert result.worst_rank.tolist() == [max(found) for found in ranks]


@pytest.mark.parametrize("hole", [None, "blank"])
def test_a_missing_record_and_a_blank_one_mean_the_same(hole: str | None) -> None:
    result = scoring.compare(made([[100, hole], [50, 50]], [60, 40]))
    figures = result.figures
    assert figures["overall.swing.o0"].value is None
    assert figures["overall.swing.o0"].text == "60 to 100"
    assert (figures["overall-low.swing.o0"].value, figures["overall-high.swing.o0"].value) == (60, 100)
    assert figures["score.o0.c1"].text == "not scored"
    assert figures["score.o0.c1"].value is None
    assert result.winner is not None
    assert result.winner.id == "o0"
    assert (
        "Option A is not scored on Criterion 2: its overall value lies between 60.0 and 100.0"
        in result.in_words()
    )
    assert "Whatever the missing scores turn out to be, Option A stays first." in result.in_words()


def test_a_blank_with_no_record_leads_to_its_option_and_criterion() -> None:
    figure = scoring.compare(made([[100, None], [50, 50]], [60, 40])).figures["score.o0.c1"]
    assert figure.records == ("o0", "c1")
    blank = scoring.compare(made([[100, "blank"], [50, 50]], [60, 40])).figures["score.o0.c1"]
    assert blank.records == ("s0-1",)


def test_overlapping_intervals_have_no_winner() -> None:
    result = scoring.compare(made([[100, None], [80, 50], [0, 0]], [60, 40]))
    assert result.winner is None
    assert not result.exact
    assert result.figures["rank.swing.o0"].text == "1 to 2"
    assert result.figures["rank.swing.o0"].value is None
    assert result.figures["rank.swing.o2"].text == "3"
    assert "no option is certain to come first; these could: Option" in result.in_words()


def test_an_interval_that_touches_another_is_no_win() -> None:
    result = scoring.compare(made([[60, None], [60, 0]], [50, 50]))
    assert result.winner is None
    assert list(result.table()["How close"]) == ["could be first", "could be first"]


def test_blanks_never_show_as_nan() -> None:
    result = scoring.compare(made([[100, None, "n/a"], [50, 50, 0], ["blank", 20, 10]], [60, 40, 10]))
    assert "nan" not in result._repr_html_().lower().replace("finance", "")
    assert "nan" not in result.in_words().lower()
    for sheet in result.sheets():
        assert "nan" not in sheet.frame().to_csv(index=False).lower()


def test_what_does_not_apply_passes_its_weight_on_in_proportion() -> None:
    result = scoring.compare(made([["n/a", 80, 40], [50, 50, 50]], [50, 30, 20]))
    assert result.low[0] == pytest.approx(80 * 0.6 + 40 * 0.4)
    assert result.figures["contribution.swing.o0.c0"].text == "not applicable"
    assert (
        "Criterion 1 does not apply to Option A, so its weight is shared over its other criteria"
        in result.in_words()
    )


def test_an_option_to_which_nothing_applies_is_refused() -> None:
    with pytest.raises(MethodRefused, match="No criterion that carries any weight applies to 'Option A'"):
        scoring.compare(made([["n/a", 80], [50, 50]], [100, 0]))


def test_a_blank_without_weight_leaves_a_number() -> None:
    result = scoring.compare(made([[None, 80], [50, 50]], [0, 100]))
    assert result.exact
    assert result.figures["overall.swing.o0"].value == 80
    assert "but no weight rests there" in result.in_words()


def test_one_blank_of_the_offices_moves_only_its_own_office() -> None:
    full = scoring.compare(office())
    table = [list(row) for row in VALUES]
    table[3][0] = None  # type: ignore[call-overload]
    holed = scoring.compare(made(table, (100, 80, 70, 30, 20, 10)))
    keep = [0, 1, 2, 4, 5, 6]
    assert holed.low[keep] == pytest.approx(full.low[keep])
    assert holed.low[3] == pytest.approx(full.low[3] - 70 * 100 / 310)
    assert holed.high[3] == pytest.approx(full.low[3] + 30 * 100 / 310)
