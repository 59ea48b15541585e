"""Figures as published, and the shapes in which calculations read them."""

import math

import pytest

from innokit import reference
from innokit.errors import MethodRefused, TableMissing

YEARS = [30, 75, 125, 200, 300, math.inf]

# Standard: HM Treasury, terms of reference of the discounting review (2025), and the Northern Ireland guide.
# All three: Department for Transport, "Forthcoming change: Green Book updates" (16 April 2026), in per cent.
RATES = {
    "standard": [3.5, 3.0, 2.5, 2.0, 1.5, 1.0],
    "health": [1.5, 1.29, 1.07, 0.86, 0.64, 0.43],
    "additional sensitivity": [3.0, 2.57, 2.14, 1.71, 1.29, 0.86],
}

# Mott MacDonald (2002), Review of Large Public Procurement in the UK, Table 2, in per cent:
# works duration upper and lower, capital upper and lower.
BIAS = {
    "standard buildings": (4, 1, 24, 2),
    "non-standard buildings": (39, 2, 51, 4),
    "standard civil engineering": (20, 1, 44, 3),
    "non-standard civil engineering": (25, 3, 66, 6),
    "equipment/development": (54, 10, 200, 10),
}


@pytest.mark.parametrize("schedule", list(RATES))
def test_bands_are_those_published(schedule: str) -> None:
    bands = reference.discount_bands(schedule)
    assert [year for year, _ in bands] == YEARS
    assert [100 * rate for _, rate in bands] == pytest.approx(RATES[schedule], abs=1e-12)


def test_finite_years_are_whole_numbers() -> None:
    assert [type(year) for year, _ in reference.discount_bands()] == [int] * 5 + [float]


def test_the_2003_edition_has_the_standard_schedule_alone() -> None:
    assert reference.discount_bands(edition="HMT-Green-Book-2003-01") == reference.discount_bands("standard")
    with pytest.raises(TableMissing, match=r"'health'.*HMT-Green-Book-2003-01.*There are: standard"):
        reference.discount_bands("health", edition="HMT-Green-Book-2003-01")


def test_the_standard_bands_give_published_factors() -> None:
    """Northern Ireland guide, Appendix 4, Table 1 (as Green Book 2003, Annex 6): years 1, 10, 20 and 30."""
    factor, factors = 1.0, [1.0]
    for last, rate in reference.discount_bands():
        while len(factors) <= min(last, 30):
            factor /= 1 + rate
            factors.append(factor)
    assert [round(factors[year], 4) for year in (1, 10, 20, 30)] == [0.9662, 0.7089, 0.5026, 0.3563]


# HM Treasury, GDP deflators, December 2025, calendar years, 2024 = 100.
@pytest.mark.parametrize(
    ("year", "published"),
    [
        ("1990", 42.7537),
        ("2000", 54.8102),
        ("2010", 69.1217),
        ("2018", 79.1606),
        ("2020", 85.2137),
        ("2024", 100),
    ],
)
def test_calendar_deflators_are_those_published(year: str, published: float) -> None:
    assert reference.index(year) == published
    assert reference.deflator("calendar")[year] == published


def test_calendar_years_run_without_a_gap() -> None:
    assert list(reference.deflator("calendar")) == [str(year) for year in range(1990, 2025)]


# Unit Cost Database v1.4 (March 2015), Lookups sheet, 1989/90 = 100.
@pytest.mark.parametrize(
    ("year", "published"),
    [
        ("1989/90", 100),
        ("1999/00", 136.5585010969887),
        ("2010/11", 179.90688766945763),
        ("2015/16", 195.9696985671229),
    ],
)
def test_financial_deflators_are_those_of_the_workbook(year: str, published: float) -> None:
    assert reference.index(year) == pytest.approx(published, abs=1e-12)


def test_financial_years_chain_by_their_printed_changes() -> None:
    """A second way to each figure: the year before, raised by the change that the release prints."""
    rows = reference.load("gdp_deflators", "HMT-Budget-2015-03").values
    index, change = rows["index"].tolist(), rows["change"].tolist()
    assert len(index) == 31
    for before, after, raised in zip(index, index[1:], change[1:], strict=False):
        assert after == pytest.approx(before * (1 + raised), rel=1e-12)


# Unit Cost Database v1.4, updated costs at 2015/16 prices: entries CR1.0, CR3.0 and CR8.2 (economic).
@pytest.mark.parametrize(
    ("value", "year", "updated"),
    [
        (500, "2002/03", 673.2312183155595),
        (33785, "2013/14", 34840.37583),
        (1384, "2010/11", 1507.5690893792437),
    ],
)
def test_uprating_gives_the_workbooks_updated_costs(value: float, year: str, updated: float) -> None:
    assert value * reference.uprating(year, "2015/16") == pytest.approx(updated, rel=1e-9)


