"""Tables of others become a case: names resolved, blanks kept apart from zero, nothing lost."""

import datetime

import numpy as np
import pandas as pd
import pytest

import innokit
from innokit import results, scoring
from innokit.intake import case_from_tables
from innokit.records import (
    KINDS,
    Assessor,
    Assumption,
    BenefitLine,
    Case,
    Concept,
    CostLine,
    Criterion,
    Decision,
    DirectWeight,
    Event,
    Frame,
    Idea,
    Level,
    Milestone,
    NeedGroup,
    Option,
    Ref,
    Score,
    Source,
    Stakeholder,
    SwingPoints,
    Tick,
)


def rich() -> Case:
    """A case that uses every sort of field."""
    return Case(
        [
            Option(id="o1", title="Go on as now", role="baseline"),
            Option(id="o2", title="007"),
            Option(title="NA"),
            Criterion(id="c1", title="Reach", worst=0, best=100, unit="people"),
            Criterion(id="c2", title="Ease", parent="c1"),
            Assessor(id="a1", title="Ann"),
            Score(option="o1", criterion="c2", value=0),
            Score(option="o2", criterion="c2"),
            Score(option="o2", criterion="c1", value=40.5, assessor="a1"),
            Score(option="o1", criterion="c1", not_applicable=True),
            Level(option="o1", criterion="c1", value=-0.0),
            SwingPoints(criterion="c2", points=0, worst=1, best=2),
            DirectWeight(criterion="c2", weight=0.25, standing="recalled", source="a book"),
            Stakeholder(id="s1", title="Council", sector="council", weight=2),
            Stakeholder(id="s2", title="None"),
            Assumption(id="as1", title="Price of a seat", value=3.5, low=1),
            Frame(base_year="2026", last_year=10),
            CostLine(
                title="Licence",
                option="o2",
                payer={"s1": 0.4, "s2": 0.6},
                amount=Ref(assumption="as1"),
                last_year=4,
            ),
            CostLine(
                title="Set-up",
                option="o2",
                payer="s1",
                sort="capital",
                by_year=(100, 200.5),
                optimism_bias=0.2,
            ),
            BenefitLine(
                title="Jobs",
                option="o2",
                gainer="s2",
                sort="economic",
                people=Ref(assumption="as1"),
                take_up=0.5,
                deadweight=0.1,
                deadweight_meaning="share",
                ramp=(0.5, 1.0),
                duration=3,
                unit_value=10,
            ),
            BenefitLine(title="Pride", option="o2", burden=True),
            Idea(id="i1", title="=1+1", text="line\nbreak", author="null"),
            Idea(id="i2", title="<b>Bus</b>"),
            Concept(title="Both", ideas=("i1", "i2")),
            Milestone(id="m1", title="First", start=datetime.date(2026, 3, 1)),
            Milestone(title="Second", after=("m1",)),
            Event(title="Day", date=datetime.date(2026, 5, 4)),
            Decision(title="Go", outcome="go", option="o2"),
            Source(id="src", title="A book"),
            Tick(item="x", done=False),
            NeedGroup(title="Learners", people=1200, need=9),
        ]
    )


def test_every_kind_goes_out_and_comes_back_the_same() -> None:
    case = rich()
    tables = {cls.plural: results.table(case, cls.plural) for cls in KINDS.values()}
    assert case_from_tables(**tables).digest == case.digest


def test_only_the_kinds_in_use_come_back_the_same() -> None:
    case = rich()
    used = {record.kind for record in case.records} - {"swing_points", "direct_weight"}
    tables = {KINDS[kind].plural: results.table(case, KINDS[kind].plural) for kind in used}
    assert case_from_tables(weights=results.table(case, "weights"), **tables).digest == case.digest


def test_a_table_of_dictionaries_and_a_frame_of_pandas_mean_the_same() -> None:
    rows = [{"id": "o1", "title": "Bus", "role": "baseline"}, {"id": "o2", "title": "Bike", "role": None}]
    assert case_from_tables(options=rows).digest == case_from_tables(options=pd.DataFrame(rows)).digest


def test_long_and_wide_scores_mean_the_same() -> None:
    wide = pd.DataFrame(
        {"option": ["Bus", "Bike"], "Reach": [80, np.nan], "Ease": ["not applicable", 30], "assessor": "Ann"}
    )
    case = case_from_tables(scores=wide)
    said = [
        (case.name(s.option), case.name(s.criterion), s.value, s.not_applicable, case.name(s.assessor))
        for s in case.scores
    ]
    assert said == [
        ("Bus", "Reach", 80, False, "Ann"),
        ("Bus", "Ease", None, True, "Ann"),
        ("Bike", "Reach", None, False, "Ann"),
        ("Bike", "Ease", 30, False, "Ann"),
    ]


