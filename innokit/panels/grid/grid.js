// The grid: a real table of inputs. Python holds the record and checks every value; this draws and listens.
//
// The model's traits are all it knows: `model` (columns, rows, words), `draft` (what was typed, by row and column),
// `faults` (why a cell is refused), `message`, `clash`, `stale`. Text from people reaches the page only as text.

/** The grid: keys, pasting and moving about. */
class Grid extends Changing {
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
    const deaf = listen(this.model, this.root, {
      "change:model": () => this.redraw(),
      "change:draft": () => this.renewed(),
      "change:faults": () => this.drawFaults(),
      "change:clash": () => this.drawClash(),
      "change:stale": () => this.drawRest(),
      "change:past": () => this.drawPast(),
      "change:message": () => (clearTimeout(this.patience), this.say(this.model.get("message"))),
      "msg:custom": (message) => this.answered(message),
    });
    this.drawClash();
    this.drawPast();
    this.say(this.model.get("message"));
    this.stop = () => {
      this.flush();
      clearTimeout(this.patience);
      deaf();
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
