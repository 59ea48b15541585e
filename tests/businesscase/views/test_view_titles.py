"""Titles from strangers in every view."""

import pytest

from innokit import businesscase
from innokit.records import Case
from tests.businesscase.views.money import new_system
from tests.evidence.hostile import TITLES

VIEWS = ("council_cash", "public_agencies", "weighted", "three_views")


def renamed(title: str) -> Case:
    """Every title and name that a view shows, exchanged."""
    case = new_system()
    fields = ("title", "budget_line", "owner", "confirmed_by")
    named = [
        record.changed(**{field: title for field in fields if field in type(record).model_fields})
        for record in case.records
    ]
    case = Case(named)
    frame = case.by_id["frame"].changed(reference_income=30_000.0)
    return case.replaced(frame, case.by_id["residents"].changed(income=20_000.0))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("title", [*TITLES[:8], "=1+1", "a.b c/d\ne", "x" * 2_000, "Gofal plant 🏴󠁧󠁢󠁷󠁬󠁳󠁿"])
def test_hostile_titles_are_text(view: str, title: str) -> None:
    shown = getattr(businesscase, view)(renamed(title))
    html = shown._repr_html_()
    assert "<script>" not in html
    assert "onerror='" not in html
    assert "<img" not in html
    assert "<svg" not in html
    assert title in shown.in_words()
    assert shown.to_plain()["figures"]
