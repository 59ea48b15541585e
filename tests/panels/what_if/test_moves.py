"""What may be moved, how far, and what a move gives: pure functions, without a widget."""

from typing import Any

import pytest

from innokit.businesscase import appraise
from innokit.errors import MethodRefused, RecordError
from innokit.panels import typed
from innokit.panels.what_if import moves
from innokit.panels.what_if.answer import round_scale
from innokit.panels.what_if.moves import Ground
from innokit.panels.what_if.showing import differing, now
from innokit.records import Assumption, BenefitLine, Case, CostLine, Ref
from tests.panels.what_if.cases import RENT, TAKE_UP, WORTH, draft, everything, made, npsv

SHARE, MONEY, WEEKS = TAKE_UP, WORTH, Assumption(title="Wait", value=12, unit="weeks")


@pytest.mark.parametrize(
    ("assumption", "text", "value"),
    [
        (SHARE, "45%", 0.45),
        (SHARE, "45 per cent", 0.45),
        (SHARE, " 45 percent ", 0.45),
        (SHARE, "0.45", 0.45),
        (MONEY, "£1,200", 1200),
        (MONEY, "1200", 1200),
        (MONEY, "£1,200 a year", 1200),
        (MONEY, "85.50", 85.5),
        (WEEKS, "12 weeks", 12),
        (WEEKS, "12", 12),
        (WEEKS, "−3", -3),
    ],
)
def test_a_value_is_read_as_a_person_writes_it(assumption: Assumption, text: str, value: float) -> None:
    assert typed.in_unit(text, assumption.unit) == value
    assert typed.in_unit(typed.unit_text(value, assumption.unit), assumption.unit) == value


@pytest.mark.parametrize(
    ("assumption", "text", "says"),
    [
        (SHARE, "45", "write 45% if you mean per cent"),
        (MONEY, "1,5", "write 1.5"),
        (MONEY, "lots", "is not a number"),
        (WEEKS, "£3", "not an amount of money"),
        (WEEKS, " ", "Nothing is written here"),
    ],
)
def test_what_is_no_value_is_refused(assumption: Assumption, text: str, says: str) -> None:
    with pytest.raises(RecordError, match=says):
        typed.in_unit(text, assumption.unit)


def test_only_assumptions_that_a_valued_line_uses_are_moved() -> None:
    people = Ref(assumption="spare")
    ground = Ground(made(BenefitLine(title="Pride", option="phone", gainer="council", people=people)))
    assert [given.id for given in ground.assumptions] == ["take-up", "worth", "rent"]
    assert ground.uses["rent"] == ["Rooms"]


def test_a_slider_runs_from_low_to_high_in_round_steps() -> None:
    ground = Ground(made())
    share = moves.scale(ground, TAKE_UP)
    assert share is not None
    assert (share.low, share.high, share.step, share.places) == (0.35, 0.75, 0.005, 80)
    assert (share.place(0.35), share.place(0.6), share.place(0.75), share.place(9)) == (0, 50, 80, 80)
    assert moves.scale(ground, RENT) is None  # neither end is recorded: the box alone


@pytest.mark.parametrize(("low", "high"), [(100, None), (None, 1300), (1200, 1200), (-500, 1e300)])
def test_a_slider_with_a_blank_end_stops_at_the_value(low: float | None, high: float | None) -> None:
    rent = RENT.changed(low=low, high=high)
    found = moves.scale(Ground(made().replaced(rent)), rent)
    if low == high:
        assert found is None
    else:
        assert found is not None
        assert (found.low, found.high) == (max(low or 0, 0) if low else 1200, high or 1200)
        assert found.low + found.places * found.step >= found.high * (1 - 1e-9)


def test_a_slider_stays_within_what_the_lines_can_take() -> None:
    wide = TAKE_UP.changed(low=-0.2, high=1.4)
    found = moves.scale(Ground(made().replaced(wide)), wide)
    assert found is not None
    assert (found.low, found.high) == (0, 1)


@pytest.mark.parametrize(("take_up", "worth"), [(0.45, 85.0), (0.6, 61.5), (0.75, 120.0), (0.0, 85.0)])
def test_a_move_gives_what_plain_arithmetic_and_a_whole_appraisal_give(take_up: float, worth: float) -> None:
    ground = Ground(made())
    found = {o.option.id: o for o in moves.outcomes(ground, draft(take_up, worth))}
    assert found["phone"].npsv == pytest.approx(npsv(take_up, worth), rel=1e-12)
    wide = {"low": 0, "high": 200}
    moved = made().replaced(TAKE_UP.changed(value=take_up, **wide), WORTH.changed(value=worth, **wide))
    for outcome in appraise(moved).outcomes:
        assert found[outcome.option.id].npsv == pytest.approx(outcome.npsv, rel=1e-12)
        assert found[outcome.option.id].payback == outcome.payback


def test_the_finding_says_which_is_best_or_that_none_is() -> None:
    ground = Ground(made())
    shown = now(ground, draft(), "")
    assert shown["title"] == "Phone lessons is worth most: £1,488 more than it costs"
    assert [line["text"] for line in shown["answers"]] == [f"£{npsv():,.0f}", "−£3,480"]
    assert shown["payback"] == "Payback of Phone lessons: 1.1 years."
    worse = now(ground, draft(0.35, 60.0), "")
    assert worse["title"] == "No option beats business as usual"
    assert worse["answers"][0]["before"] == f"£{npsv():,.0f} as recorded"
    assert not any(line["best"] for line in worse["answers"])


