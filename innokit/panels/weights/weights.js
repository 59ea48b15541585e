// The weights panel. It draws what Python gives it and says what was moved; all working out is Python's.
// Text from people is only ever put in place as text.

const SVG = "http://www.w3.org/2000/svg";
const PATIENCE = 1500; // milliseconds after which an answer that never came is no longer waited for

// The marks of the kit's charts, within a square from -7 to 7.
const MARKS = {
  "circle": "M-6,0a6,6 0 1,0 12,0a6,6 0 1,0 -12,0Z",
  "square": "M-5.5,-5.5H5.5V5.5H-5.5Z",
  "diamond": "M0,-7L7,0L0,7L-7,0Z",
  "triangle-up": "M0,-6L7,6H-7Z",
  "star": "M0,-7L1.7,-2.3L6.7,-2.2L2.7,0.9L4.1,5.7L0,2.9L-4.1,5.7L-2.7,0.9L-6.7,-2.2L-1.7,-2.3Z",
  "cross": "M-2,-6.5H2V-2H6.5V2H2V6.5H-2V2H-6.5V-2H-2Z",
  "triangle-down": "M0,6L7,-6H-7Z",
  "hexagon": "M0,-7L6,-3.5V3.5L0,7L-6,3.5V-3.5Z",
  "line-ew-open": "M-7,-1.5H7V1.5H-7Z",
};

let made = 0;

/** Make an element: properties, then children; strings become text. */
function make(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in node) node[name] = value;
    else node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}

function sign(mark, colour) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "-8 -8 16 16");
  svg.setAttribute("class", "iw-mark");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", MARKS[mark] ?? MARKS.circle);
  path.setAttribute("fill", colour);
  svg.append(path);
  return svg;
}

/** Sends previews: one at a time, at most one a frame, always the newest. */
function asker(send) {
  let frame = 0, since = 0, wanted = false, number = 0;
  const go = () => {
    frame = 0;
    if (!wanted || (since && performance.now() - since < PATIENCE)) return;
    wanted = false;
    since = performance.now();
    send(++number);
  };
  const soon = () => { if (!frame) frame = requestAnimationFrame(go); };
  return {
    ask() { wanted = true; soon(); },
    /** Whether this answer is the newest one asked for; if more was moved since, ask again. */
    answered(n) {
      if (n !== number) return false;
      since = 0;
      if (wanted) soon();
      return true;
    },
    stop() { cancelAnimationFrame(frame); },
  };
}

