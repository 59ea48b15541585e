"""What working a pack out again finds, what it will not run, and what it says it cannot know."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from innokit.evidence import packs
from innokit.evidence.packs import manifest, trust
from innokit.evidence.packs.staging import entries_in
from innokit.evidence.packs.verifying import comparing
from innokit.evidence.packs.verifying.versions import Differ
from innokit.records import Case, CostLine, Idea, Option
from innokit.results import FIGURES_MIME
from tests.evidence.packs.projects import code, resealed, shipped_cells

NOTEBOOK = "notebooks/case.ipynb"


def plain(members: dict[str, bytes]) -> dict[str, Any]:
    """The completed notebook."""
    return dict(json.loads(members[NOTEBOOK]))


def figures(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    """Every figure of a notebook, to be changed in place."""
    shown = [
        output["data"] for cell in notebook["cells"] for output in cell.get("outputs", ()) if "data" in output
    ]
    return [figure for data in shown if FIGURES_MIME in data for figure in data[FIGURES_MIME]["figures"]]


def npsv(notebook: dict[str, Any]) -> dict[str, Any]:
    return next(figure for figure in figures(notebook) if figure["id"].startswith("npsv."))


def changed(members: dict[str, bytes], notebook: dict[str, Any]) -> dict[str, bytes]:
    return members | {NOTEBOOK: json.dumps(notebook).encode()}


def test_a_sound_pack_comes_out_again_to_the_byte(small: Path) -> None:
    seen: list[tuple[int, int]] = []
    found = packs.check(small, progress=lambda done, total, _: seen.append((done, total)))
    assert found.problems == ()
    assert found.code == 0
    said = found.in_words()
    assert "1 notebook run again in a fresh folder" in said
    assert "figures came out the same" in said
    assert "written anew: the same to the byte" in said
    assert "all versions are the same" in said
    for unknown in ("Who people really are", "Whether what people recorded is true", "written anew: compare"):
        assert unknown in said
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1]


def test_a_pack_whose_sums_all_fit_is_found_out_by_working_it_out_again(
    small: Path, members: dict[str, bytes], tmp_path: Path
) -> None:
    """Somebody who knows the format changed a figure, a page and a table, and added a page.

    Without documents, which would take longer to write anew than all the rest.
    """
    notebook = plain(members)
    figure = npsv(notebook)
    label, figure["value"] = figure["label"], figure["value"] * (1 + 3e-9)
    forged = changed(members, notebook)
    forged["pages/index.html"] = members["pages/index.html"].replace(b"<main", b"<p>Go.</p><main")
    forged["tables/discount_schedules.csv"] = members["tables/discount_schedules.csv"] + b"\n"
    for name in [name for name in forged if name.startswith("documents/")]:
        del forged[name]
    without = {"without": ["document", "pdf", "workbook"]}
    forged["manifest.json"] = manifest.text(json.loads(members["manifest.json"]) | without)
    forged["pages/more.html"] = b"<p>Also this.</p>"
    (tmp_path / "forged.zip").write_bytes(resealed(forged))
    assert packs.check(tmp_path / "forged.zip", quick=True).ok
    found = packs.check(tmp_path / "forged.zip")
    assert found.code == 1
    said = {problem.where: problem.says for problem in found.problems}
    assert said.keys() == {
        "case.ipynb, 'Is it worth it?'", "pages/index.html", "pages/more.html",
        "tables/discount_schedules.csv", "README.txt", "ro-crate-metadata.json",
    }  # fmt: skip
    assert "documents" in said["README.txt"]
    of_figure = said["case.ipynb, 'Is it worth it?'"]
    assert label in of_figure
    assert figure["id"] in of_figure
    assert repr(figure["value"]) in of_figure
    assert "innokit writes no such file" in said["pages/more.html"]


def test_code_of_a_stranger_is_not_run_until_it_was_read(members: dict[str, bytes], tmp_path: Path) -> None:
    notebook = plain(members)
    marker = tmp_path / "harm"
    notebook["cells"].append(code(f"open({str(marker)!r}, 'w').close()", "mine"))
    (tmp_path / "own.zip").write_bytes(resealed(changed(members, notebook)))
    found = packs.check(tmp_path / "own.zip")
    assert found.code == 2
    assert "case.ipynb, 'Over time?'" in found.in_words()
    assert "--trust" in found.in_words()
    assert not marker.exists()


def test_a_module_beside_the_notebooks_counts_as_code(members: dict[str, bytes], tmp_path: Path) -> None:
    """Python looks for modules beside a notebook first: this one would stand in for pandas."""
    (tmp_path / "own.zip").write_bytes(resealed(members | {"notebooks/pandas.py": b"print('harm')"}))
    found = packs.check(tmp_path / "own.zip")
    assert found.code == 2
    assert "pandas.py" in found.in_words()


def test_every_cell_of_every_template_is_known_whoever_records() -> None:
    from innokit.reference import locate

    for path in locate("notebooks").glob("*.ipynb"):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        assert trust.own_code(path.name, notebook) == []
        for cell in notebook["cells"]:
            if cell["metadata"].get("tags") == ["parameters"]:
                cell["source"] = ['BOOK = "case.innokit"\n', 'ME = "Ŵyn \\"the\\" analyst"']
        assert trust.own_code(path.name, notebook) == []


@pytest.mark.parametrize(
    "line",
    [
        'ME = "a" + print("b")',
        'ME = "a"; print("b")',
        'ME = "a"\nprint("b")',
        "ME = f\"{print('b')}\"",
        'ME = "\\""b"',
    ],
)
def test_what_hides_among_the_parameters_is_not_known(line: str) -> None:
    cell = code(f'BOOK = "case.innokit"\n{line}', "parameters")
    assert trust.own_code("a.ipynb", {"cells": [cell]}) == ["a.ipynb, before its first heading"]


# A notebook beside a fresh run of it


def compared(members: dict[str, bytes], edit: Any, *, same: bool = True) -> comparing.Compared:
    packed, fresh = plain(members), plain(members)
    edit(packed)
    return comparing.compare("case.ipynb", packed, fresh, Differ(own=not same))


def test_a_notebook_is_the_same_as_itself(members: dict[str, bytes]) -> None:
    found = compared(members, lambda notebook: None)
    assert found.problems == ()
    assert found.figures == len(figures(plain(members))) > 50


@pytest.mark.parametrize(("factor", "found"), [(1 + 5e-10, 0), (1 + 2e-9, 1), (-1, 1)])
def test_figures_are_the_same_to_one_part_in_a_thousand_million(
    members: dict[str, bytes], factor: float, found: int
) -> None:
    def edit(notebook: dict[str, Any]) -> None:
        npsv(notebook)["value"] *= factor

    for same in (True, False):
        assert len(compared(members, edit, same=same).problems) == found


@pytest.mark.parametrize(
    ("field", "value", "matters"),
    [
        ("text", "£1", True), ("text", "in between", False), ("label", "Another", False),
        ("value", None, True), ("id", "npsv.other", True),
    ],
)  # fmt: skip
def test_wording_may_differ_between_versions_and_figures_may_not(
    members: dict[str, bytes], field: str, value: Any, matters: bool
) -> None:
    def edit(notebook: dict[str, Any]) -> None:
        npsv(notebook)[field] = value

    assert compared(members, edit).problems
    other = compared(members, edit, same=False)
    assert bool(other.problems) is matters
    assert bool(other.otherwise) is not matters


@pytest.mark.parametrize("kind", ["text/html", "text/plain", "application/vnd.plotly.v1+json"])
def test_with_the_same_versions_words_and_charts_must_come_out_too(
    members: dict[str, bytes], kind: str
) -> None:
    def edit(notebook: dict[str, Any]) -> None:
        shown = [
            o["data"] for cell in notebook["cells"] for o in cell.get("outputs", ()) if kind in o["data"]
        ]
        data = shown[-1]
        data[kind] = {"data": [], "layout": {}} if isinstance(data[kind], dict) else "Choose another."

    (problem,) = compared(members, edit).problems
    assert problem.where.startswith("case.ipynb, '")
    assert compared(members, edit, same=False).problems == ()


def test_outputs_taken_away_or_malformed_are_found(members: dict[str, bytes]) -> None:
    def edit(notebook: dict[str, Any]) -> None:
        for cell in notebook["cells"]:
            cell.pop("outputs", None)

    assert len(compared(members, edit, same=False).problems) > 10

    def spoil(notebook: dict[str, Any]) -> None:
        npsv(notebook)["records"] = "seven"

    assert "does not come out" in str(compared(members, spoil).problems) or compared(members, spoil).problems


# The manifest, and entries in messages


@pytest.mark.parametrize(
    "spoil",
    [
        lambda plain: plain.pop("files"), lambda plain: plain.update(files=[{"path": 1}]),
        lambda plain: plain.update(made_by=[]), lambda plain: plain.update(record=None),
        lambda plain: plain["files"][0].update(bytes="many"), lambda plain: plain.update(left_out=[1]),
    ],
)  # fmt: skip
def test_a_malformed_manifest_is_told_in_words(members: dict[str, bytes], spoil: Any) -> None:
    listed = json.loads(members["manifest.json"])
    spoil(listed)
    found = packs.check_bytes(_with(members, "manifest.json", manifest.text(listed)))
    assert "manifest.json: cannot be read" in found.in_words()


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b"[" * 100_000, b'{"format": 1, "format": 1}'])
def test_a_manifest_that_is_none_is_told_in_words(members: dict[str, bytes], content: bytes) -> None:
    assert "cannot be read" in packs.check_bytes(_with(members, "manifest.json", content)).in_words()


def test_a_pack_of_a_newer_innokit_says_so(members: dict[str, bytes]) -> None:
    listed = json.loads(members["manifest.json"]) | {"format": 2}
    found = packs.check_bytes(_with(members, "manifest.json", manifest.text(listed)))
    assert "made by a newer innokit" in found.in_words()


def _with(members: dict[str, bytes], name: str, content: bytes) -> bytes:
    from innokit.evidence.packs import container

    light = {path: kept for path, kept in members.items() if not path.startswith("pages/")}
    return container.written(
        [container.part(path, kept) for path, kept in (light | {name: content}).items()],
        container.Stamp(0, 33),
    )


def test_a_message_leads_to_the_entries_it_speaks_of(members: dict[str, bytes], tmp_path: Path) -> None:
    from innokit import store

    (tmp_path / "entries.jsonl").write_bytes(members["record/entries.jsonl"])
    with store.open_book(tmp_path / "a.innokit") as book:
        book.import_jsonl(tmp_path / "entries.jsonl")
        case = book.case()
    line = case.costs[1]
    seq = case.latest[line.id].seq
    for message in (f"No payer is named (cost {line.id}).", f"No payer is named (cost line {line.title!r})."):
        said = entries_in(message, Case([line, Option(id="o", title="o")], case.entries, case.head))
        assert said[0].startswith(f"entry {seq} (cost line {line.title!r}, "), message
    assert entries_in("Nothing is said of anything", case) == []
    assert (
        entries_in("of a, an and I", Case([Idea(title="an"), CostLine(title="I", option="o", amount=1)]))
        == []
    )


def test_cells_that_were_shipped_are_known_by_their_code_alone() -> None:
    cell = copy.deepcopy(shipped_cells("appraisal")[-1])
    cell["source"] = "".join(cell["source"])
    assert trust.own_code("a.ipynb", {"cells": [cell]}) == []
    cell["source"] += " or exec('1')"
    assert trust.own_code("a.ipynb", {"cells": [cell]}) != []
