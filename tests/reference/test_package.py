"""The tables' folder: its description is whole, and a change to a single byte does not pass."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from innokit import reference
from innokit.errors import IntakeError, TableMissing

FILES = [
    "discount_schedules.csv",
    "gdp_deflators.csv",
    "optimism_bias.csv",
    "unit_costs.csv",
    "unit_cost_parts.csv",
    "wellbys.csv",
    "value_for_money.csv",
    "confidence_grades.csv",
    "distributional_weights.csv",
]
STATUSES = ["read at publisher", "read in a transcription", "unconfirmed"]


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the kit's tables, free to spoil."""
    folder = tmp_path / "tables"
    shutil.copytree(reference.locate(), folder)
    return folder


def description(folder: Path) -> Any:
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def rewrite(folder: Path, raw: Any) -> None:
    (folder / "datapackage.json").write_text(json.dumps(raw), encoding="utf-8")


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def test_the_shipped_tables_are_sound() -> None:
    assert reference.check() == []


def test_a_copy_is_sound_too(copied: Path) -> None:
    assert reference.check(copied) == []


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("share", [0.3, 0.6, 0.999])
def test_one_changed_byte_is_found_and_its_file_named(copied: Path, name: str, share: float) -> None:
    file = copied / name
    content = bytearray(file.read_bytes())
    content[int(share * (len(content) - 1))] ^= 1
    file.write_bytes(bytes(content))
    problems = reference.check(copied)
    assert problems
    assert all(problem.startswith(name) for problem in problems if "SHA-256" in problem)
    assert any(name in problem and "SHA-256" in problem for problem in problems)
    assert not any(other in problem for other in FILES if other != name for problem in problems)


def test_a_changed_table_is_not_read(copied: Path) -> None:
    assert reference.load("optimism_bias", folder=copied).edition
    replace(copied / "optimism_bias.csv", "0.24", "0.25")
    with pytest.raises(IntakeError, match=r"checksum differs.*optimism_bias\.csv"):
        reference.load("optimism_bias", folder=copied)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "discount_schedules.csv",
            "standard,30,0.035,",
            "standard,30,3.5,",
            "row 2, column rate: 3.5 is above 1",
        ),
        (
            "discount_schedules.csv",
            ",standard,30,",
            ",standart,30,",
            "column schedule: 'standart' is none of",
        ),
        ("discount_schedules.csv", ",INF,", ",forever,", "column last_year: 'forever' is not a number"),
        ("discount_schedules.csv", ",75,", ",30,", "row 3: the same edition, schedule, last_year stands"),
        ("gdp_deflators.csv", ",79.1606,", ",,", "column index: the cell is empty"),
        ("gdp_deflators.csv", ",79.1606,", ",-79.1606,", "column index: -79.1606 is below"),
        (
            "gdp_deflators.csv",
            ",2018,",
            ",2018-19,",
            "column year: '2018-19' is not written as the field asks",
        ),
        ("gdp_deflators.csv", "HMT-QNA-2025-12,", "HMT-QNA-2026-06,", "'HMT-QNA-2026-06' has rows, but"),
        ("optimism_bias.csv", "upper,lower", "lower,upper", "the columns are"),
    ],
)
def test_a_meant_change_that_does_not_fit_is_found_by_row_and_field(
    copied: Path, file: str, old: str, new: str, said: str
) -> None:
    replace(copied / file, old, new)
    reference.stamp(copied)
    problems = reference.check(copied)
    assert any(said in problem and file in problem for problem in problems), problems
    if "has rows" not in said:
        with pytest.raises(IntakeError):
            reference.load(file.removesuffix(".csv"), folder=copied)


def test_a_missing_and_an_unlisted_file_are_found(copied: Path) -> None:
    (copied / "optimism_bias.csv").rename(copied / "bias.csv")
    problems = reference.check(copied)
    assert any("bias.csv" in p and "does not name it" in p for p in problems)
    assert any("optimism_bias" in p and "is not there" in p for p in problems)
    with pytest.raises(TableMissing, match=r"optimism_bias.* is not there"):
        reference.load("optimism_bias", folder=copied)


def test_an_edition_described_without_rows_is_found(copied: Path) -> None:
    raw = description(copied)
    raw["resources"][0]["editions"].append({**raw["resources"][0]["editions"][0], "edition": "ghost"})
    rewrite(copied, raw)
    assert any("'ghost' is described, but has no row" in problem for problem in reference.check(copied))


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("status", "heard", "'heard' is none of"),
        ("licence", "ours", "'ours' is not among"),
        ("note", "", "under note"),
    ],
)
def test_words_of_the_description_are_checked(copied: Path, key: str, value: str, said: str) -> None:
    raw = description(copied)
    raw["resources"][1]["editions"][0][key] = value
    rewrite(copied, raw)
    assert any("gdp_deflators" in p and said in p for p in reference.check(copied))