/** One criterion: label, slider, number box, the two ends of its range, per cent, and what is wrong. */
function criterion(row, prefix, told, changed, history) {
  const id = (what) => `${prefix}-${what}-${row.id}`;
  const slider = make("input", { type: "range", id: id("slider"), min: 0, max: 100, step: 1 });
  const box = make("input", { type: "number", id: id("box"), min: 0, max: 100, step: "any", inputMode: "decimal" });
  const share = make("span", { className: "iw-share" });
  const stale = make("p", { id: id("stale"), className: "ik-fault" });
  const holds = make("button", { type: "button", id: id("holds") }, "They still hold");
  holds.setAttribute("aria-describedby", id("stale"));
  const fault = make("p", { id: id("fault"), className: "ik-fault" });
  const ends = make("p", { id: id("ends"), className: "iw-ends" },
    make("span", {}, make("b", {}, "Worst: "), row.worst), make("span", {}, make("b", {}, "Best: "), row.best));
  const here = make("p", { className: "iw-here", hidden: true, ariaHidden: "true" }); // where the chart is far below
  const past = make("button", { type: "button", id: id("past"), className: "iw-small" }, "History",
    make("span", { className: "ik-hidden" }, ` of ${row.title}`));
  past.addEventListener("click", () => history(row.record));
  const label = make("label", { htmlFor: slider.id, className: "iw-name" }, row.title);
  const hidden = make("span", { className: "ik-hidden" }, ` for ${row.title}`);
  const node = make("div", { className: "iw-row" },
    label, share, row.meaning ? make("p", { className: "ik-quiet iw-said" }, row.meaning) : null, ends,
    slider, make("label", { htmlFor: box.id, className: "iw-points" }, make("span", {}, "Points", hidden), box),
        row.recorded ? make("p", { className: "ik-quiet iw-said" }, row.recorded, " ", past) : null,
    make("div", { className: "iw-look" }, stale, holds), fault, here);
  slider.addEventListener("input", () => { box.value = slider.value; changed(row, Number(slider.value)); });
  box.addEventListener("input", () => {
    told.add(row.id);
    const number = box.validity.badInput ? "?" : box.value === "" ? null : Number(box.value);
    if (typeof number === "number") slider.value = Math.min(100, Math.max(0, number));
    changed(row, number);
  });
  holds.addEventListener("click", () => { changed(row, undefined); slider.focus(); });
  return {
    node, row, slider, box, here,
    /** Put the draft's points in place. */
    place(points) {
      slider.value = typeof points === "number" ? points : 0;
      if (points !== "?") box.value = points ?? "";
    },
    /** Put in place what follows from the points. */
    follow(now) {
      const weight = now.weights[row.id];
      share.textContent = weight.share;
      slider.setAttribute("aria-valuetext", weight.said);
      const old = now.stale[row.id] ?? "";
      const wrong = !old && told.has(row.id) ? now.faults[row.id] ?? "" : "";
      if (stale.textContent !== old) stale.textContent = old;
      if (fault.textContent !== wrong) fault.textContent = wrong;
      stale.hidden = !old;
      fault.hidden = !wrong;
      holds.hidden = !old;
      node.classList.toggle("iw-old", Boolean(old));
      for (const input of [slider, box]) {
        const described = [id("ends"), old && id("stale"), wrong && id("fault")].filter(Boolean).join(" ");
        input.setAttribute("aria-describedby", described);
      }
      box.setAttribute("aria-invalid", String(Boolean(wrong || old)));
    },
  };
}

/** The chart: one line an option, in an order that stays while a slider moves. */
function chart(prefix) {
  const title = make("h4", { id: `${prefix}-finding`, className: "iw-finding" });
  const subtitle = make("p", { className: "ik-quiet" });
  const list = make("ul", { className: "iw-bars" });
  list.setAttribute("aria-labelledby", title.id);
  const scale = make("div", { className: "iw-scale", ariaHidden: "true" },
    ...["0", "50", "100"].map((text) => make("span", {}, text)));
  const waiting = make("p", { className: "iw-waiting" });
  const node = make("section", { className: "iw-chart" }, title, subtitle, list, scale, waiting);
  node.setAttribute("aria-label", "What these weights give");
  let lines = new Map();

  function draw(bars) {
    const order = [...bars].sort((a, b) => a.apart - b.apart || b.high - a.high);
    lines = new Map(order.map((bar) => {
      const sure = make("span", { className: "iw-sure" }), open = make("span", { className: "iw-open" });
      const value = make("span", { className: "iw-value" });
      sure.style.background = bar.colour;
      open.style.setProperty("--iw-colour", bar.colour);
      const note = bar.apart ? make("span", { className: "ik-quiet" }, " (business as usual)") : null;
      const item = make("li", { className: bar.apart ? "iw-bar iw-apart" : "iw-bar" },
        sign(bar.mark, bar.colour), make("span", { className: "iw-option" }, bar.name, note), value,
        make("span", { className: "iw-track", ariaHidden: "true" }, sure, open));
      return [bar.id, { item, sure, open, value }];
    }));
    list.replaceChildren(...[...lines.values()].map((line) => line.item));
  }

  return {
    node,
    finding: () => title.textContent,
    follow(now) {
      const some = now.bars.length > 0;
      if (some && (lines.size !== now.bars.length || now.bars.some((bar) => !lines.has(bar.id)))) draw(now.bars);
      for (const bar of now.bars) {
        const line = lines.get(bar.id);
        line.sure.style.width = `${bar.low}%`;
        line.open.style.width = `${bar.high - bar.low}%`;
        line.value.textContent = bar.text;
      }
      node.classList.toggle("iw-idle", !some);
      list.hidden = scale.hidden = !lines.size;
      title.textContent = some ? now.title : "Nothing to draw yet";
      subtitle.textContent = now.subtitle;
      waiting.textContent = now.waiting;
    },
  };
}


