"""Unit costs: figures as published, what they are made of, and what is said where they disagree."""

import math
import re

import pytest

from innokit import reference
from innokit.errors import TableMissing

TABLE = reference.load("unit_costs")
ROWS = TABLE.values
GMCA = ROWS[ROWS["id"].str.startswith("gmca-")]

# Unit Cost Database v1.4 (New Economy / Greater Manchester Combined Authority, March 2015, CC BY 4.0); Home
# Office, Economic and social costs of crime 2019 to 2020; DfT TAG Data Book v2.03; DESNZ (November 2023).
PUBLISHED = {
    "gmca-CR3.0-fiscal": (33785, "2013/14", {"justice system": 1.0}),
    "gmca-CR9.0-fiscal": (38.43, "2013/14", {"police": 1.0}),
    "gmca-EE1.0-economic": (14044, "2012/13", {"individuals and the economy": 1.0}),
    "gmca-HE4.0-fiscal": (109, "2011/12", {"NHS": 1.0}),
    "gmca-HE11.0-fiscal": (830, "2007/08", {"NHS": None, "council": None}),
    "gmca-HO4.1-fiscal": (334.95, "2010/11", {"council": 1.0}),
    "gmca-SS1.0-fiscal": (51080, "2013/14", {"council": 1.0}),
    "gmca-SS8.0-fiscal": (465.6567, "2013/14", {"council": None, "NHS": None}),
    "gmca-SS11.0-economic": (64.2667, "2013/14", {"service users": 1.0}),
    "ho-rape": (48000, "2019/20", dict.fromkeys(["victims", "justice system", "the economy"])),
    "dft-casualty-serious": (295069, "2023", {"individuals and society": 1.0}),
    "desnz-carbon-2026-central": (277.22, "2022", {"society": 1.0}),
}

# Where the published headline is not the sum of the parts that it counts: parts less headline, in £.
DISAGREE = {
    "gmca-ES2.0-fiscal": -0.37,
    "gmca-HO1.0-fiscal": -0.12,
    "gmca-HO3.0-fiscal": 0.3,
    "gmca-SS2.0-fiscal": 1,
    "ho-violence-without-injury": -10,
    "ho-rape": 10,
}


@pytest.mark.parametrize("id", PUBLISHED)
def test_figures_are_those_published(id: str) -> None:
    value, price_year, who_bears = PUBLISHED[id]
    cost = reference.unit_cost(id)
    assert (cost.value, cost.price_year, cost.who_bears) == (value, price_year, who_bears)


def test_there_are_unit_costs_for_each_service_of_a_council() -> None:
    counts = ROWS["service"].value_counts()
    services = {"health", "crime", "housing", "children", "adult social care", "education", "employment"}
    assert services <= set(counts.index)
    assert counts.min() >= 3
    assert 60 <= len(TABLE) <= 80


def test_ids_are_unique_and_prices_are_not_of_the_future() -> None:
    assert ROWS["id"].is_unique
    assert all(int(year[:4]) <= int(TABLE.date[:4]) for year in ROWS["price_year"])


def test_values_are_finite_pounds() -> None:
    assert all(math.isfinite(value) for value in ROWS["value"])


def test_shares_sum_to_one_where_the_source_gives_them() -> None:
    given = 0
    for id in ROWS["id"]:
        shares = reference.unit_cost(id).who_bears.values()
        if None not in shares:
            given += 1
            assert sum(share or 0 for share in shares) == pytest.approx(1, abs=1e-9), id
    assert given >= 60


def test_shares_are_those_of_the_parts() -> None:
    """A second way to who bears a cost: the pounds of each agency's parts over all pounds counted."""
    checked = 0
    for id in reference.reconcile()["id"]:
        shares = reference.unit_cost(id).who_bears
        rows = reference.parts(id)
        rows = rows[(rows["counted"] == "yes") & (rows["who_bears"] != "")]
        pounds = (rows["value"] * rows["times"]).groupby(rows["who_bears"]).sum()
        if len(pounds):
            checked += 1
            assert {who: round(amount / pounds.sum(), 6) for who, amount in pounds.items()} == pytest.approx(
                shares, abs=2e-6
            ), id
    assert checked >= 12


