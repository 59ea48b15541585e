"""All public agencies against tables worked by hand."""

import pytest

from innokit import businesscase
from innokit.errors import MethodRefused
from innokit.records import Option, Record, Stakeholder
from tests.businesscase.views.money import benefit, case_of, cost, funding, new_system, saving

POLICE = Stakeholder(id="police", title="Police", sector="public agency")


def agencies(*records: Record, **fields: object) -> businesscase.PublicAgencies:
    return businesscase.public_agencies(case_of(*records, **fields))


@pytest.fixture(scope="module")
def shunted() -> businesscase.PublicAgencies:
    """The council pays 1,000 now; the NHS gains 600 in each of two years, half of it cash from the second."""
    visits = saving(600, id="visits", gainer="nhs", lag=1, duration=2, cashable=0.5, release_year=2)
    learned = benefit(5_000, id="learned", gainer="residents")
    return agencies(POLICE, cost(1_000), visits, learned, last_year=2)


def test_each_agency_by_year_discounted(shunted: businesscase.PublicAgencies) -> None:
    position = shunted.position("new")
    assert position.present_by_year.tolist() == [
        pytest.approx([-1_000, 0, 0]),
        pytest.approx([0, 579.710145, 560.106420]),
        [0, 0, 0],
    ]
    table = shunted.table("by-year").set_index("Agency")
    assert table.loc["Local NHS"].tolist()[1:] == pytest.approx([0, 579.710145, 560.106420, 1_139.816565])
    assert table.loc["All public agencies"].tolist()[-1] == pytest.approx(139.816565)


def test_agencies_and_their_total(shunted: businesscase.PublicAgencies) -> None:
    position = shunted.position("new")
    assert position.paid.tolist() == [1_000, 0, 0]
    assert position.gained.tolist() == pytest.approx([0, 1_139.816565, 0])
    assert shunted.figures["public-total-net.new"].value == pytest.approx(139.816565)
    assert shunted.figures["public-net.new.nhs"].value == pytest.approx(1_139.816565)


def test_fiscal_and_cashable_return(shunted: businesscase.PublicAgencies) -> None:
    assert shunted.figures["public-fiscal-return.new"].value == pytest.approx(1.139816565)
    assert shunted.figures["public-cashable-return.new"].value == pytest.approx(0.5 * 560.106420 / 1_000)
    meanings = dict(shunted.sheet("definitions").rows)
    assert "over present value of what public agencies pay (the denom" in str(meanings["Fiscal return"])
    assert "cashable share" in str(meanings["Cashable return"])


def test_payback_of_each_agency(shunted: businesscase.PublicAgencies) -> None:
    texts = {id: f.text for id, f in shunted.figures.items() if "payback" in id}
    assert texts == {
        "public-payback.new.council": "never",
        "public-payback.new.nhs": "at once",
        "public-payback.new.police": "neither pays nor gains",
        "public-total-payback.new": "1.7 years",
    }


def test_cost_shunting_is_named(shunted: businesscase.PublicAgencies) -> None:
    assert "Costs are shunted: Council pays £1,000, while Local NHS gains £1,140." in shunted.in_words()
    alone = agencies(cost(1_000), saving(400)).in_words()
    assert "No public agency pays for the gain of another: Council gains £869." in alone
    assert "No public agency is better or worse off." in agencies(benefit(1, gainer="residents")).in_words()


def test_transfers_are_in_it_and_named() -> None:
    tax = benefit(100, id="tax", title="Tax", transfer=True, duration=1)
    shown = agencies(cost(40), tax)
    assert shown.position("new").present.tolist() == [60, 0]
    assert shown.figures["public-transfers.new.council"].value == 100
    assert "Transfers, which social value leaves out, are in it: Tax." in shown.in_words()
    assert businesscase.appraise(shown.case).outcome("new").npsv == -40


def test_funding_and_inflation_are_not_in_it() -> None:
    with_all, case = businesscase.public_agencies(new_system()), new_system()
    bare = case_of(*(r for r in case.records if r.kind in ("cost", "benefit")))
    bare = bare.replaced(bare.by_id["licences"].changed(inflation=""))
    without = businesscase.public_agencies(bare)
    assert with_all.position("new").present.tolist() == without.position("new").present.tolist()
    assert funding().title == "Grant"


def test_costs_in_kind_count_and_wider_benefits_are_named() -> None:
    shown = agencies(cost(30, sort="in kind"), benefit(10, title="Pride", duration=1))
    assert shown.position("new").present.tolist() == [-20, 0]
    assert "though classed wider: Pride." in shown.in_words()


def test_no_extra_cost_means_no_return() -> None:
    shown = agencies(cost(10), cost(10, id="now", option="bau"), saving(5, duration=1))
    assert shown.position("new").fiscal_return is None
    assert shown.figures["public-fiscal-return.new"].text == (
        "costs public agencies nothing more than business as usual"
    )
    assert "There is no fiscal return, as it costs public agencies nothing more" in shown.in_words()


def test_a_first_crossing_that_does_not_last() -> None:
    lines = (cost(100), cost(500, id="again", first_year=2), saving(200, lag=1, duration=1))
    figure = agencies(*lines).figures["public-payback.new.council"]
    assert figure.value is None
    assert figure.text == "never (first crossing after 0.5 years, which does not last)"


def test_a_position_that_is_not_there() -> None:
    with pytest.raises(MethodRefused, match=r"no position of that option \(option gone\).*new, other"):
        agencies(Option(id="other", title="Other"), cost(1)).position("gone")


def test_every_figure_leads_to_records(shunted: businesscase.PublicAgencies) -> None:
    assert all(set(f.records) <= set(shunted.case.by_id) for f in shunted.figures.values())
    assert set(shunted.figures["public-net.new.nhs"].records) == {"visits", "frame", "nhs"}


def test_an_option_that_touches_no_agency() -> None:
    shown = agencies(benefit(10, gainer="residents"))
    assert shown.position("new").present.tolist() == [0, 0]
    assert shown.position("new").cashable == 0
    assert shown.figures["public-total-payback.new"].text == "neither pays nor gains"
