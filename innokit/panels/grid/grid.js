// The grid: a real table of inputs. Python holds the record and checks every value; this draws and listens.
//
// The model's traits are all it knows: `model` (columns, rows, words), `draft` (what was typed, by row and column),
// `faults` (why a cell is refused), `message`, `clash`, `stale`. Text from people reaches the page only as text.

const WAIT = 150; // milliseconds of quiet before what was typed is sent, in one message
// In rem. Widths that hang on no text keep a key press from laying out the whole table again.
const WIDTHS = { long: 17, text: 12, reference: 12, references: 12, shares: 12, flag: 6 };

class Grid {
  constructor(model, el) {
    this.model = model;
    this.id = "g" + freshKey();
    this.rows = new Map(); // row key -> {tr, name, state, cells}
    this.order = []; // row keys as they stand on the screen
    this.sorted = { col: null, direction: 1 };
    this.at = null; // {row, col, before}: the cell in use, and what it held when it was entered
    this.editing = false; // arrows stay within the cell
    this.undoing = []; // one list of {row, col, before} a change
    this.unsent = {};
    this.sent = []; // messages that Python may not have seen yet
    this.number = 0;
    this.build(el);
    this.listen();
    this.redraw();
  }

  // What is known

  get columns() {
    return this.model.get("model").columns ?? [];
  }

  get fixed() {
    return this.model.get("model").fixed;
  }

  get draft() {
    return this.model.get("draft");
  }

  recorded(row, col) {
    return this.known.get(row)?.values[col] ?? "";
  }

  text(row, col) {
    return this.draft.rows?.[row]?.[col] ?? this.recorded(row, col);
  }

  isNew(row) {
    return !this.known.has(row);
  }

  /** Whether a row says anything: an empty line at the foot is nothing yet. */
  isBlank(row) {
    return this.isNew(row) && !Object.values(this.draft.rows?.[row] ?? {}).some((text) => text.trim());
  }

  place(row) {
    return this.order.indexOf(row) + 1;
  }

  // The page

  build(el) {
    const part = (name) => `${this.id}-${name}`;
    this.title = make("p", { className: "ik-title", id: part("title") });
    this.moment = make("p", { className: "ik-quiet" });
    this.columnHelp = make("dl");
    this.lists = make("div", { hidden: true });
    this.head = make("tr");
    this.body = make("tbody");
    this.table = make("table", { className: "ik-cells", "aria-labelledby": part("title") }, make("thead", {}, this.head), this.body);
    this.frame = make("div", { className: "ik-frame" }, this.table);
    this.refused = make("section", { className: "ik-refused", hidden: true, "aria-label": "Refused cells" });
    this.clash = make("section", { className: "ik-clash", hidden: true, "aria-label": "A colleague's entries" });
    this.asking = make("div", { className: "ik-asking", hidden: true });
    this.past = make("section", { className: "ik-past", hidden: true, "aria-label": "History" });
    this.status = make("p", { className: "ik-status", role: "status" });
    this.stale = make("p", { className: "ik-stale", hidden: true });
    this.why = make("input", { id: part("why"), type: "text", autocomplete: "off" });
    this.buttons = {
      add: this.button("Add a row", () => this.addRow()),
      undo: this.button("Undo", () => this.undo()),
      history: this.button("History", () => this.ask("history")),
      withdraw: this.button("Withdraw", () => this.askToWithdraw()),
      refresh: this.button("Look for colleagues' entries", () => this.send({ do: "refresh" })),
      save: this.button("Record", () => this.save(false), "ik-main"),
      rest: this.button("Record the rest", () => this.save(true)),
    };
    const { add, undo, history, withdraw, refresh, save, rest } = this.buttons;
    const skip = make("a", { className: "ik-skip", href: `#${part("why")}` }, "Skip the table");
    skip.addEventListener("click", (event) => (event.preventDefault(), this.why.focus()));
    const help = make("details", {}, make("summary", {}, "Keys, pasting and columns"), keys(), this.columnHelp);
    const reason = make("p", { className: "ik-why" }, make("label", { htmlFor: this.why.id }, "Reason"), this.why);
    const row = (...parts) => make("p", { className: "ik-buttons" }, ...parts);
    this.root = make(
      "section",
      { className: "innokit-panel ik-grid", "aria-labelledby": part("title"), "data-lm-suppress-shortcuts": "true" },
      this.title, this.moment, help, skip, this.lists, this.frame, row(add, undo, history, withdraw, refresh),
      this.asking, this.past, this.refused, this.clash, reason, row(save, rest), this.status, this.stale,
    );
    el.replaceChildren(this.root);
  }

