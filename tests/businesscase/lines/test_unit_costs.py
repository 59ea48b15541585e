"""A value taken from the table of unit costs, with its price year and edition."""

import pytest

from innokit import businesscase
from innokit.errors import MethodRefused
from innokit.records import Case
from tests.businesscase.cases import benefit, cost, framed


def valued(**fields: object) -> Case:
    return framed(cost(), benefit(None, **fields), base_year="2015/16", last_year=1)


def test_value_and_price_year_are_the_tables() -> None:
    """GMCA unit cost database v1.4, HE4.0: £109 in 2011/12, £116.64403048320719 in 2015/16."""
    found = businesscase.appraise(valued(unit_cost="gmca-HE4.0-fiscal", duration=1))
    assert found.figures["line.benefit"].value == pytest.approx(116.64403048320719, rel=1e-12)
    assert any("Unit costs" in edition for edition in found.made.editions)
    assert any("HMT-Budget-2015-03" in edition for edition in found.made.editions)
    assert found.unvalued == ()


def test_a_value_of_its_own_wins_over_the_table() -> None:
    line = benefit(50.0, unit_cost="gmca-HE4.0-fiscal", duration=1)
    found = businesscase.appraise(framed(cost(), line, base_year="2015/16"))
    assert found.figures["line.benefit"].value == pytest.approx(50)


def test_the_row_is_named_where_it_is_used() -> None:
    case = valued(unit_cost="gmca-HE4.0-fiscal")
    row = businesscase.chain(case).sheet("uprating").rows[1]
    assert str(row[3]).startswith("unit cost gmca-HE4.0-fiscal (Visit to accident and emergency")
    assert row[4] == "2011/12"
    assert "Valued from the table of unit costs: Time saved." in businesscase.chain(case).in_words()
    assert "£109 (Visit to accident and emergency" in str(
        businesscase.appraise(case).sheet("lines").rows[1][3]
    )


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("gmca-HE4", "gmca-HE4.0-fiscal"), ("dft-casualty", "dft-casualty-fatal"),
        ("Ambulance call-out", "gmca-HE3.0-fiscal"), ("prison place", "gmca-CR3.0-fiscal"),
    ],
)  # fmt: skip
def test_an_unknown_id_is_refused_with_the_nearest(asked: str, near: str) -> None:
    with pytest.raises(MethodRefused, match=f"There is no unit cost '{asked}'.*'Time saved'.*{near}"):
        businesscase.appraise(valued(unit_cost=asked))


def test_an_unknown_edition_is_refused() -> None:
    with pytest.raises(MethodRefused, match=r"no edition '1066'.*'Time saved'"):
        businesscase.appraise(valued(unit_cost="gmca-HE4.0-fiscal", unit_cost_edition="1066"))


def test_another_price_year_in_the_line_is_refused() -> None:
    with pytest.raises(MethodRefused, match=r"prices of 2013/14, but its unit cost is in prices of 2011/12"):
        businesscase.appraise(valued(unit_cost="gmca-HE4.0-fiscal", price_year="2013/14"))
    same = valued(unit_cost="gmca-HE4.0-fiscal", price_year="2011-12")
    assert businesscase.appraise(same).outcomes[0].pv_benefits > 0


def test_taking_it_from_the_table_or_typing_it_is_the_same() -> None:
    typed = framed(cost(), benefit(109.0, price_year="2011/12"), base_year="2015/16", last_year=1)
    taken = valued(unit_cost="gmca-HE4.0-fiscal")
    assert businesscase.appraise(typed).outcomes[0].npsv == businesscase.appraise(taken).outcomes[0].npsv
