// What panels of sliders share. It draws what Python gives it and says what was moved; all working out is
// Python's. Text from people is only ever put in place as text. The panel's own script follows below this one.

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
    /** Whether everything that was moved has been answered. */
    idle: () => !wanted && !frame && !since,
    /** Send at once what waits to be asked, so that it comes before what is sent next. */
    flush() {
      cancelAnimationFrame(frame);
      since = 0;
      go();
    },
    /** Ask no more, and hear no more answers: what was moved is about to be recorded, or gone. */
    drop() {
      cancelAnimationFrame(frame);
      frame = since = 0;
      wanted = false;
      number += 1;
    },
    stop() { cancelAnimationFrame(frame); },
  };
}

/** The clash with a colleague: both shown, one chosen. */
function clashing(clash, prefix, words, settle) {
  const rows = clash.fields.map((field) => make("tr", {},
    make("th", { scope: "row" }, field.title), make("td", {}, field.theirs), make("td", {}, field.mine)));
  const head = make("tr", {}, ...[words.one, "In the record", "Yours"].map((text) =>
    make("th", { scope: "col" }, text)));
  const theirs = clash.theirs.who
    ? `${clash.theirs.who} recorded these ${words.many} as entry ${clash.theirs.entry} on ${clash.theirs.when}.`
    : `These ${words.many} were changed in the record.`;
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

/** The history of one record. */
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

/** A button that opens the history of a record, and says of which. */
function pastButton(id, title, pressed) {
  const node = make("button", { type: "button", id, className: "iw-small" }, "History",
    make("span", { className: "ik-hidden" }, ` of ${title}`));
  node.addEventListener("click", pressed);
  return node;
}

/**
 * A panel of sliders. `own` says what differs: `name` of its class, `words` (one, many, record, reason), and
 * `begin(panel)`, which gives its parts:
 * row(row) with node, slider, box, here, place(item) and follow(now); picture() with node, finding() and
 * follow(now); head(shown) and side(shown, picture), nodes above the sliders and beside them;
 * above, under and last, nodes of the foot; asking(), what goes with a preview; and follow(now), built(shown).
 */
function sliders({ model, el }, own) {
  const prefix = `iw${++made}-${Math.random().toString(36).slice(2, 8)}`;
  const copy = (value) => JSON.parse(JSON.stringify(value));
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  let draft = copy(model.get("draft")), now = model.get("model").now, rows = [], picture = null, telling = false;
  let known = copy(draft); // as Python has it, or is about to

  const button = (text, name, pressed) => {
    const node = make("button", { type: "button", id: `${prefix}-${name}` }, text);
    node.addEventListener("click", pressed);
    return node;
  };
  const act = (deed, more) => {
    questions.drop();
    known = copy(draft);
    model.send({ do: deed, draft, why: why.value, ...more });
  };
  const send = (deed, more) => {
    questions.flush();
    model.send({ do: deed, ...more });
  };
  const panel = {
    prefix, button, act,
    told: new Set(), // rows of which it is worth saying what is wrong: somebody has been there
    send,
    item: (id) => draft[id],
    change(id, item) { draft[id] = item; questions.ask(); },
    ask: () => questions.ask(),
    past: (id) => send("history", { id }),
  };
  const parts = own.begin(panel);
  const questions = asker((n) => {
    known = copy(draft);
    model.send({ do: "preview", n, view: prefix, draft, ...parts.asking() });
  });

  // What stays in place: the places that are filled, the reason, the buttons, what is announced.
  const root = make("div", { className: `innokit-panel innokit-sliders ${own.name}` });
  const body = make("div"), beneath = make("div");
  const pending = make("p", { className: "iw-pending" });
  const why = make("input", { type: "text", id: `${prefix}-why`, autocomplete: "off" });
  const whyFault = make("p", { className: "ik-fault", id: `${prefix}-why-fault`, hidden: true });
  const record = button(own.words.record, "record", () => act("save"));
  record.className = "ik-main";
  const undo = button("Back to what is recorded", "undo", () => act("undo"));
  const refresh = button("Refresh", "refresh", () => send("refresh"));
  const status = make("p", { className: "ik-status", role: "status" });
  const heard = make("p", { className: "ik-hidden", role: "status" });
  const whyLabel = make("label", { htmlFor: why.id }, own.words.reason);
  const foot = make("div", { className: "iw-foot" }, ...parts.above, pending, ...parts.under, whyLabel, why, whyFault,
    make("div", { className: "ik-buttons" }, record, undo, refresh), status, heard, ...parts.last);
  root.append(body, foot, beneath);
  el.append(root);

  /** Announce what a move that has ended gave, once it is known. */
  function tell() {
    if (!telling || !picture || !questions.idle()) return;
    telling = false;
    heard.textContent = picture.finding();
  }

  /** Bring what the move gives to where the hand is: the chart beside the row, or its finding beneath it. */
  function beside(row) {
    for (const other of rows) other.here.hidden = other !== row;
    const side = picture.node.parentElement, was = side.getBoundingClientRect();
    const at = row.node.getBoundingClientRect(), whole = side.parentElement.getBoundingClientRect();
    if (was.left < at.right) side.style.translate = ""; // one under the other
    if (was.left < at.right) return;
    const view = (root.closest(".jp-WindowedPanel-outer") ?? document.documentElement).getBoundingClientRect();
    const head = Math.max(view.top, 0), foot = Math.min(view.bottom, window.innerHeight);
    if (was.top >= head && was.bottom <= foot) return;
    const top = Math.max(head, Math.min(at.top, foot - was.height)); // all of it in sight, where it fits
    side.style.translate = `0 ${Math.max(0, Math.min(top - whole.top, whole.height - was.height))}px`;
  }

  function build() {
    const shown = model.get("model"), focused = root.contains(document.activeElement) && document.activeElement.id;
    rows = shown.rows.map((row) => parts.row(row));
    for (const row of rows) {
      for (const input of [row.slider, row.box]) {
        input?.addEventListener("change", () => { telling = true; tell(); });
      }
      row.node.addEventListener("focusin", () => beside(row));
    }
    picture = parts.picture();
    const field = make("fieldset", {}, make("legend", {}, shown.question),
      make("p", { className: "ik-quiet" }, shown.help), ...rows.map((row) => row.node));
    const side = make("div", { className: "iw-side" }, picture.node, ...parts.side(shown));
    const notes = shown.notes.map((text) => make("p", { className: "ik-note" }, text));
    const drawn = rows.length || own.bare;
    body.replaceChildren(...parts.head(shown), ...notes,
      ...(drawn ? [make("div", { className: rows.length ? "iw-body" : "" }, rows.length ? field : null, side)] : []));
    foot.hidden = !drawn;
    for (const node of [whyLabel, why, record, undo]) node.hidden = !rows.length;
    record.disabled = !shown.writable;
    parts.built(shown);
    place();
    if (focused) document.getElementById(focused)?.focus();
  }

  function place() {
    for (const row of rows) row.place(draft[row.row.id]);
    follow(now);
  }

  function follow(found) {
    now = found;
    if (!picture) return;
    for (const row of rows) row.follow(now);
    picture.follow(now);
    for (const row of rows) row.here.textContent = picture.finding();
    pending.textContent = now.pending;
    undo.disabled = !now.pending;
    parts.follow(now);
  }

  function under() {
    const clash = model.get("clash"), past = model.get("past"), old = model.get("stale");
    const parts = [];
    if (clash.fields) parts.push(clashing(clash, prefix, own.words, (stands) => act("settle", { stands })));
    if (past.entries) {
      const name = rows.find((row) => row.row.record === past.id)?.row.title ?? past.name;
      parts.push(history(past, name, prefix, () => send("history")));
    }
    if (old.length) {
      parts.push(make("section", { className: "ik-note" }, make("p", {}, "Run these sections again; they show what stood before:"),
        make("ul", {}, ...old.map((text) => make("li", {}, text)))));
    }
    beneath.replaceChildren(...parts);
  }

  const stop = listen(model, root, {
    "msg:custom": (said) => {
      const mine = said.view === prefix;
      if (said.do === "previewed" && mine && questions.answered(said.n)) {
        follow(said.now);
        tell();
      }
      if (said.do === "stands" || (said.do === "previewed" && !mine)) {
        questions.drop(); // Python, or another view of this panel, has said what is to be seen
        const moved = Object.keys(draft).filter((id) => !same(draft[id], known[id]) && same(said.draft[id], known[id]));
        draft = { ...copy(said.draft), ...Object.fromEntries(moved.map((id) => [id, draft[id]])) };
        known = copy(said.draft);
        now = said.now;
        place();
        if (moved.length) questions.ask(); // what was typed while the answer was on its way stays
      }
      if (said.do === "done") why.value = "";
    },
    "change:model": () => { now = model.get("model").now; build(); },
    "change:faults": () => {
      const faults = model.get("faults");
      for (const row of rows) if (faults[row.row.id]) panel.told.add(row.row.id);
      whyFault.textContent = faults.why ?? "";
      whyFault.hidden = !faults.why;
      why.setAttribute("aria-invalid", String(Boolean(faults.why)));
      why.setAttribute("aria-describedby", faults.why ? whyFault.id : "");
      follow(now);
      if (faults.why) why.focus();
      else rows.find((row) => faults[row.row.id])?.box.focus();
    },
    "change:message": () => { status.textContent = model.get("message"); },
    "change:clash": under,
    "change:past": under,
    "change:stale": under,
  });
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
    stop();
  };
}