  button(words, act, className = "") {
    const made = make("button", { type: "button", className }, words);
    made.addEventListener("click", act);
    return made;
  }

  drawHead() {
    const said = JSON.stringify(this.columns);
    if (said === this.drawn) return;
    this.drawn = said;
    this.at = null;
    this.rows.clear();
    this.body.replaceChildren();
    this.lists.replaceChildren();
    const corner = make("th", { scope: "col", className: "ik-corner" }, this.model.get("model").corner);
    this.head.replaceChildren(corner, ...this.columns.map((column, at) => this.heading(column, at)));
    const widths = this.columns.map(({ type }) => WIDTHS[type] ?? 9);
    [...this.head.cells].slice(1).forEach((cell, at) => (cell.style.width = `${widths[at]}rem`));
    this.table.style.width = `calc(var(--ik-corner) + ${widths.reduce((sum, width) => sum + width, 0)}rem)`;
    this.columnHelp.replaceChildren(
      ...this.columns.flatMap((column) => [make("dt", {}, column.title), make("dd", {}, column.help || "-")]),
    );
    this.pattern = this.columns.map((column, at) => this.input(column, at));
  }

  heading(column, at) {
    const name = make("span", { id: `${this.id}-c${at}` }, column.title);
    const mark = make("span", { className: "ik-arrow", "aria-hidden": "true" });
    const sort = make("button", { type: "button", title: "Sort by this column" }, name, mark);
    sort.addEventListener("click", () => this.sort(column.key));
    const cell = make("th", { scope: "col", className: `ik-${column.type}`, "data-heading": column.key }, sort);
    if (column.unit || column.required) {
      const words = [column.unit, column.required && "required"].filter(Boolean).join(", ");
      cell.append(make("span", { className: "ik-unit" }, words));
    }
    if (column.choices?.length) {
      const options = column.choices.map((value) => make("option", { value }));
      this.lists.append(make("datalist", { id: `${this.id}-l${at}` }, ...options));
    }
    return cell;
  }

  /** An empty cell of a column, to be copied for each row. */
  input(column, at) {
    const long = column.type === "long";
    const made = make(long ? "textarea" : "input", { autocomplete: "off", "data-col": at, spellcheck: long });
    if (long) made.rows = 1;
    if (column.default) made.placeholder = column.default;
    if (["number", "share", "integer"].includes(column.type)) made.setAttribute("inputmode", "decimal");
    if (column.choices?.length) made.setAttribute("list", `${this.id}-l${at}`);
    return made;
  }

  makeRow(row) {
    const name = make("span", { id: `${this.id}-${row}` });
    const state = make("span", { className: "ik-state" });
    const tr = make("tr", {}, make("th", { scope: "row" }, name, " ", state));
    tr.dataset.row = row;
    const cells = this.pattern.map((pattern, at) => {
      const cell = pattern.cloneNode();
      cell.setAttribute("aria-labelledby", `${this.id}-c${at} ${name.id}`);
      tr.append(make("td", {}, cell));
      return cell;
    });
    const made = { tr, name, state, cells };
    this.rows.set(row, made);
    return made;
  }

