"""`innokit reference` lists, shows and compares tables, the kit's and a council's own."""

from pathlib import Path

import pandas as pd
import pytest

from innokit import cli, reference


def test_a_table_is_shown_in_brief_with_its_standing(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["reference", "confidence_grades"]) == 0
    said = capsys.readouterr().out
    assert "unconfirmed" in said and "Note: Unconfirmed" in said
    assert cli.main(["reference", "unit_costs"]) == 0
    said = capsys.readouterr().out
    assert "gmca-HO4.0-fiscal" in said and "label and layout changed" not in said.split("Note:")[1]


def test_what_changed_since_an_edition(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["reference", "discount_schedules", "--since", "HMT-Green-Book-2003-01"]) == 0
    said = capsys.readouterr().out
    assert "12 added" in said and "health / 30" in said


def test_an_edition_is_shown_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["reference", "discount_schedules", "--edition", "HMT-Green-Book-2003-01"]) == 0
    assert "health" not in capsys.readouterr().out.split("\n\n")[1]
    assert cli.main(["reference", "discount_schedules", "--edition", "v9"]) == 2
    assert "no edition 'v9'" in capsys.readouterr().err


def test_a_councils_own_folder_is_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    band = {"schedule": "standard", "last_year": 30, "rate": 0.03, "status": "read at publisher"}
    rates = pd.DataFrame([band])
    reference.add_edition(
        tmp_path, "our_rates", rates, edition="Ours", date="2026", title="Our rates", source="Our cabinet",
        note="Adopted.", like="discount_schedules",
    )  # fmt: skip
    assert cli.main(["reference", "--folder", str(tmp_path)]) == 0
    assert "our_rates, edition Ours (1 row, read at publisher)" in capsys.readouterr().out
    assert cli.main(["reference", "our_rates", "--folder", str(tmp_path)]) == 0
    assert "0.03" in capsys.readouterr().out
