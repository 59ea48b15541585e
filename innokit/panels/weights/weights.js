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
function criterion(row, prefix, changed) {
  const id = (what) => `${prefix}-${what}-${row.id}`;
  const slider = make("input", { type: "range", id: id("slider"), min: 0, max: 100, step: 1 });
  const box = make("input", { type: "number", id: id("box"), min: 0, max: 100, step: "any", inputMode: "decimal" });
  const share = make("span", { className: "iw-share" });
  const stale = make("p", { id: id("stale"), className: "iw-stale" });
  const holds = make("button", { type: "button", className: "iw-button", id: id("holds") }, "They still hold");
  holds.setAttribute("aria-describedby", id("stale"));
  const fault = make("p", { id: id("fault"), className: "iw-fault" });
  const ends = make("p", { id: id("ends"), className: "iw-ends" },
    make("span", {}, make("b", {}, "0 "), row.worst), make("span", {}, make("b", {}, "100 "), row.best));
  const label = make("label", { htmlFor: slider.id, className: "iw-name" }, row.title);
  const hidden = make("span", { className: "iw-hidden" }, ` for ${row.title}`);
  const node = make("div", { className: "iw-row" },
    label, share,
    slider, make("label", { htmlFor: box.id, className: "iw-points" }, make("span", {}, "Points", hidden), box),
    ends,
    row.meaning ? make("p", { className: "iw-quiet" }, row.meaning) : null,
    row.recorded ? make("p", { className: "iw-quiet", id: id("recorded") }, row.recorded) : null,
    make("div", { className: "iw-look" }, stale, holds), fault);
  let told = false; // whether what is wrong here is worth saying: only once somebody has been here
  slider.addEventListener("input", () => { box.value = slider.value; changed(row, Number(slider.value)); });
  box.addEventListener("input", () => {
    told = true;
    const number = box.validity.badInput ? "?" : box.value === "" ? null : Number(box.value);
    if (typeof number === "number") slider.value = Math.min(100, Math.max(0, number));
    changed(row, number);
  });
  holds.addEventListener("click", () => { changed(row, undefined); slider.focus(); });
  return {
    node, row, slider, box,
    tell() { told = true; },
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
      const wrong = !old && told ? now.faults[row.id] ?? "" : "";
      if (stale.textContent !== old) stale.textContent = old;
      if (fault.textContent !== wrong) fault.textContent = wrong;
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
  const subtitle = make("p", { className: "iw-quiet" });
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
      const note = bar.apart ? make("span", { className: "iw-quiet" }, " (business as usual)") : null;
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

function render({ model, el }) {
  const prefix = `iw${++made}-${Math.random().toString(36).slice(2, 8)}`;
  const copy = (value) => JSON.parse(JSON.stringify(value));
  let draft = copy(model.get("draft")), rows = [], picture = null, notes = null, alone = null;

  const root = make("div", { className: "innokit-panel innokit-weights" });
  root.setAttribute("data-lm-suppress-shortcuts", "true");
  const body = make("div", { className: "iw-body" });
  root.append(body);
  el.append(root);

  const questions = asker((n) => model.send({ do: "preview", n, draft, alone: Boolean(alone?.checked) }));

  function changed(row, points) {
    // Points that somebody sets, or says still hold, are points for the range on show.
    const kept = points === undefined ? draft[row.id].points : points;
    draft[row.id] = { points: kept, asked: row.range };
    questions.ask();
  }

  /** Keep the draft on the Python side: once a move has ended, not at every step of it. */
  function keep() {
    model.set("draft", copy(draft));
    model.save_changes();
  }

  function follow(now) {
    for (const row of rows) row.follow(now);
    picture.follow(now);
    notes.follow(now);
  }

  return () => questions.stop();
}

export default { render };
