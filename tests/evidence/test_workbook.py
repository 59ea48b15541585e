"""The workbook as a file: recalculated by LibreOffice, it comes to what innokit finds, whatever is typed."""

import math
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import innokit
from innokit import businesscase, evidence
from innokit.records import Case
from innokit.results.workbook import HIDDEN, Workbook, address
from tests.businesscase.workbook.rich import rich
from tests.evidence import libreoffice
from tests.evidence.changing import change, find, seeded

NEAR = 1e-9
CASES = {
    "rich": rich,
    "esol": lambda: innokit.example("mobile-esol"),
    "box-15": lambda: innokit.example("green-book-it-system"),
}
SEEDS = 20


def values(file: Path) -> Any:
    return openpyxl.load_workbook(file, data_only=True)


def near(found: object, wanted: object, size: float = 1.0) -> bool:
    """Equal as words, or as numbers to 1e-9 of their size."""
    if isinstance(found, int | float) and isinstance(wanted, int | float):
        return math.isclose(found, wanted, rel_tol=NEAR, abs_tol=NEAR * size)
    return found == wanted or (found in (None, "") and wanted in (None, ""))


def differences(book: Any, shown: Workbook, *, leave_out: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Every formula that a spreadsheet finds otherwise than innokit."""
    return [
        (tab.title, address(place), cell.formula, str(cell.value), str(book[tab.title][address(place)].value))
        for tab, place, cell in shown.walk()
        if cell.formula
        and tab.title not in leave_out
        and not near(book[tab.title][address(place)].value, cell.value, 1_000.0)
    ]


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Case, Workbook, Path]]:
    """Each case, its workbook, and the file."""
    folder = tmp_path_factory.mktemp("sent")
    cases = {name: make() for name, make in CASES.items()}
    books = {name: businesscase.as_workbook(case) for name, case in cases.items()}
    return {
        name: (cases[name], books[name], evidence.write_workbook(books[name], folder / f"{name}.xlsx"))
        for name in cases
    }


@pytest.fixture(scope="module")
def recalculated(
    sent: dict[str, tuple[Case, Workbook, Path]], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[Case, Any]]:
    """Each file as sent, and 20 with inputs changed by a seed, recalculated in one go: case and cells."""
    case, shown, file = sent["rich"]
    folder = tmp_path_factory.mktemp("changed")
    changed = {f"seed-{n}": seeded(shown, case, n) for n in range(SEEDS)}
    files = [file for _, _, file in sent.values()]
    files += [change(file, folder / f"{name}.xlsx", typed) for name, (_, typed) in changed.items()]
    made = libreoffice.converted(files, tmp_path_factory.mktemp("recalculated"))
    cases = {name: given[0] for name, given in sent.items()} | {
        name: one for name, (one, _) in changed.items()
    }
    return {path.stem: (cases[path.stem], values(path)) for path in made}


@pytest.mark.slow
def test_recalculated_it_comes_to_what_innokit_finds(sent: Any, recalculated: Any) -> None:
    """As sent, and with inputs changed by 20 seeds; one test, as LibreOffice opens all the files at once."""
    for name in CASES:
        assert differences(recalculated[name][1], sent[name][1]) == [], name
        every_check_agrees(recalculated[name][1])
    for seed in range(SEEDS):
        changed_inputs_agree(sent, recalculated, seed)


def every_check_agrees(book: Any) -> None:
    column = [row[5] for row in book["Checks"].iter_rows(min_row=5, values_only=True)]
    assert {word for word in column if word} == {"agrees", "Check"}


def changed_inputs_agree(sent: Any, recalculated: Any, seed: int) -> None:
    """The file, recalculated by LibreOffice, beside the case with the same changes, worked out by innokit."""
    case, book = recalculated[f"seed-{seed}"]
    assert case.digest != sent["rich"][0].digest
    assert differences(book, businesscase.as_workbook(case), leave_out=("Checks",)) == []
    found = businesscase.appraise(case)
    rows = {row[0]: row[1:] for row in book["Answers"].iter_rows(min_row=5, values_only=True) if row[0]}
    for column, outcome in enumerate(found.outcomes):
        gross = sum(abs(flow.present) for flow in outcome.lines)
        assert near(rows["NPSV"][column], outcome.npsv, gross)
        assert near(rows["Net present cost"][column], outcome.npc, gross)
        assert near(rows["PV costs"][column], outcome.pv_costs, gross)
        assert near(rows["PV benefits"][column], outcome.pv_benefits, gross)
        if outcome.bcr is not None:
            assert near(rows["BCR"][column], outcome.bcr)
        assert near(rows["Payback"][column], "never" if outcome.payback is None else outcome.payback)
        if outcome.irr.rate is not None and outcome.irr.sign_changes == 1:
            assert near(rows["Rate of return"][column], outcome.irr.rate)
    for budget in businesscase.council_cash(case).budgets:
        gaps = next(
            row[4:]
            for row in book["Council budget"].iter_rows(min_row=5, values_only=True)
            if row[:2] == (budget.option.title, "Surplus or gap")
        )
        for year, gap in enumerate(budget.by_year["gap"]):
            assert near(gaps[year], gap, 1_000.0)


@pytest.mark.parametrize("name", CASES)
def test_a_viewer_that_cannot_calculate_shows_the_right_values(sent: Any, name: str) -> None:
    _, shown, file = sent[name]
    assert differences(values(file), shown) == []


def test_the_same_record_gives_the_same_bytes(sent: Any, tmp_path: Path) -> None:
    _, _, file = sent["rich"]
    again = evidence.write_workbook(businesscase.as_workbook(rich()), tmp_path / "again.xlsx")
    assert again.read_bytes() == file.read_bytes()


def test_text_is_never_a_formula(sent: Any) -> None:
    """Two options are called '=Leaflets only' and '+New rooms & team'."""
    _, shown, file = sent["rich"]
    book = openpyxl.load_workbook(file)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    texts = [
        cell
        for cell in cells
        if isinstance(cell.value, str) and cell.value in ("=Leaflets only", "+New rooms & team")
    ]
    assert len(texts) > 10
    assert {cell.data_type for cell in texts} == {"s"}
    formulas = sum(cell.data_type == "f" for cell in cells)
    assert formulas == sum(bool(cell.formula) for _, _, cell in shown.walk())


def test_inputs_may_be_changed_and_nothing_else(sent: Any) -> None:
    _, shown, file = sent["rich"]
    book = openpyxl.load_workbook(file)
    assert all(sheet.protection.sheet and not sheet.protection.password for sheet in book)
    for tab, place, cell in shown.walk():
        written = book[tab.title][address(place)]
        if cell.input is None:
            assert written.protection.locked or tab.title == "Read me", (tab.title, address(place))
        else:
            assert not written.protection.locked
            assert written.border.left.style == written.border.top.style == "thin"


def test_assumptions_have_names_and_comments(sent: Any) -> None:
    _, shown, file = sent["rich"]
    book = openpyxl.load_workbook(file)
    tab, cell = find(shown, "take-up", "value")
    assert book.defined_names["Take_up"].attr_text in ("'Assumptions'!$B$5", "Assumptions!$B$5")
    note = book[tab][cell].comment.text
    assert "Report of the pilot, page 9" in note
    assert "The pilot reached 6 in 10" in note
    benefits = {row[0].value: row for row in book["Benefits"].iter_rows(min_row=5)}
    assert "=Take_up" in [cell.value for cell in benefits["Visits avoided"]]


def test_a_unit_cost_names_its_publisher(sent: Any) -> None:
    book = openpyxl.load_workbook(sent["rich"][2])
    row = next(row for row in book["Benefits"].iter_rows(min_row=5) if row[0].value == "Incidents avoided")
    notes = [cell.comment.text for cell in row if cell.comment]
    assert any("gmca-CR2.0-fiscal" in note and "Source: " in note for note in notes)


def test_it_prints_and_stays_in_view(sent: Any) -> None:
    book = openpyxl.load_workbook(sent["rich"][2])
    assert book[HIDDEN].sheet_state == "hidden"
    for sheet in book:
        if sheet.title in (HIDDEN, "Read me"):
            continue
        assert sheet.freeze_panes is not None, sheet.title
        assert sheet.print_title_rows in ("$4:$4", "$3:$3"), sheet.title
        assert sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title
        assert sheet.page_setup.fitToHeight == 0, sheet.title


def test_a_gap_says_so_in_words_and_in_red(sent: Any, tmp_path: Path) -> None:
    """Less income makes a gap of a surplus: the word stands there, and the rule that turns it red."""
    _, shown, file = sent["rich"]
    before = values(file)["Council budget"]
    row = next(
        at
        for at, row in enumerate(before.iter_rows(values_only=True), 1)
        if row[:2] == ("+New rooms & team", "In words")
    )
    year = next(column for column in range(5, 15) if before.cell(row, column).value == "surplus")
    less = {find(shown, "take-up", "value"): 0.05, find(shown, "rent", "unit_value"): 0}
    changed = change(file, tmp_path / "less.xlsx", less)
    after = values(libreoffice.converted([changed], tmp_path / "out")[0])["Council budget"]
    assert after.cell(row, year).value == "gap"
    assert after.cell(row - 1, year).value < 0
    rules = openpyxl.load_workbook(file)["Council budget"].conditional_formatting
    told = [(str(where.sqref), rule) for where in rules for rule in where.rules]
    assert any(rule.operator == "containsText" and rule.text == "gap" for _, rule in told)
    assert any(rule.operator == "lessThan" and rule.formula == ["0"] for _, rule in told)


def test_another_ending_is_refused(sent: Any, tmp_path: Path) -> None:
    with pytest.raises(innokit.errors.EvidenceError, match="name that ends in .xlsx"):
        evidence.write_workbook(sent["rich"][1], tmp_path / "case.xls")
