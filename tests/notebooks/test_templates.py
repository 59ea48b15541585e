"""The rules that every template keeps."""

import ast
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from innokit.process import PHASES
from innokit.records import KINDS
from tests.notebooks.templates import FOLDER, NAMES, call_cells, code_cells, read, root_of, tags

ALLOWED_TAGS = {"parameters", "hide-input", "hide-cell", "remove-cell", "skip-headless"}
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
EACH = pytest.mark.parametrize("name", NAMES)


def trees(name: str) -> list[ast.Module]:
    return [ast.parse(cell.source) for cell in code_cells(name)]


def walk(name: str) -> Iterator[ast.AST]:
    for tree in trees(name):
        yield from ast.walk(tree)


def headings(name: str) -> list[str]:
    prose = [cell.source for cell in read(name).cells if cell.cell_type == "markdown"]
    return [line[3:] for text in prose for line in text.splitlines() if line.startswith("## ")]


def test_there_is_a_start_and_one_for_each_phase() -> None:
    assert ["00_start.ipynb", *(phase.notebook for phase in PHASES)] == NAMES


@EACH
def test_it_holds_no_output_and_no_count(name: str) -> None:
    for cell in code_cells(name):
        assert cell.outputs == []
        assert cell.execution_count is None


@EACH
def test_it_is_a_small_text_that_compares_well(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    plain = json.loads(text)
    assert (plain["nbformat"], plain["nbformat_minor"]) == (4, 5)
    assert plain["metadata"]["kernelspec"]["name"] == "python3"
    assert text == json.dumps(plain, indent=1, ensure_ascii=False) + "\n"


@EACH
def test_cell_ids_are_readable_and_stand_once(name: str) -> None:
    ids = [cell.id for cell in read(name).cells]
    assert len(ids) == len(set(ids))
    assert [id for id in ids if re.fullmatch(r"[a-z]+(-[a-z]+)*", id) is None] == []


@EACH
def test_tags_are_from_the_list(name: str) -> None:
    assert {tag for cell in read(name).cells for tag in tags(cell)} <= ALLOWED_TAGS


@EACH
def test_it_opens_with_a_title_a_question_and_the_book(name: str) -> None:
    title, parameters, opening, *_ = read(name).cells
    assert title.cell_type == "markdown"
    assert re.match(r"# .+\n\n.+\?$", title.source)
    assert tags(parameters) == ["parameters"]
    assert tags(opening) == ["hide-input"]
    assert opening.source == "import innokit\n\nbook = innokit.open_book(BOOK, by=ME)"


@pytest.mark.parametrize("phase", PHASES, ids=lambda phase: phase.notebook)
def test_title_and_question_are_those_of_the_phase(phase: Any) -> None:
    assert read(phase.notebook).cells[0].source == f"# {phase.title}\n\n{phase.question}"


@EACH
def test_every_section_starts_with_a_question_and_says_what_to_know(name: str) -> None:
    assert headings(name)
    assert [heading for heading in headings(name) if not heading.endswith("?")] == []
    cells = read(name).cells
    for cell in cells[3:]:
        assert cell.cell_type == "code" or not cell.source.startswith("# ")
        if cell.source.startswith("## "):
            assert len(cell.source.split("\n\n", 1)[1].split()) >= 5


@EACH
def test_it_ends_with_what_is_missing_and_what_is_next(name: str) -> None:
    assert "next" in headings(name)[-1]
    links = re.findall(r"\]\((\w+\.ipynb)\)", "\n".join(cell.source for cell in read(name).cells))
    assert set(links) <= set(NAMES)
    after = NAMES.index(name) + 1
    if after < len(NAMES):
        assert NAMES[after] in links
    if name == "00_start.ipynb":
        assert set(links) == set(NAMES[1:])
    else:
        phase = NAMES.index(name)
        assert call_cells(name)[-1].source == f"innokit.process.missing(book.case(), {phase})"


@EACH
def test_it_defines_nothing(name: str) -> None:
    assert [ast.unparse(node) for node in walk(name) if isinstance(node, DEFINITIONS)] == []


@EACH
def test_it_imports_the_kit_and_nothing_else(name: str) -> None:
    imports = [ast.unparse(node) for node in walk(name) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert imports == ["import innokit"]


@EACH
def test_it_calls_doors_only(name: str) -> None:
    calls = [node for node in walk(name) if isinstance(node, ast.Call)]
    assert [ast.unparse(call) for call in calls if root_of(call.func) not in ("innokit", "book")] == []
    assert [ast.unparse(call) for call in calls if ast.unparse(call.func).startswith("book.record")] == []


@EACH
def test_panels_are_left_out_of_headless_runs_and_a_table_follows(name: str) -> None:
    """A notebook makes full sense where no panel is drawn."""
    cells = read(name).cells
    panels = [place for place, cell in enumerate(cells) if "innokit.panels." in cell.source]
    assert bool(panels) == (name != "00_start.ipynb")
    for place in panels:
        assert tags(cells[place]) == ["skip-headless"]
        after = [cell for cell in cells[place + 1 :] if cell.cell_type == "code" and not tags(cell)]
        assert "book.case()" in after[0].source


OWN_PANEL = {"swing_points": "innokit.panels.weights(book)"} | dict.fromkeys(
    ("mergings", "splittings", "themes", "kept_apart"), "innokit.panels.board(book)"
)
"""Kinds for which there is better than a form: a panel of their own."""


@pytest.mark.parametrize("plural", sorted(cls.plural for cls in KINDS.values()))
def test_every_kind_can_be_recorded_by_hand_somewhere(plural: str) -> None:
    """Each kind of record has a panel in at least one notebook."""
    calls = [cell.source for name in NAMES for cell in code_cells(name) if "innokit.panels." in cell.source]
    assert any(f'"{plural}"' in call or call == OWN_PANEL.get(plural) for call in calls)


@EACH
def test_every_call_reads_the_record_afresh(name: str) -> None:
    """A section run by itself never shows a stale answer."""
    shown = [cell.source for cell in call_cells(name) if "skip-headless" not in tags(cell)]
    assert [source for source in shown if "book.case()" not in source] == []
    for cell in call_cells(name):
        tree = ast.parse(cell.source)
        given = {
            node.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        }
        used = {
            node.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
        }
        assert used - given <= {"innokit", "book"}


@EACH
def test_cells_are_short(name: str) -> None:
    assert [cell.source for cell in code_cells(name) if len(cell.source.splitlines()) > 4] == []


@EACH
def test_no_number_is_typed_but_that_of_the_phase(name: str) -> None:
    numbers = [
        n.value for n in walk(name) if isinstance(n, ast.Constant) and isinstance(n.value, int | float)
    ]
    assert set(numbers) <= {NAMES.index(name)}
    sums = [ast.unparse(n) for n in walk(name) if isinstance(n, ast.BinOp | ast.AugAssign | ast.Compare)]
    assert sums == []


@EACH
def test_every_door_is_there(name: str) -> None:
    import innokit

    for node in walk(name):
        if isinstance(node, ast.Attribute) and root_of(node) == "innokit":
            found: object = innokit
            for part in ast.unparse(node).split(".")[1:]:
                found = getattr(found, part)