@pytest.mark.parametrize("path", ["../secret.csv", "/etc/passwd", "C:\\secret.csv", "..\\secret.csv"])
def test_a_table_outside_its_folder_is_refused(copied: Path, path: str) -> None:
    raw = description(copied)
    raw["resources"][0]["path"] = path
    rewrite(copied, raw)
    with pytest.raises(IntakeError, match="leads out of its folder"):
        reference.load("optimism_bias", folder=copied)
    assert "leads out of its folder" in reference.check(copied)[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not JSON"),
        ("[]", "not laid out"),
        ("{}", "'licenses' is missing"),
        ('{"licenses": 1}', "not laid out"),
    ],
)
def test_a_broken_description_says_what_is_wrong(copied: Path, text: str, said: str) -> None:
    (copied / "datapackage.json").write_text(text, encoding="utf-8")
    with pytest.raises(IntakeError, match=said):
        reference.load("optimism_bias", folder=copied)


def test_a_folder_without_tables_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableMissing, match=r"no datapackage\.json"):
        reference.load("optimism_bias", folder=tmp_path)
    assert str(tmp_path) in reference.check(tmp_path)[0]


def test_stamp_mends_only_what_changed(copied: Path) -> None:
    assert reference.stamp(copied) == []
    replace(copied / "optimism_bias.csv", "0.24", "0.25")
    assert reference.stamp(copied) == ["optimism_bias"]
    assert reference.check(copied) == []
    assert reference.optimism_bias("standard buildings", folder=copied).upper == 0.25
    assert reference.optimism_bias("standard buildings").upper == 0.24


def test_the_description_has_the_keys_of_a_data_package() -> None:
    raw = description(reference.locate())
    assert {
        "$schema",
        "name",
        "title",
        "description",
        "version",
        "licenses",
        "sources",
        "resources",
    } <= raw.keys()
    assert all({"name", "title", "path"} <= licence.keys() for licence in raw["licenses"])
    assert all(source["title"] and source["path"].startswith("https://") for source in raw["sources"])
    assert [resource["path"] for resource in raw["resources"]] == FILES


@pytest.mark.parametrize("number", range(len(FILES)))
def test_each_table_is_described_in_full(number: int) -> None:
    raw = description(reference.locate())
    one = raw["resources"][number]
    assert {"name", "type", "title", "description", "path", "format", "mediatype", "encoding"} <= one.keys()
    assert isinstance(one["bytes"], int)
    assert len(one["hash"]) == len("sha256:") + 64
    assert {f["name"] for f in one["schema"]["fields"]} >= set(one["schema"]["primaryKey"])
    for column in one["schema"]["fields"]:
        assert column["title"], column
        assert column["description"].endswith("."), column
        assert column["type"] != "number" or column["unit"], column
    for edition in one["editions"]:
        assert edition["status"] in STATUSES
        assert set(edition["licence"].split(" AND ")) <= {licence["name"] for licence in raw["licenses"]}
        assert all(source in raw["sources"] for source in edition["sources"])
        assert edition["attribution"] and edition["note"] and edition["refresh"]


def test_an_edition_claims_no_more_than_its_least_directly_read_row() -> None:
    for line in reference.catalogue().itertuples():
        table = reference.load(line.name, line.edition)
        if "status" in table.values:
            assert table.status == max(table.values["status"], key=STATUSES.index), line.name


def test_a_licence_that_forbids_passing_on_is_not_on_the_list(copied: Path) -> None:
    raw = description(copied)
    raw["licenses"].append({"name": "CC-BY-NC-ND-4.0", "title": "No passing on", "path": "https://x.example"})
    rewrite(copied, raw)
    assert any("'CC-BY-NC-ND-4.0' is none of" in problem for problem in reference.check(copied))


def test_a_row_with_more_cells_than_headings_is_refused(copied: Path) -> None:
    replace(copied / "optimism_bias.csv", "0.24,0.02", "0.24,0.02,0.5")
    reference.stamp(copied)
    assert any("as many cells" in problem for problem in reference.check(copied))


def test_every_file_has_unix_line_ends() -> None:
    for file in reference.locate().iterdir():
        assert b"\r" not in file.read_bytes(), file.name
