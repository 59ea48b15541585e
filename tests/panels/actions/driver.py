"""Everyday actions in a phase notebook: a script is a table of steps, played in JupyterLab by one driver.

After each step the driver reads the book from the disk by itself, and what the panel announced.
"""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from innokit.evidence import new_project
from innokit.panels import drafts
from innokit.records import KINDS, Assessor, Case, Criterion, Entry, Record, SwingPoints
from innokit.results.describe import plural_words
from innokit.store import Book, example_folder, open_book
from tests.panels.actions.steps import Step
from tests.panels.conftest import Lab

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

ME = "Finance analyst"
PATIENCE = 15_000
"""Milliseconds that anything may take."""
BY_KIND = {cls.plural: kind for kind, cls in KINDS.items()}
ROW_WITH = """(body, text) => [...body.rows].findIndex(
    row => [...row.querySelectorAll("[data-col]")].some(cell => cell.value === text))"""
RUN = """async place => {
    const notebook = jupyterapp.shell.currentWidget.content;
    notebook.activeCellIndex = place;
    notebook.deselectAll();
    await jupyterapp.commands.execute("notebook:run-cell");
}"""


def project(lab: Lab, name: str, example: str = "") -> Path:
    """Make a project as ``innokit new`` does, in the name of the analyst; filled with an example if named."""
    folder = new_project(lab.folder / name, by=ME)
    if example:
        with open_book(folder / "case.innokit") as book:
            book.import_jsonl(example_folder(example) / "entries.jsonl")
    return folder


