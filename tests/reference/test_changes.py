"""Two editions side by side: what came, went and moved, for a whole table and for the rows of a case."""

from pathlib import Path

import pandas as pd
import pytest

from innokit import reference
from innokit.errors import TableMissing

OLD, NEW = "Ours-2025", "Ours-2026"


def rows(*lines: tuple[str, float, str]) -> pd.DataFrame:
    """Unit costs with id, value and price year; the rest alike."""
    alike = {"service": "housing", "unit": "per week", "kind": "fiscal", "who_bears": "council=1"}
    alike |= {"source": "Our ledger", "licence": "council-own", "status": "read at publisher"}
    return pd.DataFrame([{"id": i, "name": i, "value": v, "price_year": y, **alike} for i, v, y in lines])


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """A council's own costs in two editions: one stays, two move, one goes, one comes."""
    folder = tmp_path / "our-tables"
    first = rows(
        ("stays", 10, "2024/25"), ("rises", 200, "2024/25"), ("repriced", 50, "2024/25"),
        ("goes", 7, "2024/25"), ("saving", -40, "2024/25"),
    )  # fmt: skip
    second = rows(
        ("stays", 10, "2024/25"), ("rises", 250, "2024/25"), ("repriced", 55, "2025/26"),
        ("comes", 3, "2025/26"), ("saving", -30, "2024/25"),
    )  # fmt: skip
    for edition, date, table in ((OLD, "2025-06", first), (NEW, "2026-06", second)):
        reference.add_edition(
            folder, "our_costs", table, edition=edition, date=date, title="Our costs", source="Our ledger",
            note="From the ledger.", like="unit_costs",
        )  # fmt: skip
    return folder


def test_what_came_went_and_moved(council: Path) -> None:
    found = reference.compare("our_costs", OLD, NEW, council)
    assert found.changed == ("rises", "repriced", "saving")
    assert found.added == ("comes",) and found.withdrawn == ("goes",) and found.unchanged == 1
    assert found.in_words().endswith("3 changed, 1 added, 1 withdrawn, 1 unchanged.")


def test_by_how_much_is_said_only_in_the_same_prices(council: Path) -> None:
    found = {change.id: change for change in reference.changes("our_costs", OLD, NEW, folder=council)}
    assert (found["rises"].old_value, found["rises"].new_value) == (200, 250)
    assert found["rises"].difference == 50 and found["rises"].relative == 0.25
    assert found["rises"].columns == ("value",)
    assert found["repriced"].columns == ("value", "price_year") and not found["repriced"].same_prices
    assert found["repriced"].difference is None and found["repriced"].relative is None
    assert found["comes"].old is None and found["comes"].new_value == 3 and found["comes"].difference is None


def test_a_negative_value_survives_and_its_change_has_the_right_sign(council: Path) -> None:
    assert reference.unit_cost("saving", folder=council, table="our_costs").value == -30
    (change,) = reference.changes("our_costs", OLD, NEW, ["saving"], council)
    assert (change.old_value, change.new_value) == (-40, -30)
    assert change.difference == 10 and change.relative == 0.25


def test_each_id_of_a_case_gets_its_answer_in_order(council: Path) -> None:
    ids = ["goes", "stays", "castle", "rises", "comes", "stays"]
    states = [(c.id, c.state) for c in reference.changes("our_costs", OLD, NEW, iter(ids), council)]
    assert states == [
        ("goes", "withdrawn"),
        ("stays", "unchanged"),
        ("castle", "in neither"),
        ("rises", "changed"),
        ("comes", "added"),
    ]


def test_there_and_back_swap_places(council: Path) -> None:
    there, back = (reference.compare("our_costs", *pair, council) for pair in ((OLD, NEW), (NEW, OLD)))
    assert there.added == back.withdrawn and there.withdrawn == back.added
    assert sorted(there.changed) == sorted(back.changed)
    forth = {c.id: c.difference for c in there.changes if c.difference is not None}
    home = {c.id: c.difference for c in back.changes if c.difference is not None}
    assert home == {id: -moved for id, moved in forth.items()}


def test_an_edition_against_itself_shows_nothing() -> None:
    found = reference.compare("unit_costs", "Compiled-2026-11", "Compiled-2026-11")
    assert found.changes == () and found.table().empty
    assert found.unchanged == len(reference.load("unit_costs"))


def test_the_table_has_a_row_for_each_cell_that_moved(council: Path) -> None:
    table = reference.compare("our_costs", OLD, NEW, council).table()
    assert list(table) == ["id", "change", "column", "old", "new", "difference", "relative"]
    assert len(table) == 1 + 2 + 1 + 2
    line = table[table["id"] == "rises"].iloc[0]
    assert (line["old"], line["new"], line["difference"], line["relative"]) == (200, 250, 50, 0.25)
    shown = reference.compare("our_costs", OLD, NEW, council)._repr_html_()
    assert "<td>rises</td><td>changed</td><td>value</td><td>200</td><td>250</td><td>50</td><td>25.0%" in shown


def test_shipped_editions_compare_by_all_their_keys() -> None:
    found = reference.compare("discount_schedules", "HMT-Green-Book-2003-01", "HMT-Green-Book-2026-02")
    assert "health / 30" in found.added and "additional sensitivity / inf" in found.added
    assert {change.columns for change in found.changes if change.state == "changed"} == {("status",)}


def test_an_edition_that_is_not_there_is_named() -> None:
    with pytest.raises(TableMissing, match="no edition 'v9'"):
        reference.changes("unit_costs", "v9", "Compiled-2026-11")


def test_names_of_strangers_are_escaped(tmp_path: Path) -> None:
    hostile = rows(("x", 1, "2024")).assign(name="<script>alert(1)</script>")
    for edition, table in (("a", rows(("x", 1, "2024"))), ("b", hostile)):
        reference.add_edition(
            tmp_path, "costs", table, edition=edition, date="2025", title="t", source="s", note="n",
            like="unit_costs",
        )  # fmt: skip
    shown = reference.compare("costs", "a", "b", tmp_path)._repr_html_()
    assert "<script>" not in shown and "&lt;script&gt;" in shown
