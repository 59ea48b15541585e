"""The base install, with no extra, records, scores and appraises."""

from pathlib import Path

import pytest


@pytest.mark.slow
def test_a_bare_install_records_scores_and_appraises(environment, tmp_path: Path) -> None:
    script = Path(__file__).parent / "bare.py"
    told = environment("")("python", "-W", "error", script, tmp_path, cwd=tmp_path).stdout
    assert "recorded ['Lend the vans out at night'] True" in told
    assert "extras []" in told
    for verb in ("scored", "appraised"):
        (line,) = [line for line in told.splitlines() if line.startswith(verb)]
        assert len(line.split()) > 5