class Player:
    """A person before one notebook."""

    def __init__(self, lab: Lab, folder: Path, notebook: str, **how: Any) -> None:
        self.lab, self.folder, self.how = lab, folder, how
        self.path = folder / f"{notebook}.ipynb"
        self.number = notebook[:2]
        self.cells = json.loads(self.path.read_text(encoding="utf-8"))["cells"]
        self.sources = ["".join(cell["source"]) for cell in self.cells]
        self.open()

    def play(self, script: Sequence[Step]) -> None:
        """Do every step; whatever goes wrong says in which step."""
        assert len(script) >= 12
        for place, step in enumerate(script, 1):
            try:
                getattr(self, step.deed)(*step.given, **step.fields)
            except Exception as problem:
                problem.add_note(f"in step {place}, {step}")
                raise
        assert self.code() == [text for text, c in zip(self.sources, self.cells, strict=True) if is_code(c)]
        assert self.lab.watch.errors == []

    # The notebook

    def open(self) -> None:
        """Open the notebook in a browser, and run its first cell of code."""
        name = f"{self.folder.name}/{self.path.name}"
        self.page: Page = self.lab.open(name, run=False, **self.how)
        self.page.set_default_timeout(PATIENCE)
        self.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.start()

    def start(self) -> None:
        """Run the two cells on which every other depends; which panels are drawn is forgotten."""
        self.drawn: set[int] = set()
        for place in [place for place, cell in enumerate(self.cells) if is_code(cell)][:2]:
            self.run(place)

    def run(self, place: int) -> None:
        """Run one cell, as Ctrl+Enter does."""
        self.page.evaluate(RUN, place)

    def code(self) -> list[str]:
        """The cells of code as they stand on the screen."""
        found: list[str] = self.page.evaluate(
            """() => jupyterapp.shell.currentWidget.content.widgets
                .filter(cell => cell.model.type === "code").map(cell => cell.model.sharedModel.getSource())"""
        )
        return found

    def cell(self, place: int) -> "Locator":
        """One cell on the screen."""
        return self.page.locator(".jp-Notebook .jp-Cell").nth(place)

    def place(self, plural: str) -> int:
        """Which cell holds the panel of a kind."""
        call = r"panels\.weights\(book\)" if plural == "swing_points" else rf'panels\.\w+\(book, "{plural}"'
        return next(place for place, text in enumerate(self.sources) if re.search(call, text))

    def panel(self, plural: str) -> "Locator":
        """The panel of a kind, its cell run where it was not."""
        place = self.place(plural)
        if place not in self.drawn:
            self.run(place)
            self.drawn.add(place)
        found = self.cell(place).locator(".innokit-panel")
        found.wait_for()
        return found

    def heading(self, place: int) -> str:
        """The heading that a cell stands under."""
        above = [t for t in self.sources[:place] if t.startswith("## ")]
        return above[-1].split("\n", 1)[0].removeprefix("## ")

    # The book, read from the disk each time

    def read(self) -> Book:
        return open_book(self.folder / "case.innokit", by="Test", read_only=True)

    def case(self) -> Case:
        with self.read() as book:
            return book.case()

    def entries(self) -> tuple[Entry, ...]:
        with self.read() as book:
            return tuple(book.history())

    def one(self, plural: str, which: str) -> Record:
        """The record that is called ``which``, or, without a title, speaks of it."""
        case = self.case()
        kind = BY_KIND[plural]
        found = [r for r in case.of(KINDS[kind]) if which in shown(r, case).values()]
        assert len(found) >= 1, f"no {kind} called {which!r} in the book"
        return found[0]

    def check(self, before: int, plural: str, why: str, action: str = "record", new: int = 1) -> list[Entry]:
        """The book has so many new entries, all of this kind, reason and name."""
        entries = self.entries()
        found = list(entries[before:])
        said = [(e.kind, e.action, e.why, e.who) for e in found]
        assert said == [(BY_KIND[plural], action, why, ME)] * new
        return found

    def check_fields(self, id: str, fields: dict[str, Any]) -> None:
        """The record holds what was typed, as the panel would show it."""
        case = self.case()
        held = shown(case.by_id[id], case)
        typed = {name: in_order(drafts.as_text(value)) for name, value in fields.items()}
        assert {name: in_order(held[name]) for name in fields} == typed

    def says(self, panel: "Locator", text: str) -> None:
        """Wait until the panel announces this."""
        panel.get_by_role("status").filter(has_text=text).first.wait_for()

    def out_of_date(self, plural: str) -> None:
        """The panel names the section of its own table as out of date."""
        wanted = f"{self.number}: {self.heading(self.place(plural))}"
        if plural != "ticks":
            assert wanted in (self.panel(plural).text_content() or "")

    # Actions in a form or a grid

    def is_grid(self, plural: str) -> bool:
        return "panels.grid" in self.sources[self.place(plural)]

    def record(self, plural: str, why: str, **fields: Any) -> None:
        before = len(self.entries())
        if self.is_grid(plural):
            self.grid_type(plural, None, why, fields)
        else:
            form = self.panel(plural)
            self.fill(form, plural, fields, why)
            press(form, "Record")
        self.says(self.panel(plural), f"Recorded as entry {before + 1} in the name of {ME}.")
        [entry] = self.check(before, plural, why)
        self.check_fields(entry.id, fields)
        self.out_of_date(plural)

    def change(self, plural: str, which: str, why: str, **fields: Any) -> None:
        before, id = len(self.entries()), self.one(plural, which).id
        if self.is_grid(plural):
            self.grid_type(plural, which, why, fields)
        else:
            form = self.change_form(plural, which)
            self.fill(form, plural, fields, why)
            press(form, "Record the change")
        self.says(self.panel(plural), f"Recorded as entry {before + 1} in the name of {ME}.")
        [entry] = self.check(before, plural, why)
        assert entry.id == id
        self.check_fields(id, fields)

    def withdraw(self, plural: str, which: str, why: str) -> None:
        before, id = len(self.entries()), self.one(plural, which).id
        panel = self.panel(plural)
        if self.is_grid(plural):
            row = self.row(panel, which)
            self.grid_cell(panel, row, 0).focus()
            press(panel, f"Withdraw row {row + 1}")
            panel.get_by_label("withdrawn? Its history stays.").fill(why)
            press(panel, "Withdraw it")
        else:
            form = self.change_form(plural, which)
            form.locator('[data-key="field why"]').fill(why)
            press(form, "Withdraw")
        self.says(panel, f"Withdrawn as entry {before + 1} in the name of {ME}.")
        [entry] = self.check(before, plural, why, "withdraw")
        assert entry.id == id
        assert id not in self.case().by_id

    def withdraw_score(self, assessor: str, option: str, criterion: str, why: str) -> None:
        before, panel = len(self.entries()), self.panel("scores")
        whose = panel.get_by_label("Whose scores are these?").input_value()
        assert whose == self.one("assessors", assessor).id
        panel.get_by_role("textbox", name=f"{criterion} {option}", exact=True).focus()
        press(panel, "Withdraw the cell")
        panel.get_by_label("withdrawn? Its history stays.").fill(why)
        press(panel, "Withdraw it")
        self.says(panel, f"Withdrawn as entry {before + 1} in the name of {ME}.")
        self.check(before, "scores", why, "withdraw")

    def choose_round(self, number: int) -> None:
        before, panel = self.entries(), self.panel("scores")
        panel.get_by_label("Which round?").select_option(value=str(number))
        panel.get_by_text(f", round {number}: 0 to 100").wait_for()
        assert self.entries() == before

    def bring_back(self, plural: str, which: str, why: str) -> None:
        before, form = len(self.entries()), self.panel(plural)
        form.get_by_text(re.compile("Withdrawn: ")).click()
        press(form, f"Bring back {which}")
        form.get_by_text(f"Bring back: {which}").wait_for()
        form.locator('[data-key="field why"]').fill(why)
        press(form, "Record it again")
        self.says(form, f"Recorded as entry {before + 1} in the name of {ME}.")
        self.check(before, plural, why)
        self.one(plural, which)

    def history(self, plural: str, which: str, words: Sequence[str]) -> None:
        before, panel = self.entries(), self.panel(plural)
        if self.is_grid(plural):
            row = self.row(panel, which)
            self.grid_cell(panel, row, 0).focus()
            press(panel, f"History of row {row + 1}")
            past = panel.get_by_role("region", name="History")
        else:
            press(panel, f"History {which}")
            past = panel.get_by_role("group", name="History")
        past.wait_for()
        text = past.inner_text()
        assert [word for word in words if word not in text] == [], text
        past.get_by_role("button", name=re.compile("^Close")).click()
        past.wait_for(state="hidden")
        assert self.entries() == before

    # A form

    def change_form(self, plural: str, which: str) -> "Locator":
        """The form with a record in it."""
        form = self.panel(plural)
        press(form, f"Change {which}")
        form.get_by_text(f"Change: {which}").wait_for()
        return form

    def fill(self, form: "Locator", plural: str, fields: dict[str, Any], why: str) -> None:
        """Fill in fields by the names that their labels give them."""
        described = {f["name"]: f for f in drafts.describe(BY_KIND[plural])}
        for name, value in fields.items():
            fill_field(form, described[name], value)
        form.locator('[data-key="field why"]').fill(why)

    # A grid

    def grid_cell(self, grid: "Locator", row: int, col: int) -> "Locator":
        return grid.locator("table.ik-cells > tbody > tr").nth(row).locator("[data-col]").nth(col)

    def row(self, grid: "Locator", which: str) -> int:
        """The place of the row in which a cell holds this."""
        found: int = grid.locator("table.ik-cells > tbody").evaluate(ROW_WITH, which)
        assert found >= 0, f"no row holds {which!r}"
        return found

    def grid_type(self, plural: str, which: str | None, why: str, fields: dict[str, Any]) -> None:
        """Type in the cells of a row, or of a new one, and record it."""
        grid, keys = self.panel(plural), self.page.keyboard
        columns = [f["name"] for f in drafts.describe(BY_KIND[plural])]
        if which is None:
            press(grid, "Add a row")
            row = grid.locator("table.ik-cells > tbody > tr").count() - 1
        else:
            row = self.row(grid, which)
        for name, value in fields.items():
            self.grid_cell(grid, row, columns.index(name)).focus()
            keys.press("ControlOrMeta+a")
            keys.type(drafts.as_text(value))
            keys.press("Tab")
        keys.press("Control+Enter") if why else None
        grid.get_by_label("Why, for readers of the record").fill(why)
        grid.get_by_role("button", name=re.compile("^Record 1 ")).click()

    def paste(
        self,
        plural: str,
        block: Sequence[Sequence[str]],
        refused: Sequence[str],
        mended: Sequence[str],
        assessor: str,
        entries: int,
        why: str,
    ) -> None:
        before, grid, keys = len(self.entries()), self.panel(plural), self.page.keyboard
        if assessor:
            grid.get_by_label("Whose scores are these?").select_option(label=assessor)
            grid.get_by_text(f"Scores by {assessor}").wait_for()
        fixed = plural == "scores"
        row = 0 if fixed else grid.locator("table.ik-cells > tbody > tr").count() - 1
        self.grid_cell(grid, row, 0).focus()
        text = "".join("\t".join(line) + "\r\n" for line in block)
        self.page.evaluate("text => navigator.clipboard.writeText(text)", text)
        keys.press("ControlOrMeta+v")
        lines = grid.locator(".ik-refused li")
        if refused:
            self.says(grid, f"{cells(len(refused))} refused")
            found = lines.all_inner_texts()
            assert len(found) == len(refused), found
            assert [want for want, said in zip(refused, found, strict=True) if want not in said] == [], found
        else:
            self.says(grid, "cells pasted")
        for left, text in enumerate(mended, 1):
            lines.first.get_by_role("link").click()
            keys.press("ControlOrMeta+a")
            keys.type(text)
            now = len(refused) - left
            self.says(grid, f"{cells(now)} refused" if now else "No cell is refused now.")
        grid.get_by_label("Why, for readers of the record").fill(why)
        left = len(refused) - len(mended)
        self.record_block(grid, plural, before, entries or len(block) - left, left, why)

    def record_block(self, grid: "Locator", plural: str, before: int, new: int, left: int, why: str) -> None:
        """Press Record, and Record the rest where something stays refused."""
        press(grid, re.compile("^Record [0-9]"))
        if left:
            self.says(grid, "Nothing is recorded")
            assert len(self.entries()) == before
            press(grid, re.compile("^Record the rest"))
        many = plural_words(BY_KIND[plural])
        self.says(grid, f"Recorded {new} {many} as entries {before + 1} to {before + new}")
        if left:
            self.says(grid, f"{left} {'cell' if left == 1 else 'cells'} refused and not recorded.")
        self.check(before, plural, why, new=new)
        self.out_of_date(plural)

    # The weights

    def weigh(
        self, assessor: str, keys: dict[str, Sequence[str]], points: dict[str, float], why: str
    ) -> None:
        before, panel, keyboard = len(self.entries()), self.panel("swing_points"), self.page.keyboard
        self.choose_by_keys(panel, assessor)
        for title, pressed in keys.items():
            slider = panel.get_by_role("slider", name=title)
            self.tab_to(slider)
            for key in pressed:
                keyboard.press(key)
        self.tab_to(panel.get_by_label(re.compile("^Reason")))
        keyboard.type(why)
        self.tab_to(panel.get_by_role("button", name="Record these weights"))
        keyboard.press("Enter")
        self.says(panel, f"Recorded as entries {before + 1} to {before + len(points)} in the name of {ME}.")
        self.check(before, "swing_points", why, new=len(points))
        self.out_of_date("swing_points")
        case = self.case()
        [whose] = [a.id for a in case.of(Assessor) if a.title == assessor]
        named = {c.id: c.title for c in case.of(Criterion)}
        found = {named[p.criterion]: p.points for p in case.of(SwingPoints) if p.assessor == whose}
        assert {title: found[title] for title in points} == points

    def choose_by_keys(self, panel: "Locator", assessor: str) -> None:
        """Go through the list of assessors by arrow, waiting at each: typed letters are soon forgotten."""
        people = panel.get_by_label("Whose weights are these?")
        names = people.locator("option").all_inner_texts()
        at, wanted = people.evaluate("node => node.selectedIndex"), names.index(assessor)
        people.focus()
        while at != wanted:
            step = 1 if wanted > at else -1
            self.page.keyboard.press("ArrowDown" if step > 0 else "ArrowUp")
            at += step
            panel.get_by_text(f"Weights of {names[at]}.").wait_for()

    def tab_to(self, target: "Locator") -> None:
        """Press Tab until this has the focus."""
        for _ in range(40):
            if target.evaluate("node => node === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError("Tab does not reach it")

    # The notebook as a whole

    def rerun_section(self, heading: str, words: Sequence[str]) -> None:
        places = [p for p, c in enumerate(self.cells) if is_code(c) and p > 2 and self.heading(p) == heading]
        assert places, f"no section {heading!r}"
        for place in places:
            self.run(place)
            if "innokit.panels" in self.sources[place]:
                self.drawn.add(place)
        text = "".join(self.cell(place).text_content() or "" for place in places)
        tables = self.cell(places[-1]).locator(".jp-OutputArea-output")
        tables.first.wait_for()
        text = " ".join([text, *(self.cell(place).inner_text() for place in places)])
        assert [word for word in words if word not in text] == [], text

    def colleague(self, by: str, records: Sequence[Record]) -> None:
        plural = type(records[0]).plural
        panel = self.panel(plural)
        with open_book(self.folder / "case.innokit", by=by) as book:
            book.record(list(records))
        press(panel, re.compile("^(Refresh|Look for colleagues' entries)$"))
        self.says(panel, f"{len(records)} new")
        for one in records:
            self.stands(plural, one.name)

    def stands(self, plural: str, which: str) -> None:
        """A panel shows a record."""
        panel = self.panel(plural)
        if self.is_grid(plural):
            panel.locator("table.ik-cells > tbody [data-col]").first.wait_for()
            self.row(panel, which)
        elif plural == "swing_points":
            panel.get_by_text(which).first.wait_for()
        else:
            panel.get_by_role("button", name=f"Change {which}", exact=True).wait_for()

    def again(self, before: tuple[Entry, ...], stands: dict[str, str]) -> None:
        """After a break everything is there as it was."""
        self.start()
        for plural, which in stands.items():
            self.stands(plural, which)
        assert self.entries() == before

    def restart(self, **stands: str) -> None:
        before = self.entries()
        self.page.evaluate("jupyterapp.shell.currentWidget.context.sessionContext.session.kernel.restart()")
        self.lab.ready(self.page)
        self.again(before, stands)

    def reload(self, **stands: str) -> None:
        before = self.entries()
        self.lab.save(self.page)
        self.page.reload()
        self.page.locator(".jp-Notebook .jp-Cell").first.wait_for()
        self.lab.ready(self.page)
        saved = json.loads(self.path.read_text(encoding="utf-8"))
        assert "widgets" not in saved["metadata"]
        self.again(before, stands)

    def close_unsaved(self, **stands: str) -> None:
        before, saved = self.entries(), self.path.read_bytes()
        self.page.context.close()
        self.lab.contexts.remove(self.page.context)
        assert self.path.read_bytes() == saved
        self.open()
        self.again(before, stands)


# Small helpers


def is_code(cell: dict[str, Any]) -> bool:
    return bool(cell["cell_type"] == "code")


def in_order(text: str) -> str:
    """Who has which share, in one order: the record keeps them by id."""
    return "; ".join(sorted(text.split("; ")))


def cells(count: int) -> str:
    return f"{count} {'cell is' if count == 1 else 'cells are'}"


def press(panel: "Locator", name: "str | re.Pattern[str]") -> None:
    """Press the first button of this name."""
    panel.get_by_role("button", name=name, exact=True).first.click()


def shown(one: Record, case: Case) -> dict[str, str]:
    """A record field by field, as a person reads it."""
    draft = drafts.to_draft(one, case)
    found = {}
    for told in drafts.describe(one.kind):
        text = drafts.as_text(draft[told["name"]])
        labels = {choice["value"]: choice["label"] for choice in told["choices"]}
        found[told["name"]] = labels.get(text, text)
    return found


def fill_field(form: "Locator", told: dict[str, Any], value: Any) -> None:
    """Fill in one field of a form by its label."""
    title = re.compile(rf"^{re.escape(told['title'])}( \(.*\))?$")
    if told["type"] == "references":
        group = form.get_by_role("group", name=title)
        for name in value:
            group.get_by_role("checkbox", name=name, exact=True).check()
    elif told["type"] == "shares":
        group = form.get_by_role("group", name=title)
        for place, row in enumerate(value):
            if place:
                press(group, "Share with another")
            group.get_by_role("combobox").nth(place).select_option(label=row["who"])
            group.get_by_role("textbox").nth(place).fill(row["share"])
    elif told["type"] == "flag":
        form.get_by_role("checkbox", name=title).set_checked(value)
    elif told["type"] in ("choice", "reference"):
        form.get_by_role("combobox", name=title).select_option(label=value)
    else:
        form.get_by_label(title).first.fill(value)