def test_a_named_index_counts_as_a_column() -> None:
    wide = pd.DataFrame({"Reach": [80, 20]}, index=pd.Index(["Bus", "Bike"], name="option"))
    assert [option.title for option in case_from_tables(scores=wide).options] == ["Bus", "Bike"]


def test_a_criterion_may_share_its_name_with_a_field() -> None:
    case = case_from_tables(criteria=[{"title": "note"}], scores=[{"option": "Bus", "note": 5}])
    assert [(case.name(s.criterion), s.value) for s in case.scores] == [("note", 5)]


def test_blank_is_left_out_and_words_that_look_blank_are_not() -> None:
    titles = ["None", "NA", "null", "007", "nan", "0", "False"]
    case = case_from_tables(
        options=pd.DataFrame({"title": titles, "description": [None, np.nan, "  ", pd.NA, pd.NaT, "NA", ""]}),
        scores=pd.DataFrame(
            {"option": titles, "criterion": "Reach", "value": [None, np.nan, "", 0, 1, "2", 3.5]}
        ),
    )
    assert [option.title for option in case.options] == titles
    assert [option.description for option in case.options] == ["", "", "", "", "", "NA", ""]
    assert [score.value for score in case.scores] == [None, None, None, 0, 1, 2, 3.5]


def test_what_is_mentioned_is_made_once() -> None:
    case = case_from_tables(
        scores=[{"option": "Bus", "criterion": "Reach", "value": 5, "assessor": "Ann"}],
        costs=[{"title": "Fuel", "option": " Bus ", "payer": "Council", "amount": 5}],
        benefits=[{"title": "Time", "option": "Bike", "gainer": {"Council": 0.5, "Learners": 0.5}}],
    )
    assert [option.title for option in case.options] == ["Bus", "Bike"]
    assert [stakeholder.title for stakeholder in case.stakeholders] == ["Council", "Learners"]
    assert [assessor.title for assessor in case.assessors] == ["Ann"]
    assert case.costs[0].option == case.options[0].id
    assert case.costs[0].payer == {case.stakeholders[0].id: 1.0}


def test_a_number_may_be_the_title_of_an_assumption() -> None:
    case = case_from_tables(
        assumptions=[{"title": "Learners a year", "value": 40}, {"title": "12", "value": 5}],
        benefits=[
            {"title": "Jobs", "option": "Bus", "people": "Learners a year", "units": "12", "unit_value": "13"}
        ],
    )
    line = case.benefits[0]
    assert (line.people, line.units) == tuple(Ref(assumption=a.id) for a in case.assumptions)
    assert line.unit_value == 13


def test_weights_are_points_or_shares_by_their_column() -> None:
    case = case_from_tables(
        weights=pd.DataFrame({"criterion": ["A", "A"], "points": [100, None], "weight": [None, 0.3]})
    )
    assert [w.points for w in case.swing_points] == [100]
    assert [w.weight for w in case.direct_weights] == [0.3]


def test_no_frame_is_made_up_and_a_given_one_is_taken() -> None:
    assert case_from_tables(options=[{"title": "Bus"}]).frames == ()
    for frame in ({"base_year": 2026, "last_year": 5}, pd.DataFrame({"base_year": [2026], "last_year": [5]})):
        assert case_from_tables(frame=frame).frames[0].base_year == "2026"
    assert case_from_tables(frames={"base_year": "2026/27", "last_year": 5}).frames[0].base_year == "2026/27"


def test_no_table_makes_an_empty_case() -> None:
    assert case_from_tables().records == ()


def test_whole_numbers_in_a_column_with_blanks_stay_whole() -> None:
    costs = pd.DataFrame(
        {
            "title": ["A", "B"],
            "option": "Bus",
            "amount": 1,
            "last_year": [3, np.nan],
            "price_year": [2026, np.nan],
        }
    )
    first, second = case_from_tables(costs=costs).costs
    assert (first.last_year, first.price_year) == (3, "2026")
    assert (second.last_year, second.price_year) == (None, "")


def test_amounts_by_year_come_as_a_tuple_a_list_an_array_or_text() -> None:
    for cell in ((1, 2.5), [1, 2.5], np.array([1, 2.5]), "1; 2.5"):
        assert case_from_tables(costs=[{"title": "A", "option": "Bus", "by_year": cell}]).costs[
            0
        ].by_year == (1, 2.5)


def test_the_first_door_scores_a_table_in_one_call() -> None:
    case = innokit.case_from_tables(
        scores=pd.DataFrame({"option": ["Bus", "Bike"], "Reach": [80, 20], "Ease": [40, 90]}),
        weights=pd.DataFrame({"criterion": ["Reach", "Ease"], "points": [100, 60]}),
    )
    assert scoring.compare(case).low == pytest.approx([65, 46.25])
