// The weights panel: points of each criterion, and the overall values they give.

/** One criterion: label, slider, number box, the two ends of its range, per cent, and what is wrong. */
function criterion(row, panel, changed) {
  const id = (what) => `${panel.prefix}-${what}-${row.id}`;
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
  const past = pastButton(id("past"), row.title, () => panel.past(row.record));
  const label = make("label", { htmlFor: slider.id, className: "iw-name" }, row.title);
  const hidden = make("span", { className: "ik-hidden" }, ` for ${row.title}`);
  const node = make("div", { className: "iw-row" },
    label, share, row.meaning ? make("p", { className: "ik-quiet iw-said" }, row.meaning) : null, ends,
    slider, make("label", { htmlFor: box.id, className: "iw-given iw-points" }, make("span", {}, "Points", hidden), box),
        row.recorded ? make("p", { className: "ik-quiet iw-said" }, row.recorded, " ", past) : null,
    make("div", { className: "iw-look" }, stale, holds), fault, here);
  slider.addEventListener("input", () => { box.value = slider.value; changed(row, Number(slider.value)); });
  box.addEventListener("input", () => {
    panel.told.add(row.id);
    const number = box.validity.badInput ? "?" : box.value === "" ? null : Number(box.value);
    if (typeof number === "number") slider.value = Math.min(100, Math.max(0, number));
    changed(row, number);
  });
  holds.addEventListener("click", () => { changed(row, undefined); slider.focus(); });
  return {
    node, row, slider, box, here,
    /** Put the draft's points in place. */
    place(item) {
      const points = item?.points ?? null;
      slider.value = typeof points === "number" ? points : 0;
      if (points !== "?") box.value = points ?? "";
    },
    /** Put in place what follows from the points. */
    follow(now) {
      const weight = now.weights[row.id];
      share.textContent = weight.share;
      slider.setAttribute("aria-valuetext", weight.said);
      const old = now.stale[row.id] ?? "";
      const wrong = !old && panel.told.has(row.id) ? now.faults[row.id] ?? "" : "";
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

function begin(panel) {
  const { prefix, button } = panel;
  const warned = make("ul", { className: "iw-warned" });
  const scale = button("Scale so that the largest is 100", "scale", () => panel.act("scale"));
  const withdraw = button("Withdraw these weights", "withdraw", () => panel.act("withdraw"));
  const more = make("details", {}, make("summary", {}, "Withdraw"),
    make("p", {}, "Takes all recorded points of this assessor out of the comparison; their history stays."), withdraw);
  const alone = make("input", { type: "checkbox", id: `${prefix}-alone` });
  alone.addEventListener("change", () => panel.ask());

  function changed(row, points) {
    // Points that somebody sets, or says still hold, are points for the range on show.
    panel.change(row.id, { points: points === undefined ? panel.item(row.id).points : points, asked: row.range });
  }

  /** The list of assessors, where the call did not say whose weights these are. */
  function chooser(shown) {
    if (!shown.assessors.length) return [];
    const list = make("select", { id: `${prefix}-whose` },
      make("option", { value: "" }, shown.nobodys ? "Nobody in particular" : "Choose"),
      ...shown.assessors.map((who) => make("option", { value: who.id }, who.name)));
    list.value = shown.assessor;
    list.addEventListener("change", () => panel.send("choose", { assessor: list.value }));
    return [make("p", { className: "iw-whose" },
      make("label", { htmlFor: list.id }, "Whose weights are these?"), " ", list)];
  }

  return {
    above: [warned, scale], under: [], last: [more],
    row: (row) => criterion(row, panel, changed),
    picture: () => chart(prefix),
    head: chooser,
    side: (shown) => shown.others
      ? [make("label", { className: "iw-alone", htmlFor: alone.id }, alone, "Show these weights alone")] : [],
    asking: () => ({ alone: alone.checked }),
    built(shown) {
      withdraw.disabled = !shown.writable;
      more.hidden = !shown.rows.some((row) => row.record);
    },
    follow(now) {
      warned.replaceChildren(...now.warnings.map((text) => make("li", {}, text)));
      warned.hidden = !now.warnings.length;
      scale.hidden = !now.scale;
    },
  };
}

const WORDS = {
  one: "Criterion", many: "weights", record: "Record these weights",
  reason: "Reason, for readers (needed when somebody else recorded what you change)",
};

export default { render: (context) => sliders(context, { name: "innokit-weights", words: WORDS, begin }) };
