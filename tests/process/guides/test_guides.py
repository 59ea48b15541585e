"""The guides are complete, can be exchanged, and the library holds everything once."""

from pathlib import Path

import pytest

from innokit import process
from innokit.errors import MethodRefused
from innokit.process import PHASES, TEMPLATES
from innokit.process.guides.reading import parsed
from innokit.records import KINDS
from innokit.reference import locate


@pytest.mark.parametrize("phase", PHASES, ids=lambda phase: phase.name)
def test_a_guide_advises_on_every_activity(phase: process.Phase) -> None:
    """What to do, who, how long, what goes wrong: each a sentence or more."""
    text = process.guide_texts()[phase.number]
    assert text.title == phase.name
    assert [one.name for one in text.advice] == [activity.name for activity in phase.activities]
    assert text.opening
    for one in text.advice:
        assert [label for label, _ in one.parts] == ["What to do", "Who", "How long", "What goes wrong"]
        assert all(said.endswith((".", "?")) and len(said.split()) > 2 for _, said in one.parts)
        assert len(one.parts[0][1].split()) > 20


def test_the_short_guide_has_a_summary_of_each_phase() -> None:
    found = process.short_guide()
    assert [one.name for one in found.advice] == [phase.name for phase in PHASES]
    assert [len(one.parts) for one in found.advice] == [1] * 6


def test_the_gates_named_in_the_short_guide_are_those_of_the_kit() -> None:
    said = " ".join(text for one in process.short_guide().advice for _, text in one.parts).lower()
    for gate in process.GATES:
        assert f"gate {gate.number}: {gate.name}" in said


def test_a_council_puts_its_own_beside(tmp_path: Path) -> None:
    own = "# Cynllunio\n\nAgoriad.\n\n## Y ffocws\n\nBeth i'w wneud: ysgrifennwch\nun frawddeg.\n"
    (tmp_path / "phase-2.md").write_bytes(b"\xef\xbb\xbf" + own.replace("\n", "\r\n").encode())
    found = process.guide_texts(tmp_path)
    assert found[2].title == "Cynllunio"
    assert found[2].advice[0].parts == (("Beth i'w wneud", "ysgrifennwch un frawddeg."),)
    assert found[1] == process.guide_texts()[1]
    assert process.short_guide(tmp_path) == process.short_guide()


@pytest.mark.parametrize(
    ("text", "why"), [("", "not laid out"), ("Planning", "not laid out"), ("# P\n\n## Focus\n", "'Focus'")]
)
def test_a_file_that_is_no_guide_is_refused(text: str, why: str) -> None:
    with pytest.raises(MethodRefused, match=why):
        parsed(text, "own.md")


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "short.md").write_bytes("# Tŷ".encode("utf-16"))
    with pytest.raises(MethodRefused, match="UTF-8"):
        process.short_guide(tmp_path)


def test_the_library_holds_every_guide_template_and_example() -> None:
    found = process.library().resources
    pages = [one.page for one in found]
    assert len(pages) == len(set(pages))
    assert {one.page for one in found if one.sort == "guide"} == {
        "guide.html",
        *(f"guide-{n}.html" for n in range(1, 7)),
    }
    folders = {path.parent.name for path in locate("examples").glob("*/README.md")}
    assert {one.page for one in found if one.sort == "example"} == {
        f"example-{name}.html" for name in folders
    }
    assert sum(one.sort == "template" for one in found) == len(TEMPLATES)


@pytest.mark.parametrize("number", range(1, 7))
def test_a_phase_shows_its_own_and_what_is_for_all(number: int) -> None:
    found = process.library(number).resources
    assert {one.phase for one in found} == {None, number}
    assert {one.sort for one in found} == {"guide", "template", "filled template", "example"}


def test_templates_ask_for_kinds_that_are_there() -> None:
    asked = {kind for template in TEMPLATES for kind, _ in template.kinds}
    assert asked <= set(KINDS)
    assert len({template.key for template in TEMPLATES}) == len(TEMPLATES)
