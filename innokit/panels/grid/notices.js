// What stands below the table: refused cells, clashes, the history, and words that depend on how much is waiting.

/** A table with its notices. */
class Noticed extends Table {
  drawFaults() {
    const faults = this.model.get("faults") ?? {};
    const before = this.shownFaults ?? {};
    const rows = new Set([...Object.keys(before), ...Object.keys(faults)]);
    for (const row of rows) {
      if (!this.rows.has(row)) continue;
      this.columns.forEach(({ key }, at) => this.markCell(row, at, faults[row]?.[key]));
      this.drawState(row);
    }
    this.shownFaults = faults;
    this.listFaults(faults);
  }

  markCell(row, at, reason) {
    const cell = this.rows.get(row).cells[at];
    if (!reason === !cell.hasAttribute("aria-invalid")) return;
    if (!reason) return ["aria-invalid", "aria-describedby"].forEach((name) => cell.removeAttribute(name));
    cell.setAttribute("aria-invalid", "true");
    cell.setAttribute("aria-describedby", `${this.id}-f-${row}-${at}`);
  }

  listFaults(faults) {
    const lines = this.order.filter((row) => faults[row]).flatMap((row) => this.faultLines(row, faults[row]));
    this.refused.hidden = this.buttons.rest.hidden = lines.length === 0;
    const left = this.waiting((row, key) => (this.fixed ? !faults[row]?.[key] : !faults[row]));
    this.buttons.rest.textContent = `Record the rest: ${this.counted(left)}`;
    this.buttons.rest.disabled = left === 0;
    const heading = make("p", { className: "ik-heading" }, `${many(lines.length, "cell")} refused, not recorded`);
    this.refused.replaceChildren(heading, make("ul", {}, ...lines));
  }

  /** One line for each refused cell of a row: where, what was typed, and why it is refused. */
  faultLines(row, faults) {
    const name = this.known.get(row)?.name || `Row ${this.place(row)}`;
    return Object.entries(faults).map(([key, reason]) => {
      const at = this.columns.findIndex((column) => column.key === key);
      const target = Math.max(at, 0);
      const where = at < 0 ? name : `${name}, ${this.columns[at].title}`;
      const link = make("a", { href: `#${this.id}` }, where);
      link.addEventListener("click", (event) => (event.preventDefault(), this.enter(row, target)));
      const typed = at < 0 ? "" : this.text(row, key);
      const value = typed ? ` holds “${typed.length > 120 ? typed.slice(0, 119) + "…" : typed}”` : "";
      const why = make("span", { id: `${this.id}-f-${row}-${at}` }, reason);
      return make("li", {}, link, `${value}: `, why);
    });
  }

  drawClash() {
    const { rows = [] } = this.model.get("clash") ?? {};
    this.clash.hidden = rows.length === 0;
    const heading = make("p", { className: "ik-heading" }, "A colleague recorded meanwhile; nothing of yours is lost");
    this.clash.replaceChildren(heading, ...rows.map((row) => this.clashOf(row)));
  }

  clashOf({ key, name, said, cells }) {
    const line = ({ title, theirs, mine }) =>
      make("tr", {}, make("th", { scope: "row" }, title), make("td", {}, theirs || "blank"), make("td", {}, mine || "blank"));
    const heads = ["Column", "Theirs", "Yours"].map((words) => make("th", { scope: "col" }, words));
    const settle = (keep) => () => (this.send({ do: "settle", row: key, keep }), this.enter(key, 0));
    return make("div", {},
      make("p", {}, `${name}: ${said}`),
      make("table", { "aria-label": `${name}: theirs and yours` }, make("thead", {}, make("tr", {}, ...heads)),
        make("tbody", {}, ...cells.map(line))),
      make("p", { className: "ik-buttons" },
        this.button("Keep theirs", settle("theirs")), this.button("Record mine over it", settle("mine"))),
    );
  }

  drawPast() {
    const { name, entries = [] } = this.model.get("past") ?? {};
    this.past.hidden = entries.length === 0;
    if (this.past.hidden) return;
    const heads = ["Entry", "When", "Who", "What changed", "Why"].map((words) => make("th", { scope: "col" }, words));
    const shut = this.button("Close", () => (this.model.send({ do: "history" }), this.back()));
    const heading = make("p", { className: "ik-heading", tabIndex: -1 }, `History of ${name}`);
    const table = make("table", {}, make("thead", {}, make("tr", {}, ...heads)),
      make("tbody", {}, ...entries.map((entry) => this.entryLine(entry))));
    const frame = { className: "ik-frame", tabIndex: 0, role: "group", "aria-label": "Entries, newest first" };
    this.past.replaceChildren(heading, make("div", frame, table), shut);
    heading.focus();
  }

  entryLine({ entry, when, who, why, action, changes }) {
    const told = changes.map(({ title, before, after }) => make("div", {}, `${title}: ${before || "blank"} → ${after || "blank"}`));
    if (action === "withdraw") told.push("Withdrawn");
    const cells = [[String(entry)], [when], [who], told, [why]];
    return make("tr", {}, ...cells.map((parts) => make("td", {}, ...parts)));
  }

  /** How much waits to be recorded: of a block the cells, of records the rows, that a test lets through. */
  waiting(test) {
    const typed = Object.entries(this.draft.rows ?? {}).filter(([row]) => !this.isBlank(row));
    const cells = typed.map(([row, texts]) => Object.keys(texts).filter((key) => test(row, key)).length);
    return this.fixed ? cells.reduce((sum, count) => sum + count, 0) : cells.filter(Boolean).length;
  }

  counted(count) {
    const { one, more } = this.model.get("model");
    return many(count, one, more);
  }

  /** Words and buttons that depend on how much is waiting. */
  drawRest() {
    const waiting = this.waiting(() => true);
    const words = waiting ? `Record ${this.counted(waiting)}` : "Record";
    const { save, add, undo, withdraw, history } = this.buttons;
    if (save.textContent !== words) save.textContent = words;
    add.hidden = this.fixed;
    undo.disabled = this.undoing.length === 0;
    const here = this.at && this.rows.has(this.at.row) ? ` ${this.hereWords()}` : "";
    withdraw.textContent = (here && this.isNew(this.at.row) ? "Remove" : "Withdraw") + here;
    history.textContent = `History${here && " of" + here}`;
    withdraw.disabled = history.disabled = !here;
    const stale = this.model.get("stale") ?? [];
    this.stale.hidden = stale.length === 0;
    this.stale.textContent = stale.length ? `Now out of date, until run again: ${stale.join("; ")}` : "";
  }

  /** "row 3", or in a block of scores "the cell". */
  hereWords() {
    return this.fixed ? "the cell" : `row ${this.place(this.at.row)}`;
  }

  say(words) {
    this.status.textContent = words;
  }
}
