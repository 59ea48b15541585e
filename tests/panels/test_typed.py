"""Numbers, shares and days as people type them."""

import datetime
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innokit.errors import RecordError
from innokit.panels import typed
from tests.counts import count

NUMBERS = {
    "1,234": 1234.0,
    "£85": 85.0,
    " £ 1,234,567.50 ": 1234567.5,
    "−12": -12.0,
    "-£5": -5.0,
    "12 000": 12000.0,
    "1\u202f000": 1000.0,
    ".5": 0.5,
    "1e3": 1000.0,
    "007": 7.0,
}
REFUSED = {
    "1,5": "write 1.5",
    "12,34": "write 12.34",
    "1.234,5": "write 1234.5",
    "85%": "leave the % sign out",
    "85k": "digits alone",
    "nan": "digits alone",
    "inf": "digits alone",
    "1,234 567": "digits alone",
    "٣": "digits alone",
    "1e999": "smaller",
    "": "digits alone",
    "(500)": "digits alone",
}


@pytest.mark.parametrize(("text", "value"), NUMBERS.items())
def test_numbers_are_read(text: str, value: float) -> None:
    assert typed.number(text) == value


@pytest.mark.parametrize(("text", "remedy"), REFUSED.items())
def test_what_is_no_number_is_refused_with_what_to_write(text: str, remedy: str) -> None:
    with pytest.raises(RecordError, match=remedy):
        typed.number(text)


def test_pounds_belong_to_money_alone() -> None:
    with pytest.raises(RecordError, match="not an amount of money"):
        typed.number("£85", pounds=False)


def test_shares_are_read_both_ways() -> None:
    assert typed.share("45%") == typed.share("0.45") == typed.share(" 45 % ") == 0.45
    assert typed.share("0.1%") == 0.001
    assert typed.share("240%") == 2.4


@pytest.mark.parametrize("text", ["45", "1.5", "−7"])
def test_a_bare_share_above_the_whole_could_mean_two_things(text: str) -> None:
    with pytest.raises(RecordError, match="per cent"):
        typed.share(text)


def test_whole_numbers() -> None:
    assert typed.integer("3.0") == 3
    assert typed.integer("1,000") == 1000
    with pytest.raises(RecordError, match="whole number"):
        typed.integer("3.5")


@pytest.mark.parametrize("text", ["2026-11-03", "3/11/2026", "03.11.2026", "3 November 2026", "3 nov 2026"])
def test_days_are_read_with_the_day_first(text: str) -> None:
    assert typed.date(text) == datetime.date(2026, 11, 3)


@pytest.mark.parametrize("text", ["31/02/2026", "2026-13-01", "3 Ju 2026", "soon", "11/2026", "3 ma 2026"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(RecordError, match="is not a day"):
        typed.date(text)


@given(st.floats(allow_nan=False, allow_infinity=False))
@settings(max_examples=4 * count("hypothesis"))
def test_what_is_written_reads_the_same(value: float) -> None:
    assert typed.number(typed.number_text(value)) == value
    assert typed.share(typed.share_text(value / 1e3)) == value / 1e3 or math.isclose(value, 0, abs_tol=1e-300)