def test_uprating_there_and_back_changes_nothing() -> None:
    assert reference.uprating("1999", "2021") * reference.uprating("2021", "1999") == pytest.approx(
        1, abs=1e-15
    )


def test_calendar_and_financial_years_never_mix() -> None:
    with pytest.raises(MethodRefused, match="2018 and 2015/16 belong to different series"):
        reference.uprating("2018", "2015/16")


def test_each_kind_of_year_has_its_newest_edition() -> None:
    assert reference.deflator_edition("calendar") == "HMT-QNA-2025-12"
    assert reference.deflator_edition("financial") == "HMT-Budget-2015-03"
    with pytest.raises(TableMissing, match=r"no deflators of financial years.*HMT-QNA-2025-12"):
        reference.deflator("financial", edition="HMT-QNA-2025-12")


@pytest.mark.parametrize("label", ["2015/16", "2015-16", "2015\N{EN DASH}16", " 2015/16 "])
def test_usual_spellings_of_a_financial_year_are_read(label: str) -> None:
    assert reference.index(label) == reference.deflator("financial")["2015/16"]


@pytest.mark.parametrize(
    ("label", "span"), [("1989", "1990 to 2024"), ("2025", "1990 to 2024"), ("2024/25", "1989/90 to 2019/20")]
)
def test_a_year_not_covered_names_the_span(label: str, span: str) -> None:
    with pytest.raises(TableMissing, match=f"{label} is not covered.*{span}"):
        reference.index(label)


@pytest.mark.parametrize("label", ["", "15/16", "2015/17", "2015/2016", "FY2015", "20150"])
def test_what_is_no_price_year_is_refused(label: str) -> None:
    with pytest.raises(TableMissing, match="is not a price year"):
        reference.index(label)


@pytest.mark.parametrize("project_type", list(BIAS))
def test_optimism_bias_is_that_published(project_type: str) -> None:
    duration, capital = BIAS[project_type][:2], BIAS[project_type][2:]
    found = reference.optimism_bias(project_type)
    assert (100 * found.upper, 100 * found.lower) == pytest.approx(capital, abs=1e-12)
    found = reference.optimism_bias(project_type, "works duration")
    assert (100 * found.upper, 100 * found.lower) == pytest.approx(duration, abs=1e-12)


def test_outsourcing_has_a_bound_for_operating_cost_alone() -> None:
    assert reference.optimism_bias("Outsourcing", "operating") == (0.41, 0.0)
    with pytest.raises(TableMissing, match=r"'capital' for outsourcing.*There are: operating"):
        reference.optimism_bias("outsourcing")


def test_an_unknown_project_type_lists_those_there_are() -> None:
    with pytest.raises(TableMissing) as missing:
        reference.optimism_bias("castles")
    assert all(project_type in str(missing.value) for project_type in [*BIAS, "outsourcing"])


def test_the_upper_bound_is_never_below_the_lower() -> None:
    rows = reference.load("optimism_bias").values
    assert (rows["upper"] >= rows["lower"]).all()


def test_a_financial_year_is_three_quarters_of_one_calendar_year_and_one_of_the_next() -> None:
    calendar = reference.deflator("calendar")
    worked_out = reference.deflator("financial", "Derived-2025-12")
    assert list(worked_out)[-1] == "2023/24"
    for label, found in worked_out.items():
        first = int(label[:4])
        expected = 0.75 * calendar[str(first)] + 0.25 * calendar[str(first + 1)]
        assert found == pytest.approx(expected, abs=1e-4)


def test_the_series_worked_out_moves_within_1_per_cent_of_the_published_one_as_its_note_says() -> None:
    published = reference.deflator("financial", "HMT-Budget-2015-03")
    worked_out = reference.deflator("financial", "Derived-2025-12")
    for label in [f"{year}/{year % 100 + 1:02d}" for year in range(2010, 2020)]:
        theirs, ours = (series[label] / series["2013/14"] for series in (published, worked_out))
        assert ours == pytest.approx(theirs, rel=0.01)


def test_both_years_come_from_one_series_the_published_one_where_it_covers_them() -> None:
    assert reference.deflator_edition("financial", covering=["2010/11", "2015/16"]) == "HMT-Budget-2015-03"
    assert reference.deflator_edition("financial", covering=["2010/11", "2022/23"]) == "Derived-2025-12"
    worked_out = reference.deflator("financial", "Derived-2025-12")
    assert reference.uprating("2010/11", "2022/23") == worked_out["2022/23"] / worked_out["2010/11"]
