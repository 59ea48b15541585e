"""Forty malformed tables: each gives one clear error that says where, what and what to do."""

import datetime
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innokit.errors import IntakeError
from innokit.intake import case_from_tables
from innokit.records import KINDS, Case, Ref
from tests.counts import count

OPTIONS = [{"title": "Bus"}, {"title": "Bike"}]
CRITERIA = [{"title": "Reach"}, {"title": "Ease of use"}]
SCORE = {"option": "Bus", "criterion": "Reach", "value": 5}
COST = {"title": "Fuel", "option": "Bus", "amount": 5}
GAIN = {"title": "Time", "option": "Bus"}

MALFORMED: dict[str, tuple[dict[str, Any], str]] = {
    "an unknown option": (
        {"options": OPTIONS, "scores": [{**SCORE, "option": "Buss"}]},
        "column 'option': 'Buss' is none of the options given. Did you mean 'Bus'? Else add it to the table",
    ),
    "an unknown option on the second row": (
        {"options": OPTIONS, "scores": [SCORE, {**SCORE, "option": "Tram"}]},
        "table 'scores', row 2, column 'option': 'Tram' is none of the options given. Add it to the table",
    ),
    "an unknown criterion": (
        {"criteria": CRITERIA, "scores": [{**SCORE, "criterion": "reach"}]},
        "Did you mean 'Reach'?",
    ),
    "an unknown criterion as a column": (
        {"criteria": CRITERIA, "scores": [{"option": "Bus", "Ease of us": 5}]},
        "row 1, column 'Ease of us': 'Ease of us' is none of the criteria given. Did you mean 'Ease of use'?",
    ),
    "an unknown assessor": (
        {"assessors": [{"title": "Ann"}], "scores": [{**SCORE, "assessor": "Anne"}]},
        "Did you mean 'Ann'?",
    ),
    "an unknown payer": (
        {"stakeholders": [{"title": "Council"}], "costs": [{**COST, "payer": "The council"}]},
        "column 'payer': 'The council' is none of the stakeholders given. Did you mean 'Council'?",
    ),
    "an unknown gainer among shares": (
        {"stakeholders": [{"title": "Council"}], "benefits": [{**GAIN, "gainer": {"NHS": 1.0}}]},
        "column 'gainer': 'NHS' is none of the stakeholders given",
    ),
    "an option where the table of options is empty": (
        {"options": [], "scores": [SCORE]},
        "'Bus' is none of the options given",
    ),
    "an assumption with no table of assumptions": (
        {"costs": [{**COST, "amount": "Price"}]},
        "column 'amount': 'Price' is none of the assumptions given. Give the table 'assumptions'.",
    ),
    "an unknown assumption": (
        {
            "assumptions": [{"title": "Price of fuel", "value": 2}],
            "costs": [{**COST, "amount": "Price of fule"}],
        },
        "Did you mean 'Price of fuel'?",
    ),
    "an idea with no table of ideas": (
        {"concepts": [{"title": "Both", "ideas": "Bus; Bike"}]},
        "'Bus' is none of the ideas given",
    ),
    "a title that is there twice": (
        {"options": [{"title": "Bus"}, {"title": " Bus"}]},
        "row 2, column 'title': 'Bus' is there again, as in row 1. Give each row its own title.",
    ),
    "a criterion that is there twice": (
        {"criteria": [*CRITERIA, {"title": "Reach"}]},
        "row 3, column 'title': 'Reach' is there again",
    ),
    "a stakeholder who is there twice": (
        {"stakeholders": [{"title": "A"}, {"title": "A"}]},
        "'A' is there again",
    ),
    "an id that is there twice": (
        {"options": [{"id": "x", "title": "A"}], "criteria": [{"id": "x", "title": "B"}]},
        "column 'id': 'x' is there again",
    ),
    "an id with spaces": (
        {"options": [{"id": "a b", "title": "A"}]},
        "column 'id': 'a b' is no id. Use letters, digits and hyphens",
    ),
    "a name that two ideas have": (
        {"ideas": [{"title": "A"}, {"title": "A"}], "votes": [{"idea": "A", "dots": 1}]},
        "2 ideas are called 'A'. Give the id instead.",
    ),
    "a column that is no field": (
        {"options": [{"title": "A", "titel": "B"}]},
        "table 'options': the column 'titel' is no field. Did you mean 'title'? Else its columns are id",
    ),
    "a column that is there twice": (
        {"options": pd.DataFrame([["a", "b"]], columns=["title", "title"])},
        "the column 'title' is there twice",
    ),
    "no title": (
        {"options": [{"title": " ", "role": "option"}]},
        "table 'options', row 1, column 'title': it is blank, and must be filled",
    ),
    "no option": ({"scores": [{"criterion": "Reach", "value": 4}]}, "column 'option': it is blank"),
    "a score above 100": (
        {"scores": [{**SCORE, "value": 120}]},
        "column 'value': '120' should be less than or equal to 100. Here belongs: 0 is the bottom of the",
    ),
    "a score in words": (
        {"scores": [{**SCORE, "value": "high"}]},
        "column 'value': 'high' should be a valid number",
    ),
    "a score of True": ({"scores": [{**SCORE, "value": True}]}, "column 'value': True is not a number"),
    "an infinite score": ({"scores": [{**SCORE, "value": float("inf")}]}, "column 'value': 'inf' should be"),
    "a wide score in words": (
        {"scores": [{"option": "Bus", "Reach": "good"}]},
        "row 1, column 'Reach': 'good' should be a valid number",
    ),
    "an id on a wide row": (
        {"scores": [{"id": "x", "option": "Bus", "Reach": 5}]},
        "one id cannot stand for several scores",
    ),
    "a score that does not apply": (
        {"scores": [{**SCORE, "not_applicable": "yes"}]},
        "cannot be given and not applicable at once",
    ),
    "a role nobody knows": (
        {"options": [{"title": "A", "role": "base"}]},
        "'base' should be 'baseline', 'do-minimum' or 'option'",
    ),
    "a cost below zero": (
        {"costs": [{**COST, "amount": -5}]},
        "column 'amount': '-5' should be greater than or equal to 0",
    ),
    "a cost with a pound sign": ({"costs": [{**COST, "amount": "£1,200"}]}, "column 'amount': '£1,200'"),
    "shares that leave something over": (
        {"costs": [{**COST, "payer": {"A": 0.5, "B": 0.4}}]},
        "the shares of its payers sum to 0.9, not 1",
    ),
    "half a year": (
        {"costs": [{**COST, "first_year": 0.5}]},
        "column 'first_year': '0.5' should be a valid integer",
    ),
    "neither points nor weight": (
        {"weights": [{"criterion": "Reach"}]},
        "table 'weights', row 1: it holds neither points nor a weight",
    ),
    "both points and weight": (
        {"weights": [{"criterion": "Reach", "points": 5, "weight": 0.5}]},
        "it holds both points and a weight",
    ),
    "a range on a direct weight": (
        {"weights": [{"criterion": "Reach", "weight": 0.5, "worst": 3}]},
        "3 has no place in a direct weight",
    ),
    "a scale with one end": (
        {"criteria": [{"title": "Reach", "worst": 3}]},
        "a measured scale needs both its worst and its best level",
    ),
    "a date nobody can read": (
        {"milestones": [{"title": "A", "start": "31/02/2026"}]},
        "column 'start': '31/02/2026' should be a valid date",
    ),
    "a date with a time": (
        {"milestones": [{"title": "A", "start": datetime.datetime(2026, 1, 1, 9, tzinfo=datetime.UTC)}]},
        "column 'start'",
    ),
    "a table nobody knows": (
        {"optoins": OPTIONS},
        "table 'optoins': there is no table of that name. Did you mean 'options'?",
    ),
    "a table that is a number": (
        {"options": 3},
        "table 'options': it is of the type int, which is not a table",
    ),
    "a table that is text": ({"options": "Bus"}, "it is of the type str, which is not a table"),
    "a table that is one row": ({"options": {"title": "A"}}, "it is of the type dict, which is not a table"),
    "a row that is text": (
        {"options": ["Bus"]},
        "table 'options', row 1: it is of the type str, which is not a row",
    ),
    "a cell that is a list": ({"options": [{"title": ["A", "B"]}]}, "column 'title': "),
    "a name that is a list": (
        {"scores": [{**SCORE, "option": ["Bus"]}]},
        "column 'option': ('Bus',) is no name",
    ),
    "two frames": (
        {"frames": [{"base_year": 2026, "last_year": 5}, {"base_year": 2027, "last_year": 5}]},
        "row 2: there is a second frame",
    ),
    "a frame without a year": (
        {"frame": {"last_year": 5}},
        "table 'frame', row 1, column 'base_year': it is blank",
    ),
    "text that is not text": ({"options": [{"title": "a\ud800b"}]}, "column 'title': "),
    "a title too long": (
        {"scores": [{**SCORE, "option": "x" * 5_000}]},
        "table 'scores', row 1, column 'option'",
    ),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_malformed(name: str) -> None:
    tables, said = MALFORMED[name]
    with pytest.raises(IntakeError) as refused:
        case_from_tables(**tables)
    assert said in str(refused.value)
    assert "pydantic" not in str(refused.value)


def test_there_are_forty_or_more() -> None:
    assert len(MALFORMED) >= 40


def test_all_faults_of_all_tables_are_told_at_once() -> None:
    with pytest.raises(IntakeError) as refused:
        case_from_tables(
            options=[{"title": "Bus", "role": "x"}],
            scores=[{**SCORE, "value": 101, "option": "Tram"}],
            costs=[{**COST, "amount": -1}],
        )
    said = str(refused.value)
    assert "for 4 reasons" in said
    for place in (
        "'options', row 1, column 'role'",
        "column 'value'",
        "column 'option'",
        "'costs', row 1, column 'amount'",
    ):
        assert place in said


def test_twenty_faults_are_spelled_out_and_the_rest_counted() -> None:
    with pytest.raises(IntakeError) as refused:
        case_from_tables(scores=[{**SCORE, "value": 101}] * 1_025)
    said = str(refused.value).splitlines()
    assert len(said) == 22
    assert said[0] == "The tables cannot be taken in, for 1,025 reasons:"
    assert said[20].startswith("- table 'scores', row 20, column 'value'")
    assert said[21].startswith("- and 1,005 more")


def test_a_broken_table_is_not_blamed_on_those_that_speak_of_it() -> None:
    with pytest.raises(IntakeError, match="for 1 reason:"):
        case_from_tables(options=pd.DataFrame([["a", "b"]], columns=["title", "title"]), scores=[SCORE])


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=6),
    st.dates(),
    st.datetimes(),
    st.sampled_from(
        [
            "Bus",
            "100",
            "1e999",
            "nan",
            pd.NA,
            pd.NaT,
            np.float32("nan"),
            np.int64(3),
            np.array([1.0]),
            Ref(assumption="x"),
        ]
    ),
    st.lists(st.one_of(st.floats(), st.text(max_size=3), st.none()), max_size=2),
    st.dictionaries(
        st.one_of(st.text(max_size=3), st.integers()),
        st.one_of(st.floats(), st.text(max_size=3), st.none()),
        max_size=2,
    ),
    st.binary(max_size=3),
    st.decimals(),
    st.complex_numbers(),
)
COLUMNS = sorted({key for cls in KINDS.values() for key in cls.model_fields})
TABLES = st.sampled_from(sorted({cls.plural for cls in KINDS.values()} | {"weights", "frame", "nothing"}))
ROWS = st.lists(
    st.dictionaries(st.one_of(st.sampled_from(COLUMNS), st.text(max_size=3)), CELLS, max_size=4), max_size=3
)


@settings(max_examples=4 * count("hypothesis"))
@given(st.dictionaries(TABLES, st.one_of(ROWS, CELLS), max_size=3))
def test_whatever_is_given_becomes_a_case_or_one_clear_error(tables: dict[str, Any]) -> None:
    try:
        case = case_from_tables(**tables)
    except IntakeError as refused:
        assert str(refused).startswith("The tables cannot be taken in, for ")
    else:
        assert isinstance(case, Case)


def test_each_field_of_each_kind_meets_each_odd_value() -> None:
    odd = [
        True,
        1e300,
        -1,
        "x",
        "\x00",
        b"x",
        (1,),
        {"x": 1},
        {"x": "y"},
        [None],
        object(),
        np.array([[1, 2]]),
        10**400,
        1j,
    ]
    for cls in KINDS.values():
        for key in cls.model_fields:
            for value in odd:
                try:
                    case_from_tables(**{cls.plural: [{key: value}]})
                except IntakeError:
                    continue
