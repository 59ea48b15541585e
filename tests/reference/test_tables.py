"""Loading tables: newest by default, named when asked, and never altered by a reader."""

import dataclasses
import json
import math
import shutil
from pathlib import Path

import pandas as pd
import pytest

from innokit import reference
from innokit.errors import TableMissing

NAMES = [
    "discount_schedules",
    "gdp_deflators",
    "optimism_bias",
    "unit_costs",
    "unit_cost_parts",
    "wellbys",
    "value_for_money",
    "confidence_grades",
    "distributional_weights",
]


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """A council's own folder: the deflators with one later edition, which names a hostile source."""
    folder = tmp_path / "our-tables"
    shutil.copytree(reference.locate(), folder)
    with (folder / "gdp_deflators.csv").open("a", encoding="utf-8", newline="\n") as file:
        file.write("Ours-2026-06,financial,2024/25,97.5,,2025/26,outturn\n")
        file.write("Ours-2026-06,financial,2025/26,100,,2025/26,outturn\n")
    raw = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    deflators = raw["resources"][1]
    hostile = [{"title": "<script>alert(1)</script>", "path": ""}]
    ours = {**deflators["editions"][0], "edition": "Ours-2026-06", "date": "2026-06-30", "sources": hostile}
    deflators["editions"].append(ours)
    (folder / "datapackage.json").write_text(json.dumps(raw), encoding="utf-8")
    reference.stamp(folder)
    assert reference.check(folder) == []
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_the_newest_edition_is_the_one_with_the_latest_date(name: str) -> None:
    catalogue = reference.catalogue()
    dates = catalogue[catalogue["name"] == name].set_index("edition")["date"]
    assert dates[reference.load(name).edition] == max(dates)
    assert reference.load(name).editions == tuple(sorted(dates.index, key=lambda e: dates[e], reverse=True))


def test_a_later_edition_becomes_the_default_without_a_line_of_code(council: Path) -> None:
    assert reference.load("gdp_deflators").edition == "HMT-QNA-2025-12"
    assert reference.load("gdp_deflators", folder=council).edition == "Ours-2026-06"
    assert reference.index("2024/25", folder=council) == 97.5
    assert reference.deflator_edition("calendar", folder=council) == "HMT-QNA-2025-12"
    earlier = reference.index("2015/16", edition="HMT-Budget-2015-03", folder=council)
    assert earlier == pytest.approx(195.9696985671229, abs=1e-12)


def test_a_named_edition_holds_its_own_rows_only() -> None:
    table = reference.load("gdp_deflators", "HMT-Budget-2015-03")
    assert set(table.values["edition"]) == {"HMT-Budget-2015-03"}
    assert list(table.values.index) == list(range(31)) and len(table) == 31


def test_unknown_names_list_what_there_is() -> None:
    with pytest.raises(TableMissing) as missing:
        reference.load("deflators")
    assert all(name in str(missing.value) for name in NAMES)
    with pytest.raises(TableMissing) as missing:
        reference.load("gdp_deflators", "HMT-QNA-2099-12")
    assert "HMT-QNA-2025-12" in str(missing.value) and "HMT-Budget-2015-03" in str(missing.value)


def test_nobody_can_alter_the_shared_table() -> None:
    table = reference.load("optimism_bias")
    mine = table.values
    mine.loc[:, "upper"] = 9.0
    del mine["lower"]
    again = reference.load("optimism_bias").values
    assert again["upper"].max() == 2.0 and "lower" in again
    assert table.values["upper"].max() == 2.0
    with pytest.raises(dataclasses.FrozenInstanceError):
        table.edition = "mine"  # type: ignore[misc]


def test_a_table_says_where_it_comes_from() -> None:
    table = reference.load("gdp_deflators", "HMT-Budget-2015-03")
    assert "https://www.gov.uk/" in table.source and "Unit Cost Database v1.4" in table.source
    assert table.licence == "Open Government Licence v3.0"
    assert table.status == "read in a transcription"
    assert "reproducing" in table.note and "CC BY 4.0" in table.attribution
    assert len(table.checksum) == 64


@pytest.mark.parametrize("name", NAMES)
def test_columns_are_those_described_and_of_their_kind(name: str) -> None:
    table = reference.load(name)
    assert list(table.values.columns) == [column.name for column in table.fields]
    for column in table.fields:
        kind = table.values[column.name].dtype
        assert pd.api.types.is_float_dtype(kind) == (column.type == "number"), column.name


def test_the_catalogue_has_a_line_for_every_edition() -> None:
    catalogue = reference.catalogue()
    assert list(catalogue["name"].unique()) == NAMES
    assert catalogue["newest"].sum() == len(NAMES)
    assert catalogue["rows"].tolist() == [18, 6, 35, 34, 31, 11, 79, 72, 3, 6, 6, 3]
    for line in catalogue.itertuples():
        assert len(reference.load(str(line.name), str(line.edition))) == line.rows


def test_the_page_of_a_table_reads_as_words_and_figures() -> None:
    shown = reference.load("discount_schedules")._repr_html_()
    assert "<td>1.29%</td>" in shown and "<td>no end</td>" in shown
    assert "Open Government Licence v3.0" in shown
    assert "<td>not given</td>" in reference.load("gdp_deflators")._repr_html_()


def test_text_of_a_strange_folder_is_escaped(council: Path) -> None:
    shown = reference.load("gdp_deflators", folder=council)._repr_html_()
    assert "<script>" not in shown and "&lt;script&gt;" in shown


def test_the_word_NA_stays_a_word(council: Path) -> None:  # noqa: N802
    file = council / "gdp_deflators.csv"
    file.write_text(
        file.read_text(encoding="utf-8").replace(",2025/26,outturn", ",NA,outturn"), encoding="utf-8"
    )
    reference.stamp(council)
    values = reference.load("gdp_deflators", folder=council).values
    assert values["base_year"].tolist() == ["NA", "NA"]
    assert all(math.isnan(change) for change in values["change"])