  /** Bring the page in line with the model: rows are kept, made, moved and let go; only what differs is touched. */
  redraw() {
    const { title = "", moment = "", rows = [] } = this.model.get("model");
    this.known = new Map(rows.map((row) => [row.key, row]));
    this.title.textContent = title;
    this.moment.textContent = moment.charAt(0).toUpperCase() + moment.slice(1);
    this.root.classList.toggle("ik-block", Boolean(this.fixed));
    this.drawHead();
    const fresh = this.fixed ? [] : [...(this.draft.fresh ?? []), ...this.order.filter((row) => this.isBlank(row))];
    const wanted = new Set([...this.known.keys(), ...fresh]);
    const kept = this.order.filter((row) => wanted.has(row) && this.known.has(row));
    const keep = this.sorted.col === null ? [] : kept;
    this.order = [...new Set([...keep, ...this.known.keys(), ...fresh])];
    this.footRow();
    this.arrange();
    for (const row of this.order) this.columns.forEach((_, at) => this.paint(row, at));
    this.drawFaults();
    this.order.forEach((row) => this.drawState(row));
    this.drawRest();
  }

  /** Keep one empty line at the foot, ready to be typed in. */
  footRow() {
    const last = this.order.at(-1);
    if (!this.fixed && (last === undefined || !this.isBlank(last))) this.order.push(freshKey());
  }

  /** Put the rows on the page in their order. */
  arrange() {
    const wanted = new Set(this.order);
    for (const [row, { tr }] of this.rows) {
      if (!wanted.has(row)) (tr.remove(), this.rows.delete(row));
    }
    const active = document.activeElement;
    const trs = this.order.map((row) => (this.rows.get(row) ?? this.makeRow(row)).tr);
    if (trs.some((tr, at) => this.body.children[at] !== tr)) this.body.append(...trs);
    if (active !== document.activeElement && this.body.contains(active)) active.focus({ preventScroll: true });
    this.order.forEach((row, at) => {
      const words = this.known.get(row)?.name || `Row ${at + 1}`;
      const { name } = this.rows.get(row);
      if (name.textContent !== words) name.textContent = words;
    });
  }

  /** Show the text of one cell; a text of several lines gets an element that can hold them. */
  paint(row, at) {
    const drawn = this.rows.get(row);
    const { key, type } = this.columns[at];
    const text = this.text(row, key);
    let cell = drawn.cells[at];
    if (cell.tagName === "INPUT" && /[\r\n]/.test(text) && ["text", "long"].includes(type)) cell = this.taller(row, at);
    const shown = cell.tagName === "INPUT" ? text.replace(/\r\n?|\n/g, " ") : text.replace(/\r\n?/g, "\n");
    if (cell.value !== shown) cell.value = shown;
    const changed = this.draft.rows?.[row]?.[key] !== undefined;
    this.markChanged(cell, changed);
  }

  markChanged(cell, changed) {
    const { classList } = cell.parentElement;
    if (classList.contains("ik-changed") !== changed) classList.toggle("ik-changed", changed);
  }

  /** Exchange an input of one line for one of several. */
  taller(row, at) {
    const drawn = this.rows.get(row);
    const old = drawn.cells[at];
    const made = make("textarea", { rows: 1, autocomplete: "off" });
    for (const name of ["data-col", "aria-labelledby", "aria-invalid", "aria-describedby"]) {
      if (old.hasAttribute(name)) made.setAttribute(name, old.getAttribute(name));
    }
    const active = old === document.activeElement;
    made.value = old.value;
    old.replaceWith(made);
    drawn.cells[at] = made;
    if (active) made.focus();
    return made;
  }

  /** Say beside its name whether a row is new, changed or refused. */
  drawState(row) {
    const drawn = this.rows.get(row);
    const typed = this.draft.rows?.[row];
    const refused = this.model.get("faults")?.[row];
    let words = "";
    if (!this.isBlank(row)) words = refused ? "refused" : !typed ? "" : this.isNew(row) ? "new" : "changed";
    if (drawn.state.textContent !== words) drawn.state.textContent = words;
  }

