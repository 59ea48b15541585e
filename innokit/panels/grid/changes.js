// Changing cells: the draft, undoing it, and telling Python.

/** A table whose cells change. */
class Changing extends Noticed {
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
    const { key: col, title } = this.columns[this.at.col];
    const { title: named } = this.known.get(row);
    const name = this.fixed ? `the score of ${named} on ${title}` : `row ${this.place(row)}, ${named}`;
    const why = make("input", { id: `${this.id}-gone`, type: "text", autocomplete: "off" });
    const go = () => this.send({ do: "withdraw", row, col, why: why.value });
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
}