/** The clash with a colleague: both shown, one chosen. */
function clashing(clash, prefix, settle) {
  const rows = clash.fields.map((field) => make("tr", {},
    make("th", { scope: "row" }, field.title), make("td", {}, field.theirs), make("td", {}, field.mine)));
  const head = make("tr", {}, ...["Criterion", "In the record", "Yours"].map((text) =>
    make("th", { scope: "col" }, text)));
  const theirs = clash.theirs.who
    ? `${clash.theirs.who} recorded these weights as entry ${clash.theirs.entry} on ${clash.theirs.when}.`
    : "These weights were changed in the record.";
  const button = (text, stands) => {
    const node = make("button", { type: "button", id: `${prefix}-${stands}` }, text);
    node.addEventListener("click", () => settle(stands));
    return node;
  };
  return make("section", { className: "ik-note", ariaLabel: "Two versions" }, make("p", {}, theirs),
    make("table", {}, make("caption", {}, "Where the two differ"), make("thead", {}, head), make("tbody", {}, ...rows)),
    make("div", { className: "ik-buttons" }, button("Keep what is in the record", "theirs"),
      button("Record mine over it", "mine")));
}

/** The history of one criterion's points. */
function history(past, name, prefix, close) {
  const rows = past.entries.map((entry) => make("tr", {},
    make("th", { scope: "row" }, String(entry.entry)), make("td", {}, entry.who), make("td", {}, entry.when),
    make("td", {}, entry.action === "withdraw" ? "Withdrawn" :
      entry.changes.map((c) => `${c.title}: ${c.before ? `${c.before} to ` : ""}${c.after || "blank"}`).join("\n")),
    make("td", {}, entry.why)));
  const titles = ["Entry", "Who", "When", "What", "Why"].map((text) => make("th", { scope: "col" }, text));
  const done = make("button", { type: "button", id: `${prefix}-done` }, "Close the history");
  done.addEventListener("click", close);
  const table = make("table", {}, make("caption", {}, `History of ${name}`),
    make("thead", {}, make("tr", {}, ...titles)), make("tbody", {}, ...rows));
  const scroll = make("div", { className: "ik-scroll", tabIndex: 0, role: "region" }, table);
  scroll.setAttribute("aria-label", "History");
  return make("section", { className: "ik-note", ariaLabel: "History" }, scroll, done);
}

