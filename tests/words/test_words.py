"""Text from strangers stays harmless, and numbers read as a person would say them."""

import datetime
import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innokit import words
from tests.counts import count

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "a\x00b",
    "\ud800",
)


@settings(max_examples=count("hypothesis"))
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_escaped_text_reads_the_same_and_holds_no_markup(text: str) -> None:
    """What a browser would show is the text itself, and no character of markup is left."""
    escaped = words.escape(text)
    assert html.unescape(escaped) == text
    assert not set("<>\"'") & set(escaped)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_harmless_everywhere(text: str) -> None:
    """Neither pages nor charts get a tag, a lone surrogate or a NUL."""
    for shown in (words.escape(text), words.plain_for_chart(text)):
        assert "<" not in shown
        assert "\x00" not in shown
        shown.encode("utf-8")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\x00"])
def test_no_cell_starts_as_a_formula(start: str) -> None:
    """The characters that OWASP ASVS 1.2.10 lists get a quote before them."""
    assert words.cell_text(f"{start}1+1") == f"'{start}1+1"


def test_cells_of_plain_text_stay_as_they_are() -> None:
    """Nothing is added to text that no program takes for a formula."""
    assert words.cell_text("007 = licence") == "007 = licence"


def test_one_line_never_grows_and_drops_direction_marks() -> None:
    """A long or many-lined title becomes one short line, without the marks that turn text around."""
    assert len(words.one_line("word " * 400, 60)) <= 60
    assert words.one_line("safe\u202etxt.exe") == "safetxt.exe"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "£0"),
        (999_499, "£999,000"),
        (999_500, "£1.0 million"),
        (-0.2, "£0"),
        (9_999.6, "£10,000"),
        (-1.26e9, "−£1.3 billion"),
    ],
)
def test_sums_of_money(value: float, said: str) -> None:
    """Rounding carries over into the next wording and never leaves a minus before nothing."""
    assert words.sum_of_money(value) == said


@settings(max_examples=count("hypothesis"))
@given(st.floats(-1e9, 1e9))
def test_exact_numbers_read_back(value: float) -> None:
    """What is printed as exact is the value to six decimal places."""
    text = words.exact(value).replace(",", "").replace(words.MINUS, "-")
    assert float(text) == pytest.approx(value, abs=5.1e-7)


def test_dates_read_the_same_everywhere() -> None:
    """An instant is shown in UTC whatever zone it was written in."""
    there = datetime.datetime(2026, 7, 1, 1, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=5)))
    assert words.date_words(there) == "30 June 2026, 20:30 UTC"


@pytest.mark.parametrize(
    ("share", "said"),
    [(0.0, "none"), (0.2, "about 2 in 10"), (0.05, "about 5 in 100"), (0.999, "more than 99 in 100")],
)
def test_shares(share: float, said: str) -> None:
    """Shares are said in tenths, or hundredths where tenths would hide them."""
    assert words.share_words(share) == said


@pytest.mark.parametrize(
    ("digits", "unit", "said"),
    [
        ("1", "years", "1 year"), ("0.5", "years", "0.5 years"), ("1", "visits a week", "1 visit a week"),
        ("1", "enquiries", "1 enquiry"), ("1", "boxes", "1 box"), ("−1", "points", "−1 point"),
        ("1", "bus", "1 bus"), ("1", "", "1"), ("12", "people", "12 people"), ("1", "people", "1 person"),
    ],
)  # fmt: skip
def test_units_are_singular_after_one(digits: str, unit: str, said: str) -> None:
    """The unit of an assumption is written in the plural, whatever its value."""
    assert words.with_unit(digits, unit) == said
