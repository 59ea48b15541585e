"""The sections a panel calls out of date are there, and show what they are said to show."""

import json
import re
from functools import cache
from pathlib import Path

import pytest

from innokit.panels.sections import ALWAYS, SECTIONS, showing
from innokit.records import KINDS
from tests.conftest import ROOT

BY_PLURAL = {cls.plural: kind for kind, cls in KINDS.items()}


@cache
def sections(folder: Path) -> dict[tuple[str, str], str]:
    """Code by notebook and heading."""
    found: dict[tuple[str, str], str] = {}
    for path in sorted(folder.glob("*.ipynb")):
        heading = ""
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            source = "".join(cell["source"])
            if cell["cell_type"] == "markdown":
                heading = [heading, *re.findall(r"(?m)^## (.+?)\s*$", source)][-1]
            elif heading:
                found[path.stem, heading] = found.get((path.stem, heading), "") + source + "\n"
    return found


def test_each_section_named_is_in_its_notebook() -> None:
    named = {(name, heading) for name, heading, _ in SECTIONS} | set(ALWAYS)
    assert named - set(sections(ROOT / "notebooks")) == set()


def test_each_section_that_shows_something_recorded_is_named() -> None:
    named = {(name, heading) for name, heading, _ in SECTIONS} | set(ALWAYS)
    shows = {key for key, code in sections(ROOT / "notebooks").items() if "book.case()" in code}
    assert shows - named == set()


def test_a_section_that_lists_a_kind_is_named_for_it() -> None:
    told = {(name, heading): kinds for name, heading, kinds in SECTIONS}
    for key, code in sections(ROOT / "notebooks").items():
        for plural in re.findall(r'listing\(book\.case\(\), "(\w+)"\)', code):
            assert BY_PLURAL[plural] in told[key], (key, plural)


@pytest.mark.parametrize("name", sorted({name for name, *_ in SECTIONS}))
def test_kinds_are_kinds(name: str) -> None:
    assert {kind for stem, _, kinds in SECTIONS for kind in kinds if stem == name} <= set(KINDS)


def test_a_score_makes_the_ranking_old() -> None:
    assert "04: Which option is worth most?" in showing("score")
    assert showing("tick") == []
