"""What is added or taken off for doubt: grade, stated share or optimism bias; one, unless more are asked."""

import pytest

from innokit import businesscase, reference
from innokit.errors import RecordError
from tests.businesscase.cases import benefit, cost, framed

# HM Treasury and New Economy 2014, as the table of confidence grades gives them: unconfirmed.
GRADES = {1: 0.0, 2: 0.05, 3: 0.10, 4: 0.15, 5: 0.25, 6: 0.40}


@pytest.mark.parametrize("grade", GRADES)
def test_a_grade_adds_to_costs_and_burdens_and_takes_off_benefits(grade: int) -> None:
    lines = [
        cost(1_000.0, grade=grade),
        benefit(1_000.0, grade=grade, duration=1),
        benefit(1_000.0, id="harm", burden=True, grade=grade, duration=1),
    ]
    found = businesscase.appraise(framed(*lines)).figures
    share = GRADES[grade]
    assert found["line.cost"].value == pytest.approx(1_000 * (1 + share))
    assert found["line.benefit"].value == pytest.approx(1_000 * (1 - share))
    assert found["line.harm"].value == pytest.approx(-1_000 * (1 + share))


def test_no_correction_ever_makes_an_option_look_better() -> None:
    plain = businesscase.appraise(framed(cost(70.0), benefit(20.0), benefit(5.0, id="harm", burden=True)))
    for grade in GRADES:
        lines = [
            cost(70.0, grade=grade), benefit(20.0, grade=grade),
            benefit(5.0, id="harm", burden=True, grade=grade),
        ]  # fmt: skip
        assert businesscase.appraise(framed(*lines)).outcomes[0].npsv <= plain.outcomes[0].npsv


def test_unconfirmed_percentages_say_so_wherever_they_are_used() -> None:
    assert reference.load("confidence_grades").status == "unconfirmed"
    case = framed(cost(100.0, grade=4), benefit(9.0))
    chain, appraisal = businesscase.chain(case), businesscase.appraise(case)
    row = chain.sheet("corrections").rows[0]
    assert row[2] == "confidence grade 4: 15% added, unconfirmed"
    assert "The percentages of the confidence grades are unconfirmed" in chain.sheet("corrections").note
    assert "The percentages of the confidence grades are unconfirmed." in chain.in_words()
    assert any("unconfirmed" in edition for edition in appraisal.made.editions)


def test_nothing_is_said_to_be_unconfirmed_where_no_grade_is_used() -> None:
    case = framed(cost(100.0, optimism_bias=0.24, managed_share=0.5), benefit(9.0))
    chain = businesscase.chain(case)
    assert chain.sheet("corrections").rows[0][2] == "optimism bias: 12% added (24%, of which 50% managed)"
    assert chain.sheet("corrections").rows[1][2] == "nothing"
    assert "unconfirmed" not in chain.in_words() + chain.sheet("corrections").note
    assert "No line is corrected for doubt." in businesscase.chain(framed(cost(1.0))).in_words()


def test_two_at_once_are_refused_unless_asked_for() -> None:
    with pytest.raises(RecordError, match="correct the same doubt twice; keep one, or ask for more than one"):
        cost(100.0, grade=3, optimism_bias=0.2)
    both = cost(100.0, grade=3, optimism_bias=0.2, both_corrections=True)
    assert businesscase.appraise(framed(both)).figures["line.cost"].value == pytest.approx(100 * 1.1 * 1.2)
    three = benefit(100.0, grade=3, confidence=0.8, optimism_bias=0.25, both_corrections=True, duration=1)
    found = businesscase.chain(framed(cost(1.0), three))
    assert found.figures["line.benefit"].value == pytest.approx(100 * 0.9 * 0.8 * 0.75)
    assert found.sheet("corrections").rows[1][2] == (
        "confidence grade 3: 10% taken off, unconfirmed; stated share: 80% kept; optimism bias: 25% taken off"
    )


def test_uncorrected_stands_beside_corrected() -> None:
    found = businesscase.chain(framed(cost(100.0, grade=5), benefit(200.0, confidence=0.5, duration=1)))
    assert found.figures["pv-uncorrected.cost"].value == 100
    assert found.figures["line.cost"].value == 125
    assert found.figures["correction.benefit"].value == -100
    assert found.figures["npsv-uncorrected.new"].value == 100
    assert "take the NPSV of New service from £100 to −£25" in found.in_words()
