// The table of inputs: rows are kept, made, moved and let go; only what differs is touched.

const WAIT = 150; // milliseconds of quiet before what was typed is sent, in one message
// In rem. Widths that hang on no text keep a key press from laying out the whole table again.
const WIDTHS = { long: 17, text: 12, reference: 12, references: 12, shares: 12, flag: 6 };

/** The table itself: what is known, and how it comes to be on the page. */
class Table {
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
    this.whose = make("p", { className: "ik-whose", hidden: true });
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
    const reason = make("p", { className: "ik-why" }, make("label", { htmlFor: this.why.id }, "Why, for readers of the record"), this.why);
    const row = (...parts) => make("p", { className: "ik-buttons" }, ...parts);
    this.root = make(
      "section",
      { className: "innokit-panel ik-grid", "aria-labelledby": part("title"), "data-lm-suppress-shortcuts": "true" },
      this.title, this.moment, this.whose, help, skip, this.lists, this.frame, row(add, undo, history, withdraw, refresh),
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
    const { title = "", moment = "", who = "", rows = [] } = this.model.get("model");
    this.known = new Map(rows.map((row) => [row.key, row]));
    this.title.textContent = title;
    this.moment.textContent = who.trim() ? `Recording as ${who}, ${moment}.` : `Nobody is named as recording; ${moment}.`;
    this.root.classList.toggle("ik-block", Boolean(this.fixed));
    this.drawWhose();
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

  /** The lists of assessors and rounds, where the call did not say whose scores these are. */
  drawWhose() {
    const { assessors = [], assessor = "", nobodys, rounds = [], round = 1 } = this.model.get("model");
    this.whose.hidden = !assessors.length && !rounds.length;
    const said = JSON.stringify([assessors, nobodys, rounds]);
    if (said !== this.offered) {
      this.offered = said;
      const people = [{ value: "", text: nobodys ? "Nobody in particular" : "Choose" },
        ...assessors.map(({ id, name }) => ({ value: id, text: name }))];
      const turns = rounds.map((n) => ({ value: n, text: n === rounds.at(-1) ? `Begin round ${n}` : `Round ${n}` }));
      this.whose.replaceChildren(
        ...(assessors.length ? this.choice("whose", "Whose scores are these?", people, (id) => ({ do: "choose", assessor: id })) : []),
        ...(turns.length ? this.choice("round", "Which round?", turns, (n) => ({ do: "round", round: Number(n) })) : []));
    }
    for (const [name, value] of [["whose", assessor], ["round", String(round)]]) {
      const list = this.whose.querySelector(`[data-list=${name}]`);
      if (list && list.value !== value) list.value = value;
    }
  }

  /** A list to choose from, with its label; what is chosen is sent. */
  choice(name, label, options, message) {
    const list = make("select", { id: `${this.id}-${name}` },
      ...options.map(({ value, text }) => make("option", { value }, text)));
    list.dataset.list = name;
    list.addEventListener("change", () => this.send(message(list.value)));
    return [make("label", { htmlFor: list.id }, label), " ", list, " "];
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
}
