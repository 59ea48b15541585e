import pytest

from innokit import businesscase
from tests.businesscase.cases import box_15, homelessness, nigeae, toolkit


def test_box_15_comes_out_as_printed() -> None:
    """HM Treasury, The Green Book (2003), Box 15: £247,000 and, at £100,000 a year, minus £168,000."""
    figures = businesscase.appraise(box_15()).figures
    assert figures["npsv.new"].value == pytest.approx(247_490.80, abs=0.005)
    assert figures["npsv.new"].text == "247"
    assert figures["irr.new"].value == pytest.approx(0.081442, abs=5e-7)
    assert figures["payback.new"].value == pytest.approx(6.6667, abs=5e-5)
    assert figures["bcr.new"].value == pytest.approx(1.247491, abs=5e-7)


def test_box_15_sensitivity_and_switching_value() -> None:
    result = businesscase.one_way(box_15())
    assert result.figures["npsv-at-low.saving.new"].value == pytest.approx(-168_339.47, abs=0.005)
    assert result.figures["npsv-at-low.saving.new"].text == "−168"
    assert result.figures["switching.saving.new"].value == pytest.approx(120_241.37, abs=0.005)
    assert (
        "breaks even if the annual saving falls from £150,000 to £120,241 (19.8% less)" in result.in_words()
    )


def test_net_present_cost_of_two_options() -> None:
    """NIGEAE A4.6 prints 228.6 and 247.7; the latter adds lines already rounded, exactly it is 247.63."""
    result = businesscase.appraise(nigeae())
    assert result.figures["pv-costs.a"].value == pytest.approx(228_557.8, abs=0.05)
    assert result.figures["pv-costs.b"].value == pytest.approx(247_634.7, abs=0.05)
    assert [outcome.option.id for outcome in result.ranked] == ["a", "b"]
    assert "No option beats business as usual" in result.in_words()
    assert result.figures["payback.a"].text == "never"


def test_the_whole_local_chain() -> None:
    result = businesscase.appraise(homelessness())
    expected = {
        "pv-benefits.new": 547_481.2875,
        "pv-costs.new": 188_531.1523,
        "npsv.new": 358_950.1352,
        "bcr.new": 2.90393,
        "gained.new.council": 383_236.9012,
        "gained.new.provider": 164_244.3862,
        "cost.new.y0": 89_200.0 - 0.0,
        "benefit.new.y1": 200_072.5438,
        "benefit.new.y4": 102_437.1424,
        "benefit.new.y5": 0.0,
        "yearly.avoided": 200_072.5438,
    }
    assert {id: result.figures[id].value for id in expected} == pytest.approx(expected, rel=1e-6)
    assert result.figures["uprating.avoided"].value == pytest.approx(2_724.2993 / 2_501, rel=1e-7)
    switching = businesscase.one_way(homelessness()).figures["switching.impact.new"]
    assert switching.value == pytest.approx(0.103308, abs=5e-7)
    assert switching.text == "10.3%"


def test_the_editions_are_those_read() -> None:
    result = businesscase.appraise(homelessness())
    assert any("HMT-Budget-2015-03" in edition for edition in result.made.editions)
    assert any("HMT-Green-Book-2026-02" in edition for edition in result.made.editions)
    assert "HMT-Budget-2015-03" in result.provenance()


def test_prices_of_the_base_need_no_deflator() -> None:
    assert not any("eflator" in edition for edition in businesscase.appraise(box_15()).made.editions)


def test_every_correction_to_the_penny() -> None:
    figures = businesscase.appraise(toolkit()).figures
    burdens = -(figures["line.first"].value or 0) - (figures["line.later"].value or 0)
    assert round(figures["pv-costs.new"].value or 0, 2) == 90_227.01
    assert round(figures["line.jobs"].value or 0, 2) == 140_628.26
    assert round(burdens, 2) == 10_404.91
    assert round(figures["npsv.new"].value or 0, 2) == 39_996.34
    assert round(figures["bcr.new"].value or 0, 4) == 1.4433
    assert round(figures["irr.new"].value or 0, 4) == 0.4990
    assert [round(figures[f"benefit.new.y{k}"].value or 0, 2) for k in (1, 2, 3)] == [
        58_320 - 3_000,
        49_572 - 3_000,
        42_136.20 - 3_000,
    ]


def test_break_even_unit_value_to_the_penny() -> None:
    figures = businesscase.one_way(toolkit()).figures
    assert round(figures["switching.value.new"].value or 0, 2) == 1_788.97
    assert round(figures["npsv-at-low.value.new"].value or 0, 2) == -50_005.75
