"""A pack of every released version keeps verifying, its figures worked out again by the version at hand."""

import json
from pathlib import Path

import pytest

from innokit.evidence import packs
from innokit.results import FIGURES_MIME
from innokit.version import __version__

HERE = Path(__file__).parent
KEPT = sorted(HERE.glob("*.zip"))
NOTED = json.loads((HERE / "noted.json").read_text(encoding="utf-8"))


def test_this_version_has_its_pack_and_all_are_small() -> None:
    assert HERE / f"innokit-{__version__}.zip" in KEPT
    assert {path.name for path in KEPT} == NOTED.keys()
    assert max(path.stat().st_size for path in KEPT) < 300_000
    assert sum(path.stat().st_size for path in KEPT) < 3_000_000


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_a_kept_pack_verifies_with_its_digest_and_head_as_noted(path: Path) -> None:
    noted = NOTED[path.name]
    found = packs.check(path, expect=noted["digest"])
    assert found.problems == (), found.in_words()
    # Another version may word things otherwise: then it says what, and does not call the whole sound.
    assert bool(found.unchecked) == bool(found.uncompared)
    assert found.code == (2 if found.uncompared else 0)
    assert not any(".ipynb" in place for place in found.uncompared if __version__ in path.name)
    assert found.head == noted["head"]
    assert "1 notebook run again in a fresh folder" in found.in_words()
    assert packs.check(path, expect=noted["head"], quick=True).ok


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_a_kept_pack_holds_the_two_answers_as_printed(path: Path) -> None:
    """Box 15 of the Green Book (2003): 247 and minus 168 thousand pounds."""
    notebook = json.loads(packs.opened(path.read_bytes()).members["notebooks/case.ipynb"])
    shown = [output["data"] for cell in notebook["cells"] for output in cell.get("outputs", ())]
    figures = [figure for data in shown if FIGURES_MIME in data for figure in data[FIGURES_MIME]["figures"]]
    values = [figure["value"] for figure in figures if figure["id"].startswith("npsv")]
    for printed in (247_490.80, -168_339.47):
        assert any(value is not None and abs(value - printed) < 0.01 for value in values)
