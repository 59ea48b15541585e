"""Whose scores a block holds is chosen in the panel where the call does not say it; one can be withdrawn."""

import pytest

from innokit.panels import grid
from innokit.panels.grid import Grid
from innokit.records import Assessor, Criterion, Level, Option, Score
from innokit.store import Book


@pytest.fixture
def scored(book: Book) -> Book:
    """A book with one option, one criterion and two assessors."""
    book.record([Option(id="o", title="Bus"), Criterion(id="k", title="Reach")])
    book.record([Assessor(id="ann", title="Ann"), Assessor(id="ben", title="Ben")])
    return book


def typed(panel: Grid, text: str, number: int) -> None:
    """Type in the only cell, as one view of the panel does."""
    panel.hear(panel, {"do": "type", "cells": {"ro": {"ck": text}}, "view": "v", "number": number})


def test_what_was_typed_before_anybody_was_chosen_goes_along_and_is_theirs(scored: Book) -> None:
    panel = grid(scored, "scores")
    assert [who["name"] for who in panel.model["assessors"]] == ["Ann", "Ben"]
    typed(panel, "70", 1)
    panel.hear(panel, {"do": "save"})
    assert "choose first" in panel.message
    assert scored.case().scores == ()
    panel.hear(panel, {"do": "choose", "assessor": "ann"})
    assert panel.typed == {"ro": {"ck": "70"}}
    panel.hear(panel, {"do": "save"})
    assert [(s.assessor, s.value) for s in scored.case().scores] == [("ann", 70)]


def test_each_assessor_keeps_a_draft_of_their_own(scored: Book) -> None:
    scored.record(Score(option="o", criterion="k", value=20, assessor="ben"))
    panel = grid(scored, "scores")
    panel.hear(panel, {"do": "choose", "assessor": "ann"})
    typed(panel, "70", 1)
    panel.hear(panel, {"do": "choose", "assessor": "ben"})
    assert panel.typed == {}
    assert panel.draft["seen"] == {"v": 1}, "what was typed for Ann is not typed again for Ben"
    assert panel.model["rows"][0]["values"] == {"ck": "20"}
    panel.hear(panel, {"do": "choose", "assessor": "ann"})
    assert panel.typed == {"ro": {"ck": "70"}}


def test_a_book_of_nobodys_scores_can_be_gone_on_with(scored: Book) -> None:
    scored.record(Score(option="o", criterion="k", value=20))
    panel = grid(scored, "scores")
    typed(panel, "30", 1)
    panel.hear(panel, {"do": "save"})
    assert [(s.assessor, s.value) for s in scored.case().scores] == [("", 30)]


def test_nobody_can_be_chosen_where_the_call_said_who(scored: Book) -> None:
    panel = grid(scored, "scores", assessor="Ann")
    assert panel.model["assessors"] == []
    panel.hear(panel, {"do": "choose", "assessor": "ben"})
    assert "cannot be chosen" in panel.message


def test_a_score_is_withdrawn_and_the_others_stand(scored: Book) -> None:
    scored.record(Criterion(id="l", title="Ease"))
    scored.record([Score(option="o", criterion=key, value=20, assessor="ann") for key in ("k", "l")])
    panel = grid(scored, "scores", assessor="Ann")
    cells = {"ro": {"ck": "30", "cl": "40"}}
    panel.hear(panel, {"do": "type", "cells": cells, "view": "v", "number": 1})
    panel.hear(panel, {"do": "withdraw", "row": "ro", "col": "ck", "why": "Given by mistake"})
    assert panel.message.startswith("Withdrawn as entry")
    assert [s.criterion for s in scored.case().scores] == ["l"]
    assert panel.typed == {"ro": {"cl": "40"}}
    panel.hear(panel, {"do": "withdraw", "row": "ro", "col": "ck"})
    assert "no recorded score" in panel.message


def test_both_ends_of_a_scale_stand_over_its_column_and_what_is_measured_is_said(scored: Book) -> None:
    scored.record(scored.case().criteria[0].changed(worst_words="Nobody", best_words="All"))
    assert grid(scored, "scores").model["columns"][0]["unit"] == "0 is Nobody; 100 is All"
    scored.record(scored.case().criteria[0].changed(worst=0, best=9))
    scored.record(Level(option="o", criterion="k", value=3))
    assert grid(scored, "scores").model["columns"][0]["unit"] == "measured: see the levels"


def test_a_second_round_keeps_the_first(scored: Book) -> None:
    scored.record(Score(option="o", criterion="k", value=20, assessor="ann"))
    panel = grid(scored, "scores", assessor="Ann")
    assert (panel.model["rounds"], panel.model["round"]) == ([1, 2], 1)
    panel.hear(panel, {"do": "round", "round": 2})
    assert panel.model["rows"][0]["values"] == {"ck": "20"}, "what was said before stands until it is changed"
    typed(panel, "20", 1)
    panel.hear(panel, {"do": "save"})
    assert len(scored.case().scores) == 1
    typed(panel, "45", 2)
    panel.hear(panel, {"do": "save"})
    assert [(s.round, s.value) for s in scored.case().scores] == [(1, 20), (2, 45)]
    typed(panel, "50", 3)
    panel.hear(panel, {"do": "save"})
    assert [(s.round, s.value) for s in scored.case().scores] == [(1, 20), (2, 50)]
    assert panel.model["title"].startswith("Scores by Ann, round 2")


def test_a_blank_in_a_later_round_takes_a_score_back_and_the_last_round_is_on_show(scored: Book) -> None:
    scored.record(Score(option="o", criterion="k", value=20, assessor="ann"))
    scored.record(Score(option="o", criterion="k", value=30, assessor="ben", round=2))
    panel = grid(scored, "scores")
    panel.hear(panel, {"do": "choose", "assessor": "ann"})
    assert (panel.model["rounds"], panel.model["round"]) == ([1, 2, 3], 2)
    typed(panel, "", 1)
    panel.hear(panel, {"do": "save"})
    assert [(s.round, s.value) for s in scored.case().scores if s.assessor == "ann"] == [(1, 20), (2, None)]
    panel.hear(panel, {"do": "round", "round": 1})
    assert panel.model["rows"][0]["values"] == {"ck": "20"}


def test_what_is_typed_waits_in_its_round(scored: Book) -> None:
    scored.record(Score(option="o", criterion="k", value=20, assessor="ann"))
    panel = grid(scored, "scores", assessor="Ann")
    typed(panel, "70", 1)
    panel.hear(panel, {"do": "round", "round": 2})
    assert panel.typed == {}
    panel.hear(panel, {"do": "round", "round": 1})
    assert panel.typed == {"ro": {"ck": "70"}}
    panel.hear(panel, {"do": "round", "round": 4})
    assert "There is no such round" in panel.message