def test_headlines_and_parts_agree_or_the_note_says_so() -> None:
    found = reference.reconcile().set_index("id")
    assert len(found) == 21
    apart = found[found["difference"].abs() > 0.005]
    assert apart["difference"].to_dict() == pytest.approx(DISAGREE, abs=1e-9)
    for id, row in found.iterrows():
        assert ("not to the headline" in row["note"]) == (id in DISAGREE), id
        if id in DISAGREE:
            stated = float(re.search(r"parts sum to ([\d.]+\d)", row["note"])[1])  # type: ignore[index]
            assert stated == pytest.approx(row["parts"], abs=0.005)


def test_one_off_costs_are_counted_in_one_headline_and_not_in_two_others() -> None:
    """Unit Cost Database v1.4, entries SS1.1, SS1.3 and SS1.4: the same kind of part, treated in two ways."""
    left_out = reference.reconcile().set_index("id")["left_out"]
    assert left_out["gmca-SS1.1-fiscal"] == 1328
    assert left_out["gmca-SS1.3-fiscal"] == 301
    assert left_out["gmca-SS1.4-fiscal"] == 0
    for id in ("gmca-SS1.1-fiscal", "gmca-SS1.3-fiscal", "gmca-SS1.4-fiscal"):
        assert "one-off" in reference.unit_cost(id).note


def test_a_contradiction_in_the_source_is_told() -> None:
    assert "contradicts itself" in reference.unit_cost("gmca-EE10.0-fiscal").note


def test_whole_social_costs_warn_of_counting_twice_and_of_recorded_crime() -> None:
    for row in ROWS[ROWS["id"].str.startswith("ho-")].itertuples():
        assert row.kind == "social"
        assert "add no fiscal or economic row" in row.note and "recorded or not" in row.note


def test_every_row_has_a_licence_that_lets_it_be_passed_on_and_a_credit() -> None:
    assert set(ROWS["licence"]) == {"CC-BY-4.0", "OGL-UK-3.0"}
    assert all(ROWS["attribution"])
    assert set(GMCA["licence"]) == {"CC-BY-4.0"}
    assert GMCA["attribution"].str.contains("Greater Manchester Combined Authority.*CC BY 4.0").all()
    assert TABLE.licence == "Creative Commons Attribution 4.0 International and Open Government Licence v3.0"
    assert "CC BY 4.0" in TABLE.attribution and "Open Government Licence" in TABLE.attribution


def test_no_proprietary_values_are_shipped() -> None:
    text = " ".join(ROWS.astype(str).to_numpy().ravel())
    assert not re.search(r"HACT|TOMs|PSSRU|Social Value Bank", text)


def test_addresses_are_publishers() -> None:
    hosts = {re.match(r"https://([^/]+)", url)[1] for url in ROWS["url"]}  # type: ignore[index]
    assert hosts == {"www.greatermanchester-ca.gov.uk", "www.gov.uk", "www.ons.gov.uk"}


def test_labels_are_our_own_and_short() -> None:
    assert ROWS["name"].str.len().max() <= 90
    assert ROWS["unit"].str.startswith("per ").all()


def test_an_unknown_id_names_those_near_it() -> None:
    with pytest.raises(TableMissing, match="no unit cost 'HO4'.*gmca-HO4.0-fiscal and gmca-HO4.1-fiscal"):
        reference.unit_cost("HO4")
    with pytest.raises(TableMissing, match="innokit reference unit_costs"):
        reference.unit_cost("castle")


def test_a_unit_cost_without_parts_has_none() -> None:
    assert reference.parts("gmca-CR3.0-fiscal").empty


def test_brief_leaves_the_provenance_out_and_html_follows_it() -> None:
    columns = "id service name value unit price_year kind who_bears status"
    assert list(TABLE.brief) == columns.split()
    shown = TABLE._repr_html_()
    assert "central government 94.2%, NHS 5.8%" in shown and "NHS and council, not split" in shown
    assert "Hostel place for a homeless household" in shown and "label and layout changed" not in shown