  // Refused cells, clashes, history, messages

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
    const heads = ["Entry", "When", "Who", "What changed", "Reason"].map((words) => make("th", { scope: "col" }, words));
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

  /** Words and buttons that depend on how much is waiting. */
  drawRest() {
    const { one, more, cells } = this.model.get("model");
    const typed = Object.entries(this.draft.rows ?? {}).filter(([row]) => !this.isBlank(row));
    const waiting = cells ? typed.reduce((sum, [, row]) => sum + Object.keys(row).length, 0) : typed.length;
    const words = waiting ? `Record ${many(waiting, one, more)}` : "Record";
    const { save, add, undo, withdraw, history } = this.buttons;
    if (save.textContent !== words) save.textContent = words;
    add.hidden = withdraw.hidden = this.fixed;
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

  // Changing cells

  /** Take a text into a cell of the draft; what equals the record is no change. */
  put(row, at, text) {
    const { key } = this.columns[at];
    const wasBlank = this.isBlank(row);
    const rows = (this.draft.rows ??= {});
    const typed = (rows[row] ??= {});
    if (text === this.recorded(row, key)) delete typed[key];
    else typed[key] = text;
    if (!Object.keys(typed).length) delete rows[row];
    if (this.isNew(row) && wasBlank && !this.isBlank(row)) {
      const fresh = (this.draft.fresh ??= []);
      if (!fresh.includes(row)) fresh.push(row);
    }
    (this.unsent[row] ??= {})[key] = text;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), WAIT);
  }

  /** Put several cells at once, remember how they were, and draw what changed. */
  change(cells, { undoable = true } = {}) {
    const before = cells.map(({ row, at }) => ({ row, at, text: this.text(row, this.columns[at].key) }));
    cells.forEach(({ row, at, text }) => this.put(row, at, text));
    if (undoable) this.undoing.push(before);
    this.lines();
    cells.forEach(({ row, at }) => this.paint(row, at));
    new Set(cells.map(({ row }) => row)).forEach((row) => this.drawState(row));
    if (this.at) this.at.before = this.text(this.at.row, this.columns[this.at.col].key);
    this.drawRest();
  }

  /** Make the rows that the order names, and an empty one at the foot. */
  lines() {
    const count = this.order.length;
    this.footRow();
    if (this.order.length !== count || this.order.some((row) => !this.rows.has(row))) this.arrange();
  }

  undo() {
    const last = this.undoing.pop();
    if (!last) return this.say("There is nothing to undo.");
    this.change(last, { undoable: false });
    this.say(`Undone: ${many(last.length, "cell")} as before.`);
    this.enter(last[0].row, last[0].at);
  }

  addRow() {
    this.lines();
    this.enter(this.order.at(-1), 0);
  }

  /** Note, for undoing, what was typed in the cell that is being left. */
  leave() {
    if (!this.at || !this.rows.has(this.at.row)) return;
    const { row, col, before } = this.at;
    const now = this.text(row, this.columns[col].key);
    if (now !== before) {
      this.undoing.push([{ row, at: col, text: before }]);
      this.at.before = now;
      this.buttons.undo.disabled = false;
    }
  }

  // Talking to Python

  flush() {
    clearTimeout(this.timer);
    if (!Object.keys(this.unsent).length) return;
    const message = { do: "type", cells: this.unsent, fresh: this.draft.fresh ?? [], view: this.id, number: ++this.number };
    this.sent.push(message);
    this.unsent = {};
    this.model.send(message);
  }

  send(message) {
    this.leave();
    this.flush();
    this.model.send(message);
    clearTimeout(this.patience);
    this.patience = setTimeout(() => this.say("No answer yet: the notebook's kernel is busy or was restarted."), 5000);
  }

  save(rest) {
    this.send({ do: "save", why: this.why.value, rest });
  }

  ask(what) {
    if (this.at) this.send({ do: what, row: this.at.row, col: this.columns[this.at.col].key });
  }

  /** Python gave a fresh draft: what was typed since it was written is put on top. */
  renewed() {
    const seen = this.draft.seen?.[this.id] ?? 0;
    this.sent = this.sent.filter(({ number }) => number > seen);
    const later = [...this.sent.map(({ cells }) => cells), this.unsent];
    this.unsent = {};
    for (const cells of later) {
      for (const [row, typed] of Object.entries(cells)) {
        for (const [key, text] of Object.entries(typed)) {
          const at = this.columns.findIndex((column) => column.key === key);
          if (at >= 0) this.put(row, at, text);
        }
      }
    }
    this.undoing = [];
    this.redraw();
  }

  answered(message) {
    clearTimeout(this.patience);
    if (message.focus === "why") this.why.focus();
    if (message.done) ((this.why.value = ""), this.closeAsking());
  }

  askToWithdraw() {
    if (!this.at) return;
    const { row } = this.at;
    if (this.isNew(row)) return this.removeRow(row);
    const name = `row ${this.place(row)}, ${this.known.get(row).title}`;
    const why = make("input", { id: `${this.id}-gone`, type: "text", autocomplete: "off" });
    const go = () => this.send({ do: "withdraw", row, why: why.value });
    why.addEventListener("keydown", (event) => {
      if (event.key === "Enter") go();
      if (event.key === "Escape") this.closeAsking();
    });
    this.asking.hidden = false;
    this.asking.replaceChildren(
      make("label", { htmlFor: why.id }, `Why is ${name} withdrawn? Its history stays.`), why,
      make("p", { className: "ik-buttons" }, this.button("Withdraw it", go), this.button("Keep it", () => this.closeAsking())),
    );
    why.focus();
  }

  closeAsking() {
    if (this.asking.hidden) return;
    this.asking.hidden = true;
    this.asking.replaceChildren();
    this.back();
  }

  /** Take a row that was never recorded out of the draft. */
  removeRow(row) {
    const place = this.order.indexOf(row);
    this.change(this.columns.map((_, at) => ({ row, at, text: "" })));
    this.order = this.order.filter((other) => other !== row);
    this.draft.fresh = (this.draft.fresh ?? []).filter((other) => other !== row);
    this.flush();
    this.lines();
    this.arrange();
    this.say("The row is taken out; it was not recorded.");
    this.enter(this.order[Math.min(place, this.order.length - 1)], 0);
  }

  // Moving about

  enter(row, at, select = true) {
    const cell = this.rows.get(row)?.cells[at];
    if (!cell) return;
    cell.focus();
    if (select) cell.select();
  }

  /** Go back to the cell that was in use. */
  back() {
    if (this.at && this.rows.has(this.at.row)) this.enter(this.at.row, this.at.col);
    else if (this.order.length) this.enter(this.order[0], 0);
  }

  move(down, right) {
    const row = this.order.indexOf(this.at.row) + down;
    const col = this.at.col + right;
    if (row < 0 || row >= this.order.length || col < 0 || col >= this.columns.length) return;
    this.enter(this.order[row], col);
  }

  sort(col) {
    this.leave();
    const same = this.sorted.col === col;
    if (same && this.sorted.direction === -1) this.sorted = { col: null, direction: 1 };
    else this.sorted = { col, direction: same ? -1 : 1 };
    for (const head of this.head.querySelectorAll("[data-heading]")) {
      const here = this.sorted.col === head.dataset.heading;
      if (here) head.setAttribute("aria-sort", this.sorted.direction === 1 ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
      head.querySelector(".ik-arrow").textContent = here ? (this.sorted.direction === 1 ? " ▲" : " ▼") : "";
    }
    const natural = [...this.known.keys(), ...this.order.filter((row) => this.isNew(row))];
    if (this.sorted.col === null) this.order = natural;
    else {
      const texts = new Map(natural.map((row) => [row, this.text(row, col)]));
      this.order = natural.sort(
        (a, b) => this.isBlank(a) - this.isBlank(b) || inOrder(texts.get(a), texts.get(b), this.sorted.direction),
      );
    }
    this.arrange();
    this.listFaults(this.model.get("faults") ?? {});
    this.drawRest();
  }

  // Listening: one listener of each sort, on the whole panel

  listen() {
    const on = (name, heard) => this.root.addEventListener(name, heard.bind(this));
    on("keydown", this.onKey);
    on("input", this.onInput);
    on("paste", this.onPaste);
    on("focusin", this.onFocus);
    on("focusout", this.onBlur);
    on("dblclick", () => (this.editing = true));
    for (const name of ["keyup", "keypress", "copy", "cut", "contextmenu"]) on(name, (event) => event.stopPropagation());
    const heard = {
      "change:model": () => this.redraw(),
      "change:draft": () => this.renewed(),
      "change:faults": () => this.drawFaults(),
      "change:clash": () => this.drawClash(),
      "change:stale": () => this.drawRest(),
      "change:past": () => this.drawPast(),
      "change:message": () => (clearTimeout(this.patience), this.say(this.model.get("message"))),
      "msg:custom": (message) => this.answered(message),
    };
    for (const [name, act] of Object.entries(heard)) this.model.on(name, act);
    this.drawClash();
    this.drawPast();
    this.say(this.model.get("message"));
    this.stop = () => {
      this.flush();
      clearTimeout(this.patience);
      for (const [name, act] of Object.entries(heard)) this.model.off(name, act);
    };
  }

  cellOf(target) {
    const at = target.dataset?.col;
    return at === undefined ? null : { row: target.closest("tr").dataset.row, col: Number(at) };
  }

  onFocus(event) {
    const cell = this.cellOf(event.target);
    if (!cell) return;
    const before = this.text(cell.row, this.columns[cell.col].key);
    const sameRow = this.at?.row === cell.row;
    this.at = { ...cell, before };
    this.editing = false;
    if (!sameRow) this.drawRest();
  }

  onBlur(event) {
    if (this.cellOf(event.target)) this.leave();
  }

  onInput(event) {
    const cell = this.cellOf(event.target);
    if (!cell) return;
    const drawn = this.rows.get(cell.row);
    const { key } = this.columns[cell.col];
    const was = this.draft.rows?.[cell.row]?.[key] !== undefined;
    this.put(cell.row, cell.col, event.target.value);
    const typed = this.draft.rows[cell.row]?.[key] !== undefined;
    if (typed === was && drawn.state.textContent) return;
    this.markChanged(event.target, typed);
    this.drawState(cell.row);
    this.lines();
    this.drawRest();
  }

  onPaste(event) {
    event.stopPropagation();
    const cell = this.cellOf(event.target);
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const several = /[\t\n\r]/.test(text);
    if (!cell || !several || (this.editing && event.target.tagName === "TEXTAREA")) return;
    event.preventDefault();
    this.leave();
    this.pasteBlock(parse(text), cell);
  }

  /** Lay a block over the cells from here to the right and down; say what did not fit. */
  pasteBlock(block, { row, col }) {
    const count = block.reduce((sum, line) => sum + line.length, 0);
    if (count > MOST_CELLS) return this.say(`Not pasted: ${many(count, "cell")}, and one paste may bring ${many(MOST_CELLS, "cell")}. Bring a table of this size in as a file.`);
    const headed = block.length > 1 && isHeading(block[0], this.columns.slice(col).map(({ title }) => title));
    const lines = headed ? block.slice(1) : block;
    const first = this.order.indexOf(row);
    const room = this.fixed ? this.order.length - first : lines.length;
    while (!this.fixed && this.order.length < first + lines.length) this.order.push(freshKey());
    const width = this.columns.length - col;
    const cells = lines.slice(0, room).flatMap((line, down) =>
      line.slice(0, width).map((text, right) => ({ row: this.order[first + down], at: col + right, text })));
    const lost = count - (headed ? block[0].length : 0) - cells.length;
    this.change(cells);
    this.flush();
    const told = [`${many(cells.length, "cell")} pasted; Ctrl+Z takes them back.`];
    if (headed) told.push("The line of headings was left out.");
    if (lost) told.push(`${many(lost, "cell")} fell outside the table and ${lost === 1 ? "was" : "were"} not taken in.`);
    this.say(told.join(" "));
    this.enter(row, col);
  }

  onKey(event) {
    event.stopPropagation();
    const control = event.ctrlKey || event.metaKey;
    if (control && event.key.toLowerCase() === "s") {
      event.preventDefault();
      return this.say("Nothing is recorded until you press Record.");
    }
    if (!this.cellOf(event.target) || event.isComposing) return;
    if (this.act(event, event.target, control)) event.preventDefault();
  }

  /** Do what a key asks for in a cell; true where the browser must not do its own. */
  act(event, cell, control) {
    const { key, shiftKey, altKey } = event;
    if (key === "F2") return this.edit(cell);
    if (key === "Escape") return this.restore(cell);
    if (key === "Enter") return this.onEnter(cell, { control, shiftKey, altKey });
    if (control && !shiftKey && key.toLowerCase() === "z") return this.onUndo();
    if (control && (key === "Home" || key === "End")) {
      const end = key === "End";
      this.enter(this.order.at(end ? -1 : 0), end ? this.columns.length - 1 : 0);
      return true;
    }
    if (control || altKey || shiftKey || !key.startsWith("Arrow")) return false;
    return this.onArrow(key, cell);
  }

  edit(cell) {
    this.editing = !this.editing;
    if (this.editing) cell.setSelectionRange(cell.value.length, cell.value.length);
    else cell.select();
    return true;
  }

  restore(cell) {
    const { row, col, before } = this.at;
    if (this.text(row, this.columns[col].key) !== before) this.change([{ row, at: col, text: before }], { undoable: false });
    this.editing = false;
    cell.select();
    return true;
  }

  onEnter(cell, { control, shiftKey, altKey }) {
    if (control) {
      this.why.focus();
      return true;
    }
    if (altKey) {
      const { type } = this.columns[this.at.col];
      if (!["text", "long"].includes(type)) return true;
      const tall = cell.tagName === "INPUT" ? this.taller(this.at.row, this.at.col) : cell;
      tall.setRangeText("\n", tall.selectionStart, tall.selectionEnd, "end");
      tall.dispatchEvent(new Event("input", { bubbles: true }));
      this.editing = true;
      return true;
    }
    this.move(shiftKey ? -1 : 1, 0);
    return true;
  }

  /** Within a cell that is being typed in, the browser undoes; otherwise the last change to the grid is undone. */
  onUndo() {
    const { row, col, before } = this.at;
    if (this.text(row, this.columns[col].key) !== before) return false;
    this.undo();
    return true;
  }

  onArrow(key, cell) {
    if (this.editing) return false;
    if (key === "ArrowUp" || key === "ArrowDown") {
      this.move(key === "ArrowUp" ? -1 : 1, 0);
      return true;
    }
    const { selectionStart: start, selectionEnd: end, value } = cell;
    const all = start === 0 && end === value.length;
    const left = key === "ArrowLeft";
    if (!all && (start !== end || start !== (left ? 0 : value.length))) return false;
    this.move(0, left ? -1 : 1);
    return true;
  }
}

function render({ model, el }) {
  const grid = new Grid(model, el);
  return () => grid.stop();
}

export default { render };
