"""A council's own tables: added the same way, checked cell by cell, and nothing written where one fails."""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from innokit import reference
from innokit.errors import IntakeError, TableMissing
from tests.counts import count

HEAD = "id,service,name,value,unit,price_year,kind,who_bears,source,licence,status"
GOOD = "our-hostel,housing,Hostel place,121.5,per week,2025/26,fiscal,council=0.7; NHS=0.3,Our ledger,council-own,read at publisher"  # noqa: E501 - a line of a file

WORDS: Any = {"edition": "e", "date": "2026", "title": "t", "source": "s", "note": "n"}

Add = Callable[..., Any]


@pytest.fixture
def add(tmp_path: Path) -> Add:
    """Write lines to a CSV and add them as an edition, with usual words unless told otherwise."""

    def added(*lines: str, head: str = HEAD, name: str = "unit_costs", **words: Any) -> Any:
        file = tmp_path / "new.csv"
        file.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
        usual = {
            "edition": "Ours-2026-06", "date": "2026-06-30", "title": "Our costs", "source": "Our ledger",
            "note": "From the ledger.",
        }  # fmt: skip
        return reference.add_edition(tmp_path / "ours", name, file, **(usual | words))

    return added


def written(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {file.name: file.read_bytes() for file in folder.iterdir()} if folder.is_dir() else {}


def test_an_own_edition_becomes_the_newest_and_earlier_ones_stay(add: Add, tmp_path: Path) -> None:
    table = add(GOOD, date="2026-12-01")
    folder = tmp_path / "ours"
    assert table.edition == "Ours-2026-06" and table.licence == "The council's own figures"
    assert table.editions == ("Ours-2026-06", "Compiled-2026-11")
    assert reference.check(folder) == []
    cost = reference.unit_cost("our-hostel", folder=folder)
    assert (cost.value, cost.who_bears) == (121.5, {"council": 0.7, "NHS": 0.3})
    earlier = reference.load("unit_costs", "Compiled-2026-11", folder)
    pd.testing.assert_frame_equal(earlier.values, reference.load("unit_costs").values)
    assert "our-hostel" not in set(reference.load("unit_costs").values["id"])


def test_a_new_name_has_the_columns_of_another_and_rows_of_its_own(add: Add, tmp_path: Path) -> None:
    assert len(add(GOOD, name="our_costs", like="unit_costs")) == 1
    add(GOOD.replace("121.5", "130"), name="our_costs", edition="Ours-2027", date="2027")
    folder = tmp_path / "ours"
    catalogue = reference.catalogue(folder)
    assert catalogue["name"].tolist() == ["our_costs"] * 2 and catalogue["rows"].tolist() == [1, 1]
    assert reference.check(folder) == []
    assert reference.unit_cost("our-hostel", folder=folder, table="our_costs").value == 130
    (change,) = reference.changes("our_costs", "Ours-2026-06", "Ours-2027", ["our-hostel"], folder)
    assert change.difference == 8.5


def test_two_tables_of_one_folder_keep_each_other(add: Add, tmp_path: Path) -> None:
    add(GOOD)
    head = "year_type,year,index,base_year,basis"
    add("financial,2025/26,100,2025/26,outturn", head=head, name="gdp_deflators", date="2026-06")
    folder = tmp_path / "ours"
    assert reference.check(folder) == []
    assert set(reference.catalogue(folder)["name"]) == {"unit_costs", "gdp_deflators"}
    assert reference.index("2025/26", folder=folder) == 100
    assert reference.index("2015/16", "HMT-Budget-2015-03", folder) == reference.index("2015/16")


def test_a_data_frame_is_added_like_a_file(add: Add, tmp_path: Path) -> None:
    saving = GOOD.replace("our-hostel", "saving").replace("121.5", "-40")
    from_file = add(GOOD, saving, name="a", like="unit_costs")
    frame = from_file.values.drop(columns=["edition", "cashability", "note"])
    again = reference.add_edition(
        tmp_path / "b", "a", frame, **WORDS | {"edition": "Ours-2026-06", "like": "unit_costs"}
    )
    pd.testing.assert_frame_equal(again.values, from_file.values)
    assert again.values["value"].tolist() == [121.5, -40]


def cell(column: str, text: str) -> str:
    """The good line with one cell changed."""
    cells = GOOD.split(",")
    cells[HEAD.split(",").index(column)] = text
    return ",".join(cells)


BAD = [
    ("value", '"1,5"', "'1,5' is not a number; write 1200 or 1200.5"),
    ("value", "£120", "'£120' is not a number"),
    ("value", "", "the cell is empty; fill it"),
    ("value", "INF", "is above"),
    ("value", "nan", "'nan' is not a number"),
    ("kind", "financial", "'financial' is none of fiscal, economic, social; write one"),
    ("unit", "week", "'week' is not written as the field asks"),
    ("price_year", "2031/32", "the price year 2031/32 is after the edition's date, 2026-06-30"),
    ("price_year", "2025/27", "'2025/27' is not a price year; write 2024"),
    ("price_year", "25/26", "'25/26' is not written as the field asks"),
    ("who_bears", "council=0.7; NHS=0.4", "sum to 1.1; make them sum to 1"),
    ("who_bears", "council=0.7; NHS", "gives a share to some and not to others"),
    ("who_bears", "council=1.2; NHS=-0.2", "holds a share outside 0 to 1"),
    ("who_bears", "council=half", "holds a share that is not a number"),
    ("who_bears", "council=nan", "holds a share outside 0 to 1"),
    ("who_bears", "council=0.5; council=0.5", "names nobody, or somebody twice"),
    ("licence", "HACT", "'HACT' is none of OGL-UK-3.0, OGL-UK-2.0, CC-BY-4.0, council-own, own-use-only"),
    ("status", "heard", "'heard' is none of"),
    ("id", "two words", "'two words' is not written as the field asks"),
    ("name", "=1+1", "begins like a formula"),
    ("name", "   ", "the cell is empty"),
    ("name", "a\x07b", "write it on one line"),
]


@pytest.mark.parametrize(("column", "text", "said"), BAD)
def test_a_cell_that_does_not_fit_is_told_with_row_column_value_and_remedy(
    add: Add, tmp_path: Path, column: str, text: str, said: str
) -> None:
    with pytest.raises(IntakeError) as refused:
        add(GOOD, "", cell(column, text).replace("our-hostel", "other"))
    assert f"new.csv, row 4, column {column}: " in str(refused.value)
    assert said in str(refused.value) and "nothing was added" in str(refused.value)
    assert written(tmp_path / "ours") == {}


@settings(max_examples=count("hypothesis"), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(HEAD.split(",")), st.text(st.characters(), max_size=12))
def test_any_text_is_taken_or_refused_in_words(tmp_path: Path, column: str, text: str) -> None:
    frame = pd.DataFrame([dict(zip(HEAD.split(","), GOOD.split(","), strict=True)) | {column: text}])
    folder = Path(tempfile.mkdtemp(dir=tmp_path))
    try:
        table = reference.add_edition(folder, "costs", frame, **WORDS, like="unit_costs")
    except IntakeError as refused:
        assert f"column {column}" in str(refused)
        assert written(folder) == {}
    else:
        assert reference.check(folder) == []
        assert table.values[column].iloc[0] == (float(text) if column == "value" else text)


def test_the_same_id_twice_is_refused(add: Add) -> None:
    with pytest.raises(IntakeError, match="row 3: the same edition, id stands in an earlier row; keep one"):
        add(GOOD, GOOD)


def test_many_faults_are_counted_and_the_first_told(add: Add) -> None:
    with pytest.raises(IntakeError, match=r"20 cells do not fit.*And 12 more"):
        add(*(cell("value", "x").replace("our-hostel", f"h{n}") for n in range(20)))


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (HEAD.replace("value", "cost"), "not known: cost; missing: value"),
        (HEAD.replace("service", "id"), "missing: service"),
        (HEAD.replace(",", ";"), "not known: id;service"),
    ],
)
def test_headings_that_are_not_the_tables_are_told(add: Add, head: str, said: str) -> None:
    with pytest.raises(IntakeError) as refused:
        add(GOOD if "," in head else GOOD.replace(",", ";"), head=head)
    assert said in str(refused.value) and "Use these: edition, id" in str(refused.value)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"edition": "Compiled-2026-11"}, "'Compiled-2026-11' is there already"),
        ({"date": "June 2026"}, "'June 2026' is no date. Write 2026"),
        ({"date": "2026-13"}, "'2026-13' is no date"),
        ({"date": "2026-02-30"}, "'2026-02-30' is no date"),
        ({"licence": "HACT"}, "Use one of: OGL-UK-3.0"),
        ({"status": "heard"}, "'heard' is not on the list"),
        ({"note": " "}, "Nothing is said under note"),
        ({"source": ""}, "Nothing is said under source"),
        ({"name": "../costs"}, "is no name for a table"),
    ],
)
def test_an_edition_whose_own_words_do_not_fit_is_refused(
    add: Add, tmp_path: Path, words: Any, said: str
) -> None:
    with pytest.raises(IntakeError) as refused:
        add(GOOD, **words)
    assert said in f"{refused.value.what}. {refused.value.remedy}"
    assert written(tmp_path / "ours") == {}