def test_the_bridge_goes_from_gross_benefits_to_npsv() -> None:
    bridge = now(Ground(made()), draft(worth=100.0), "phone")["bridge"]
    assert [(bar["key"], bar["text"]) for bar in bridge["bars"]] == [
        ("gross", "£12,000"),
        ("deadweight", "−£2,400"),
        ("attribution", "−£4,800"),
        ("corrections", "−£480"),
        ("discounting", f"−£{4320 - npsv(worth=100) - 2000:,.0f}"),
        ("costs", "−£2,000"),
        ("npsv", f"£{npsv(worth=100):,.0f}"),
    ]
    for bar, after in zip(bridge["bars"], bridge["bars"][1:-1], strict=False):
        end = bar["start"] + (bar["wide"] if bar["key"] == "gross" else 0)
        assert after["start"] + after["wide"] == pytest.approx(end, abs=0.002)
    assert now(Ground(made()), draft(), "home")["bridge"]["option"] == "home"
    assert now(Ground(made()), draft(), "gone")["bridge"]["option"] == "phone"


def test_bars_of_a_loss_lie_left_of_zero() -> None:
    bridge = now(Ground(made()), draft(), "home")["bridge"]
    last = bridge["bars"][-1]
    assert last["text"] == "−£3,480"
    assert last["start"] + last["wide"] == pytest.approx(bridge["zero"])
    assert all(bar["start"] >= 0 and bar["start"] + bar["wide"] <= 100.001 for bar in bridge["bars"])


@pytest.mark.parametrize(("low", "high"), [(0, 0), (-5, 0), (0, 1e9), (-3e6, 2e6), (0, 0.4)])
def test_a_round_scale_holds_its_range_in_few_ticks(low: float, high: float) -> None:
    first, last, ticks = round_scale(low, high)
    assert first <= low <= high <= last
    assert first < last
    assert 2 <= len(ticks) <= 6
    assert 0 in ticks


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (1.2, "no more than 100%"),
        (-0.1, "no less than 0%"),
        ("many", "is not a number"),
        ("60", "write 60% if you mean per cent"),
        (0.8, "above the high value on record, 75%. Let the range reach it, or move it back"),
        (0.3, "below the low value on record, 35%"),
    ],
)
def test_what_keeps_a_value_from_being_recorded_is_said(given: Any, says: str) -> None:
    ground = Ground(made())
    assert says in moves.faults(ground, draft(given))["take-up"]
    with pytest.raises(RecordError, match="Take-up: "):
        moves.to_records(ground, draft(given))


def test_a_value_beyond_the_range_is_tried_but_recorded_only_with_the_range() -> None:
    ground = Ground(made())
    assert moves.outcomes(ground, draft(0.9))[0].npsv == pytest.approx(npsv(0.9))
    (record, *rest) = moves.to_records(ground, draft(0.9, widen="take-up"))
    assert (record.value, record.low, record.high) == (0.9, 0.35, 0.9)
    assert rest == [WORTH, RENT]
    (low, *_) = moves.to_records(ground, draft(0.1, widen="take-up"))
    assert (low.value, low.low, low.high) == (0.1, 0.1, 0.75)


def test_only_the_value_changes() -> None:
    record = moves.to_records(Ground(made()), draft(0.45))[0]
    assert record == TAKE_UP.changed(value=0.45)


def test_what_differs_is_said_with_both_values() -> None:
    said = differing(Ground(made()), draft(0.45, "x", 1300.0))
    assert said == [
        "Take-up: 45% in place of 60%",
        "Worth of a visit: ‘x’ in place of £85 a year",
        "Rent: £1,300 a year in place of £1,200 a year",
    ]


def test_two_values_that_do_not_go_together_are_refused_in_words() -> None:
    line = BenefitLine(
        title="Jobs", option="phone", gainer="council", unit_value=1, impact=Ref(assumption="take-up"),
        deadweight=Ref(assumption="anyway"), deadweight_meaning="points",
    )  # fmt: skip
    anyway = Assumption(id="anyway", title="Anyway", value=0.3, unit="share")
    ground = Ground(made(anyway, line))
    both = {**draft(0.35), "anyway": {"given": 0.5, "widen": False}}
    with pytest.raises(MethodRefused, match="Deadweight of 0.5 is more than the effect of 0.35"):
        moves.outcomes(ground, both)
    assert "Deadweight" in now(ground, both, "")["waiting"]
    with pytest.raises(MethodRefused, match="Deadweight"):
        moves.to_records(ground, {**both, "take-up": {"given": 0.4, "widen": False}})


@pytest.mark.parametrize("odd", [None, True, [1], {"a": 1}, float("nan"), float("inf"), "", "1e999"])
def test_a_draft_of_odd_values_is_read_and_refused_not_believed(odd: Any) -> None:
    ground = Ground(made())
    read = moves.took(ground, {"take-up": {"given": odd}, "other": {"given": 1}})
    assert set(read) == {"take-up", "worth", "rent"}
    assert "take-up" in moves.faults(ground, read)


def test_a_widened_range_is_believed_only_beyond_the_range() -> None:
    ground = Ground(made())
    for text, value, widen in (("50%", 0.5, False), ("90%", 0.9, True)):
        read = moves.took(ground, {"take-up": {"given": text, "widen": True}})
        assert read["take-up"] == {"given": value, "widen": widen}


def test_without_an_appraisal_there_is_nothing_to_move_and_it_says_why() -> None:
    ground = Ground(Case([record for record in everything() if record.kind != "frame"]))
    assert ground.assumptions == ()
    assert "No frame is recorded" in now(ground, {}, "")["waiting"]


def test_a_transfer_limits_its_assumption_too() -> None:
    grant = CostLine(
        title="Grant", option="phone", payer="council", amount=1, optimism_bias=0.1, transfer=True,
        managed_share=Ref(assumption="rent"),
    )  # fmt: skip
    ground = Ground(made(grant).replaced(RENT.changed(value=0.5)))
    assert ground.ends["rent"] == (0.0, 1.0)
