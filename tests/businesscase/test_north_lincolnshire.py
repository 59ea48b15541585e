"""The example of North Lincolnshire: its story holds, and what is invented says so."""

import pytest

import innokit
from innokit import businesscase
from innokit.records import BenefitLine, Case, Decision, Option, Stakeholder, Study, signing
from innokit.records.base import Evidenced
from innokit.store import example_folder

NAME = "north-lincolnshire"
PUBLISHED = {"What a year in care costs the council", "Worth of one point of life satisfaction for a year"}
NET = 0.82 - 0.64  # of those who complete, the share at home that would not have been
UPRATED = 51_080 * 97.188 / 73.7727  # entry SS1.0, from prices of 2013/14 to 2023/24


@pytest.fixture(scope="module")
def case() -> Case:
    """The example as its record stands."""
    return innokit.example(NAME)


def option(case: Case, words: str) -> str:
    """The id of the option whose title has these words."""
    (found,) = (one for one in case.of(Option) if words in one.title)
    return found.id


def test_every_figure_is_invented_and_says_so_but_the_published_ones(case: Case) -> None:
    """In the record, figure by figure; and before anything else in the page of the example."""
    figures = [record for record in case.by_id.values() if isinstance(record, Evidenced)]
    assert {one.name for one in figures if one.standing != "illustrative"} == PUBLISHED
    assert all("Invented" in one.note for one in figures if one.standing == "illustrative")
    first = (example_folder(NAME) / "README.md").read_text(encoding="utf-8").split("\n\n")[1]
    assert "every figure of this case is invented" in first.replace("\n", " ")


def test_what_is_valued_by_a_unit_cost_names_its_publisher(case: Case) -> None:
    """The unit cost is published, and how many there are is not."""
    taken = [line for line in case.of(BenefitLine) if line.unit_cost]
    assert len(taken) >= 10
    assert {case.name(line.source) for line in taken} == {"Unit Cost Database, version 1.4, March 2015"}


def test_years_in_care_avoided_with_a_calculator(case: Case) -> None:
    """120 children x 60% x 80% x 18 points x 1.65 years x the average cost in care, less 10% for doubt."""
    found = businesscase.appraise(case)
    (line,) = (flow for flow in found.flows if flow.line.title == "Years in care avoided")
    assert line.full_year == pytest.approx(120 * 0.6 * 0.8 * NET * 1.65 * UPRATED * 0.9, rel=1e-9)


def test_one_option_pays_for_all_and_for_the_council_by_year_5(case: Case) -> None:
    """Family support: worth most, and the council's cash before funding turns in year 5 and stays."""
    family = option(case, "Family support")
    assert businesscase.appraise(case).ranked[0].option.id == family
    running = businesscase.council_cash(case).budget(family).by_year["running-before"]
    assert [year for year, total in enumerate(running) if total >= 0] == [5, 6, 7, 8, 9]


def test_one_option_pays_for_the_nhs_and_not_for_the_council(case: Case) -> None:
    """Joint placements: worth more than they cost, and the cost is shunted."""
    (joint,) = (one for one in businesscase.appraise(case).outcomes if "Joint" in one.option.title)
    net = {case.get(Stakeholder, part.stakeholder).title: part.net for part in joint.parts}
    assert joint.npsv > 0
    assert net["NHS"] > 2_000_000 > -2_000_000 > net["Council children's services"]


def test_one_option_scores_best_and_does_not_pay_but_does_once_weighted(case: Case) -> None:
    """Local carers: first in score; the weights by household income change the sign."""
    carers = option(case, "Local carers")
    assert innokit.scoring.compare(case).in_words().startswith("By swing weights, Local carers")
    found = businesscase.weighted(case)
    (plain,) = (one.npsv for one in found.appraisal.outcomes if one.option.id == carers)
    assert plain < 0 < found.npsv[carers]


def test_the_auditor_warns_four_times_and_says_that_invented_figures_carry_the_answer(case: Case) -> None:
    """What is left in on purpose is found; an invented case does not stand on its evidence."""
    states = {check.key: check.state for check in businesscase.audit(case).checks}
    assert {key for key, state in states.items() if state == "warn"} == {"owners", "horizon", "bias", "twice"}
    assert {key for key, state in states.items() if state == "fail"} == {"evidence"}


def test_nothing_is_missing_in_any_phase(case: Case) -> None:
    """All six phases, and all sixteen parts of the business case."""
    assert "Nothing is missing in any phase" in innokit.process.overview(case).in_words()
    assert not businesscase.sixteen_parts(case).empty


def test_the_pilot_is_worth_more_than_it_costs(case: Case) -> None:
    """Trying it first is decided on the one assumption that is most worth knowing."""
    known = businesscase.knowing(businesscase.simulate(case))
    (study,) = case.of(Study)
    gain = known.figures[f"study-net.{study.id}.n{study.people}"].value
    assert gain is not None
    assert gain > 0


def test_it_was_assured_and_approved_by_others_than_those_who_worked_it_out(case: Case) -> None:
    """Analyst, assurer, section 151 officer and approver, each on what stood before; the last of each stands.

    The first approval does not: the decisions it covered were worded anew the day after.
    """
    found = signing.standing(case)
    assert [one.seq for one in found if one.state == "void"] == [755]
    assert {one.state for one in found[-4:]} == {"stands"}
    last = [(one.sign_off.role, one.as_at) for one in found][-4:]
    assert [role for role, _ in last] == ["analyst", "assurer", "section 151 officer", "approver"]
    assert all(one.as_at == one.seq - 1 for one in found[-4:])
    assert found[-1].named == "Council cabinet, recorded by Democratic services officer in their name"
    assert set(signing.locked(case)) >= {made.id for made in case.of(Decision)}


def test_both_choices_that_go_ahead_say_why_they_are_not_the_first(case: Case) -> None:
    """By score neither is first; the reasons are on record, and so is the dissent."""
    made = businesscase.decided(case, innokit.scoring.compare(case))
    assert len(made.against) == 2
    assert made.owed == ()
    assert any(one.dissent for one in made.decisions)


def test_what_opens_delivery_is_whole_and_the_first_actual_moves_the_answer(case: Case) -> None:
    """Every part of both documents is filled, the pilot may start, and six posts cost more than assumed."""
    document = businesscase.initiation(case)
    assert [document.missing(made.id) for made in document.decisions] == [(), ()]
    assert businesscase.evaluation_plan(case).blocked == ()
    old, learnt, new = businesscase.outturn(case).changes[option(case, "Family support")]
    assert learnt == new == pytest.approx(old - 84_070, abs=1)


def test_partners_questions_and_duties_were_asked_and_what_is_open_is_in_sight(case: Case) -> None:
    """Nobody who delivers was left out; two questions and two duties are left open on purpose."""
    assert innokit.process.partners(case).unasked == innokit.process.partners(case).unanswered == ()
    assert len(innokit.process.quality(case).open) == 2
    assert {one.title for one in innokit.process.duties(case).open} == {"Accessibility", "Open data"}