def test_a_table_to_begin_from_is_asked_for(add: Add) -> None:
    with pytest.raises(TableMissing, match="Give like=, one of: discount_schedules"):
        add(GOOD, name="our_costs")


def test_a_file_that_is_not_there_or_empty_is_told(add: Add, tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="There are no rows"):
        add()
    with pytest.raises(TableMissing, match="no such file"):
        reference.add_edition(tmp_path, "unit_costs", tmp_path / "none.csv", **WORDS)


def test_a_file_saved_by_excel_is_read(add: Add, tmp_path: Path) -> None:
    file = tmp_path / "excel.csv"
    file.write_bytes(b"\xef\xbb\xbf" + "\r\n".join([HEAD, GOOD, "," * 10, ""]).encode())
    assert len(reference.add_edition(tmp_path / "ours", "unit_costs", file, **WORDS)) == 1


def test_a_spoiled_table_is_not_built_upon(add: Add, tmp_path: Path) -> None:
    add(GOOD)
    file = tmp_path / "ours" / "unit_costs.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("121.5", "12.5"), encoding="utf-8")
    with pytest.raises(IntakeError, match="checksum differs"):
        add(GOOD, edition="later")


def test_an_own_folder_is_a_data_package(add: Add, tmp_path: Path) -> None:
    add(GOOD, attribution="Credit: us", address="https://www.gov.uk/us")
    raw = json.loads((tmp_path / "ours" / "datapackage.json").read_text(encoding="utf-8"))
    (resource,) = raw["resources"]
    assert resource["path"] == "unit_costs.csv" and len(resource["editions"]) == 2
    assert resource["editions"][1]["sources"] == [{"title": "Our ledger", "path": "https://www.gov.uk/us"}]
    assert {licence["name"] for licence in raw["licenses"]} == {"CC-BY-4.0", "OGL-UK-3.0", "council-own"}