function render({ model, el }) {
  const prefix = `iw${++made}-${Math.random().toString(36).slice(2, 8)}`;
  const copy = (value) => JSON.parse(JSON.stringify(value));
  const told = new Set(); // criteria of which it is worth saying what is wrong: somebody has been there
  const stops = [];
  let draft = copy(model.get("draft")), now = model.get("model").now, rows = [], picture = null;

  const on = (event, heard) => {
    model.on(event, heard);
    stops.push(() => model.off(event, heard));
  };
  const button = (text, name, pressed) => {
    const node = make("button", { type: "button", id: `${prefix}-${name}` }, text);
    node.addEventListener("click", pressed);
    return node;
  };

  // What stays in place: the places that are filled, the reason, the buttons, what is announced.
  const root = make("div", { className: "innokit-panel innokit-weights" });
  const body = make("div"), beneath = make("div");
  const warned = make("ul", { className: "iw-warned" });
  const scale = button("Scale so that the largest is 100", "scale", () => model.send({ do: "scale", draft }));
  const pending = make("p", { className: "iw-pending" });
  const why = make("input", { type: "text", id: `${prefix}-why`, autocomplete: "off" });
  const whyFault = make("p", { className: "ik-fault", id: `${prefix}-why-fault`, hidden: true });
  const record = button("Record these weights", "record", () => act("save"));
  record.className = "ik-main";
  const undo = button("Back to what is recorded", "undo", () => model.send({ do: "undo" }));
  const refresh = button("Refresh", "refresh", () => model.send({ do: "refresh" }));
  const withdraw = button("Withdraw these weights", "withdraw", () => act("withdraw"));
  const more = make("details", {}, make("summary", {}, "Withdraw"),
    make("p", {}, "Takes all recorded points of this assessor out of the comparison; their history stays."), withdraw);
  const status = make("p", { className: "ik-status", role: "status" });
  const heard = make("p", { className: "ik-hidden", role: "status" });
  const foot = make("div", { className: "iw-foot" }, warned, scale, pending,
    make("label", { htmlFor: why.id }, "Reason, for readers (needed when somebody else recorded what you change)"),
    why, whyFault, make("div", { className: "ik-buttons" }, record, undo, refresh), status, heard, more);
  root.append(body, foot, beneath);
  el.append(root);

  function act(deed, more) {
    model.send({ do: deed, draft, why: why.value, ...more });
  }

  const alone = make("input", { type: "checkbox", id: `${prefix}-alone` });
  const questions = asker((n) => model.send({ do: "preview", n, draft, alone: alone.checked }));
  alone.addEventListener("change", () => questions.ask());

  function changed(row, points) {
    // Points that somebody sets, or says still hold, are points for the range on show.
    draft[row.id] = { points: points === undefined ? draft[row.id].points : points, asked: row.range };
    questions.ask();
  }

  /** Once a move has ended: keep the draft, and say what the weights give. */
  function ended() {
    model.set("draft", copy(draft));
    model.save_changes();
    if (picture) heard.textContent = picture.finding();
  }

  /** Bring what the weights give to where the hand is: the chart beside the row, or its finding beneath it. */
  function beside(row) {
    for (const other of rows) other.here.hidden = other !== row;
    const side = picture.node.parentElement, was = side.getBoundingClientRect();
    const at = row.node.getBoundingClientRect(), whole = side.parentElement.getBoundingClientRect();
    if (was.left < at.right) side.style.translate = ""; // one under the other
    if (was.left < at.right) return;
    const view = (root.closest(".jp-WindowedPanel-outer") ?? document.documentElement).getBoundingClientRect();
    if (was.top >= Math.max(view.top, 0) && was.bottom <= Math.min(view.bottom, window.innerHeight)) return;
    side.style.translate = `0 ${Math.max(0, Math.min(at.top - whole.top, whole.height - was.height))}px`;
  }

  function build() {
    const shown = model.get("model"), focused = root.contains(document.activeElement) && document.activeElement.id;
    rows = shown.rows.map((row) => criterion(row, prefix, told, changed, (id) => model.send({ do: "history", id })));
    for (const row of rows) {
      row.slider.addEventListener("change", ended);
      row.box.addEventListener("change", ended);
      row.node.addEventListener("focusin", () => beside(row));
    }
    picture = chart(prefix);
    const whose = shown.whose ? ` Weights of ${shown.whose}.` : "";
    const field = make("fieldset", {}, make("legend", {}, shown.question),
      make("p", { className: "ik-quiet" }, `${shown.help}${whose}`), ...rows.map((row) => row.node));
    const side = make("div", { className: "iw-side" }, picture.node, shown.others
      ? make("label", { className: "iw-alone", htmlFor: alone.id }, alone, "Show these weights alone") : null);
    const notes = shown.notes.map((text) => make("p", { className: "ik-note" }, text));
    body.replaceChildren(...chooser(shown), ...notes,
      ...(rows.length ? [make("div", { className: "iw-body" }, field, side)] : []));
    foot.hidden = !rows.length;
    record.disabled = withdraw.disabled = !shown.writable;
    more.hidden = !shown.rows.some((row) => row.record);
    place();
    if (focused) document.getElementById(focused)?.focus();
  }

  /** The list of assessors, where the call did not say whose weights these are. */
  function chooser(shown) {
    if (!shown.assessors.length) return [];
    const list = make("select", { id: `${prefix}-whose` },
      make("option", { value: "" }, shown.nobodys ? "Nobody in particular" : "Choose"),
      ...shown.assessors.map((who) => make("option", { value: who.id }, who.name)));
    list.value = shown.assessor;
    list.addEventListener("change", () => model.send({ do: "choose", assessor: list.value }));
    return [make("p", { className: "iw-whose" },
      make("label", { htmlFor: list.id }, "Whose weights are these?"), " ", list)];
  }

  function place() {
    for (const row of rows) row.place(draft[row.row.id]?.points ?? null);
    follow(now);
  }

  function follow(found) {
    now = found;
    if (!picture) return;
    for (const row of rows) row.follow(now);
    picture.follow(now);
    for (const row of rows) row.here.textContent = now.title;
    warned.replaceChildren(...now.warnings.map((text) => make("li", {}, text)));
    warned.hidden = !now.warnings.length;
    scale.hidden = !now.scale;
    pending.textContent = now.pending;
    undo.disabled = !now.pending;
  }

  function under() {
    const clash = model.get("clash"), past = model.get("past"), old = model.get("stale");
    const parts = [];
    if (clash.fields) parts.push(clashing(clash, prefix, (stands) => act("settle", { stands })));
    if (past.entries) {
      const name = rows.find((row) => row.row.record === past.id)?.row.title ?? past.name;
      parts.push(history(past, name, prefix, () => model.send({ do: "history" })));
    }
    if (old.length) {
      parts.push(make("section", { className: "ik-note" }, make("p", {}, "Run these sections again; they show what stood before:"),
        make("ul", {}, ...old.map((text) => make("li", {}, text)))));
    }
    beneath.replaceChildren(...parts);
  }

  on("msg:custom", (said) => {
    if (said.do === "previewed" && questions.answered(said.n)) follow(said.now);
    if (said.do === "done") why.value = "";
  });
  on("change:model", () => { now = model.get("model").now; build(); });
  on("change:draft", () => {
    if (JSON.stringify(model.get("draft")) === JSON.stringify(draft)) return;
    draft = copy(model.get("draft"));
    place();
    questions.ask();
  });
  on("change:faults", () => {
    const faults = model.get("faults");
    for (const row of rows) if (faults[row.row.id]) told.add(row.row.id);
    whyFault.textContent = faults.why ?? "";
    whyFault.hidden = !faults.why;
    why.setAttribute("aria-invalid", String(Boolean(faults.why)));
    why.setAttribute("aria-describedby", faults.why ? whyFault.id : "");
    follow(now);
    if (faults.why) why.focus();
    else rows.find((row) => faults[row.row.id])?.box.focus();
  });
  on("change:message", () => { status.textContent = model.get("message"); });
  for (const part of ["clash", "past", "stale"]) on(`change:${part}`, under);
  // JupyterLab must not take what is pressed here for its own shortcuts; Ctrl and S stays its own.
  root.addEventListener("keydown", (event) => {
    const command = event.ctrlKey || event.metaKey;
    if (!command || ["enter", "a", "c", "v", "x", "y", "z"].includes(event.key.toLowerCase())) event.stopPropagation();
  });
  build();
  under();
  status.textContent = model.get("message");
  return () => {
    questions.stop();
    for (const stop of stops) stop();
  };
}

export default { render };
