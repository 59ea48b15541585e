"""The page about the tables, and the folder's own README, keep up with the data."""

import math
from pathlib import Path

import pytest

from innokit import reference

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "reference-tables.md").read_text(encoding="utf-8")
README = (ROOT / "data" / "README.md").read_text(encoding="utf-8")


def test_every_edition_stands_on_the_page_with_its_date_rows_and_status() -> None:
    lines = PAGE.splitlines()
    for row in reference.catalogue().itertuples():
        start = f"| `{row.name}` | `{row.edition}` | {row.date} | {row.rows} | {row.status}"
        assert any(line.startswith(start) for line in lines), start


def test_the_page_names_no_edition_that_is_not_there() -> None:
    named = [line for line in PAGE.splitlines() if line.startswith(tuple(f"| `{n}" for n in _names()))]
    assert len(named) == len(reference.catalogue())


@pytest.mark.parametrize("name", reference.catalogue()["name"].unique())
def test_every_column_is_named_in_order(name: str) -> None:
    columns = ", ".join(f"`{column.name}`" for column in reference.load(name).fields)
    assert f"Columns: {columns}." in PAGE


def test_the_rates_on_the_page_are_those_of_the_newest_edition() -> None:
    schedules = [reference.discount_bands(s) for s in ("standard", "health", "additional sensitivity")]
    for bands in zip(*schedules, strict=True):
        cells = " | ".join(f"{100 * rate:.4g}%" for _, rate in bands)
        assert f"| {cells} |" in PAGE, cells


def test_the_bounds_on_the_page_are_those_of_the_newest_edition() -> None:
    for project_type in reference.load("optimism_bias").values["project_type"].unique()[:-1]:
        cells = [
            f"{100 * found.upper:.4g}% and {100 * found.lower:.4g}%"
            for found in (reference.optimism_bias(project_type, m) for m in ("capital", "works duration"))
        ]
        assert f"| {project_type} | {cells[0]} | {cells[1]} |" in PAGE
    operating = reference.optimism_bias("outsourcing", "operating")
    assert f"operating cost: {100 * operating.upper:.4g}% and {100 * operating.lower:.4g}%" in PAGE


def test_the_categories_on_the_page_are_those_of_the_newest_edition() -> None:
    for row in reference.load("value_for_money").values.itertuples():
        start = "below 0" if row.at_least == -math.inf else f"{row.at_least:g}"
        assert f"| {row.category} | {start} |" in PAGE


def test_the_grades_on_the_page_are_those_of_the_newest_edition() -> None:
    for row in reference.load("confidence_grades").values.itertuples():
        assert f"| {row.grade:g} | {100 * row.cost_uplift:g}% | {100 * row.benefit_cut:g}% |" in PAGE


def test_the_counts_of_unit_costs_on_the_page_are_those_of_the_newest_edition() -> None:
    for service, count in reference.load("unit_costs").values["service"].value_counts().items():
        assert f"| {service} | {count} |" in PAGE, service


def test_the_folders_readme_names_every_table_and_edition() -> None:
    for row in reference.catalogue().itertuples():
        assert f"`{row.name}.csv`" in README and f"`{row.edition}`" in README


def _names() -> set[str]:
    return set(reference.catalogue()["name"])
