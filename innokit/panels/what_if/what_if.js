// The what-if panel: the value of each assumption, the answer it gives, how sure that is, and the bridge to it.

const REST = 250; // milliseconds after which a slider that was let go has come to rest

/** The value at a place of a slider: the ends and the recorded value exactly, the others as round as its step. */
function levelAt(place, { slider, value }) {
  if (place === slider.at) return value;
  if (place <= 0) return slider.low;
  if (place >= slider.places) return slider.high;
  return Number((slider.low + place * slider.step).toFixed(slider.decimals));
}

/** One assumption: label, box with its unit, slider, the ends of its range, what it rests on, what is wrong. */
function assumption(row, panel, hand) {
  const id = (what) => `${panel.prefix}-${what}-${row.id}`;
  const box = make("input", { type: "text", id: id("box"), inputMode: "decimal", autocomplete: "off", spellcheck: false });
  const slider = row.slider
    ? make("input", { type: "range", id: id("slider"), min: 0, max: row.slider.places, step: 1 }) : null;
  const beyond = make("p", { id: id("beyond"), className: "ww-beyond" });
  const widen = make("button", { type: "button", id: id("widen") });
  widen.setAttribute("aria-describedby", id("beyond"));
  const fault = make("p", { id: id("fault"), className: "ik-fault" });
  const ends = make("p", { id: id("ends"), className: "iw-ends" },
    make("span", {}, make("b", {}, "Low: "), row.low), make("span", {}, make("b", {}, "High: "), row.high));
  const here = make("p", { className: "iw-here", hidden: true, ariaHidden: "true" }); // where the answer is far away
  const past = pastButton(id("past"), row.title, () => panel.past(row.id));
  const given = make("span", { className: "iw-given ww-given" },
    make("label", { htmlFor: box.id, className: "ik-hidden" }, `Value of ${row.title}`), box,
    row.unit ? make("span", { id: id("unit"), className: "ik-quiet" }, row.unit) : null);
  const name = slider ? make("label", { htmlFor: slider.id, className: "iw-name" }, row.title)
    : make("span", { className: "iw-name" }, row.title);
  const node = make("div", { className: "iw-row" }, name, given, slider ? track(slider, row.slider.share) : null, ends,
    make("div", { className: "iw-look ww-look" }, beyond, widen), fault,
    make("p", { className: "ik-quiet iw-said" }, row.rests),
    make("p", { className: "ik-quiet iw-said" }, row.recorded, " ", past), here);
  let typing = false; // what somebody writes is left as it is until they have done
  let sliding = false; // the hand is ahead of every answer
  slider?.addEventListener("input", () => {
    typing = false;
    sliding = true;
    hand.moves();
    panel.change(row.id, { given: levelAt(Number(slider.value), row), widen: false });
  });
  box.addEventListener("input", () => {
    typing = true;
    sliding = false;
    panel.told.add(row.id);
    hand.moves();
    panel.change(row.id, { given: box.value, widen: false });
  });
  box.addEventListener("change", () => { typing = false; panel.ask(); });
  for (const input of [slider, box]) input?.addEventListener("change", () => hand.rests());
  slider?.addEventListener("pointerup", () => hand.rests()); // back where it was: nothing changed, yet it moved
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { typing = false; panel.ask(); }
  });
  widen.addEventListener("click", () => {
    panel.change(row.id, { ...panel.item(row.id), widen: true });
    box.focus();
  });
  return {
    node, row, slider, box, here,
    /** Let slider and box follow the answer, which has read what the draft holds. */
    place() { typing = sliding = false; },
    /** Put in place what follows from the value. */
    follow(now) {
      const stands = now.rows[row.id];
      if (!stands) return;
      if (!typing && box.value !== stands.text) box.value = stands.text;
      if (slider && stands.at !== null && !sliding) slider.value = stands.at;
      slider?.setAttribute("aria-valuetext", stands.said);
      const wrong = !stands.beyond && panel.told.has(row.id) ? now.faults[row.id] ?? "" : "";
      if (beyond.textContent !== stands.beyond) beyond.textContent = stands.beyond;
      if (fault.textContent !== wrong) fault.textContent = wrong;
      widen.textContent = stands.reach ?? "";
      beyond.parentElement.hidden = !stands.beyond;
      widen.hidden = !stands.beyond || stands.widen;
      fault.hidden = !wrong;
      const described = [row.unit && id("unit"), id("ends"), stands.beyond && id("beyond"), wrong && id("fault")];
      for (const input of [slider, box]) input?.setAttribute("aria-describedby", described.filter(Boolean).join(" "));
      box.setAttribute("aria-invalid", String(Boolean(wrong || (stands.beyond && !stands.widen))));
    },
  };
}

/** A slider with a mark where the recorded value lies. */
function track(slider, share) {
  const mark = make("span", { className: "ww-mark", ariaHidden: "true" });
  mark.style.setProperty("--ww-at", share);
  return make("div", { className: "ww-track" }, slider, mark);
}

/** How sure the answer is: a shape for each option over the draws, with the same in words. */
function chances(panel, asked) {
  const { prefix } = panel;
  const found = make("p", { className: "ww-sure-finding" }), said = make("p", { className: "ik-quiet iw-said" });
  const usual = make("p", { className: "iw-said" }), why = make("p");
  const list = make("ul", { className: "iw-bars ww-shapes" }), axis = make("div", { className: "ww-axis", ariaHidden: "true" });
  list.setAttribute("aria-label", "What each option could be worth");
  const choices = [["moved", "moves its range with it, as wide as on record"], ["held", "is held: known, with no range"]]
    .map(([value, text]) => {
      const radio = make("input", { type: "radio", name: `${prefix}-range`, id: `${prefix}-${value}`, value, checked: (value === "held") === asked.held });
      radio.addEventListener("change", () => { asked.held = value === "held"; panel.ask(); });
      return make("label", { htmlFor: radio.id }, radio, ` ${text}`);
    });
  const choice = make("fieldset", { className: "ww-range" }, make("legend", {}, "A value you move"), ...choices,
    make("p", { className: "ik-quiet" }, "For this picture only: recording a new central value leaves low and high as they are."));
  const drawn = make("div", {}, found, said, list, axis, usual, choice);
  const node = make("details", { className: "ww-sure", open: asked.open }, make("summary", {}, "How sure can we be?"), why, drawn);
  node.addEventListener("toggle", () => {
    if (node.open === asked.open) return;
    asked.open = node.open;
    panel.ask();
  });
  let lines = new Map(), told = "";

  /** One line an option: its name, its shape left and right of nothing, and the outline of what is recorded. */
  function shape(option, place) {
    const svg = document.createElementNS(SVG, "svg"), hatch = `${prefix}-hatch-${place}`;
    svg.setAttribute("class", "ww-shape");
    svg.setAttribute("preserveAspectRatio", "none");
    svg.setAttribute("role", "img");
    const add = (parent, tag, attributes) => {
      const part = document.createElementNS(SVG, tag);
      for (const [name, value] of Object.entries(attributes)) part.setAttribute(name, value);
      parent.append(part);
      return part;
    };
    const pattern = add(add(svg, "defs", {}), "pattern",
      { id: hatch, width: 1.4, height: 24, patternUnits: "userSpaceOnUse", patternTransform: "skewX(-1.5)" });
    add(pattern, "rect", { width: 0.8, height: 24, fill: option.colour });
    const parts = {
      loss: add(svg, "path", { class: "ww-outline", fill: `url(#${hatch})` }),
      gain: add(svg, "path", { class: "ww-outline", fill: option.colour }),
      was: add(svg, "path", { class: "ww-recorded" }),
    };
    const zero = make("span", { className: "ww-zero" });
    const loses = make("span", { className: "iw-value" }), rest = make("span", { className: "ik-quiet ww-rest" });
    const item = make("li", { className: "iw-bar" }, sign(option.mark, option.colour),
      make("span", { className: "iw-option" }, option.name), loses, make("span", { className: "ww-ridge" }, svg, zero), rest);
    return [option.id, { item, svg, parts, zero, loses, rest }];
  }

  return {
    node,
    finding: () => told,
    follow(sure) {
      told = sure?.finding ? `${sure.finding}.` : "";
      if (!sure) return; // not asked for, or no answer that it could be about
      why.textContent = sure.why;
      why.hidden = !sure.why;
      drawn.hidden = Boolean(sure.why);
      if (sure.why) return;
      found.textContent = told;
      said.textContent = sure.subtitle;
      usual.textContent = sure.usual;
      if ([...lines.keys()].join() !== sure.shapes.map((option) => option.id).join()) {
        lines = new Map(sure.shapes.map(shape));
        list.replaceChildren(...[...lines.values()].map((line) => line.item));
      }
      for (const option of sure.shapes) {
        const { svg, parts, zero, loses, rest } = lines.get(option.id);
        svg.setAttribute("viewBox", `0 0 ${option.columns} 100`);
        svg.setAttribute("aria-label", option.alt);
        for (const [name, part] of Object.entries(parts)) part.setAttribute("d", option[name]);
        zero.style.left = `${sure.zero}%`;
        loses.textContent = option.loses;
        rest.textContent = option.rest;
      }
      axis.replaceChildren(...sure.ticks.map(tickAt));
    },
  };
}

/** A number below a scale. */
function tickAt(tick) {
  const mark = make("span", {}, tick.text);
  mark.style.left = `${tick.at}%`;
  return mark;
}

/** The answer: what each option is worth, when the best pays back, how sure that is, and the bridge of one. */
function answer(prefix, heading, sure) {
  const title = make("h4", { id: `${prefix}-finding`, className: "iw-finding" });
  const subtitle = make("p", { className: "ik-quiet iw-said" });
  const list = make("ul", { className: "iw-bars ww-options" });
  list.setAttribute("aria-labelledby", title.id);
  const payback = make("p", { className: "ww-payback" });
  const waiting = make("p", { className: "ww-waiting" });
  const bridge = make("ol", { className: "ww-bridge" });
  bridge.setAttribute("aria-label", "From gross benefits to net present social value");
  const axis = make("div", { className: "ww-axis", ariaHidden: "true" });
  const drawn = make("div", { className: "ww-drawn" }, heading, bridge, axis);
  const node = make("section", { className: "iw-chart" }, title, subtitle, waiting, list, payback, sure.node, drawn);
  node.setAttribute("aria-label", "What these values give");
  let lines = new Map(), bars = new Map();

  /** One line an option, in an order that stays while a slider moves. */
  function options(found) {
    lines = new Map(found.map((option) => {
      const value = make("span", { className: "iw-value" }), best = make("b", { className: "ww-best" }, "worth most");
      const before = make("span", { className: "ik-quiet ww-before" });
      const item = make("li", { className: "iw-bar" }, sign(option.mark, option.colour),
        make("span", { className: "iw-option" }, option.name, " ", best), value, before);
      return [option.id, { item, value, before, best }];
    }));
    list.replaceChildren(...[...lines.values()].map((line) => line.item));
  }

  /** One line a step of the bridge, each from where the one before it ends. */
  function steps(found) {
    bars = new Map(found.map((step) => {
      const value = make("span", { className: "iw-value" }), bar = make("span", { className: `ww-bar ww-${step.sort}` });
      const was = make("span", { className: "ww-was", hidden: true }), before = make("span", { className: "ik-quiet ww-before" });
      const zero = make("span", { className: "ww-zero" }), name = make("span", { className: "ww-name" });
      const item = make("li", { className: step.key === "npsv" ? "ww-step ww-last" : "ww-step" },
        name, value,
        make("span", { className: "ww-way", ariaHidden: "true" }, zero, bar, was), before);
      return [step.key, { item, name, value, bar, zero, was, before }];
    }));
    bridge.replaceChildren(...[...bars.values()].map((bar) => bar.item));
  }

  function cross(found) {
    const keys = found.bars.map((step) => step.key).join();
    if ([...bars.keys()].join() !== keys) steps(found.bars);
    for (const step of found.bars) {
      const line = bars.get(step.key);
      line.name.textContent = step.name;
      line.value.textContent = step.text;
      line.bar.className = `ww-bar ww-${step.sort}`;
      line.bar.style.left = `${step.start}%`;
      line.bar.style.width = `${step.wide}%`;
      line.zero.style.left = `${found.zero}%`;
    }
    const last = bars.get("npsv");
    last.was.style.left = `${found.was}%`;
    last.was.hidden = !found.before;
    last.before.textContent = found.before;
    axis.replaceChildren(...found.ticks.map(tickAt));
  }

  return {
    node,
    finding: () => [title.textContent, sure.finding()].filter(Boolean).join(". "),
    follow(now) {
      sure.follow(now.sure);
      const some = now.answers.length > 0;
      if (some && [...lines.keys()].join() !== now.answers.map((option) => option.id).join()) options(now.answers);
      for (const option of now.answers) {
        const line = lines.get(option.id);
        line.value.textContent = option.text;
        line.before.textContent = option.before;
        line.best.hidden = !option.best;
      }
      node.classList.toggle("iw-idle", !some);
      title.textContent = some ? now.title : "No answer yet";
      for (const part of [list, payback, sure.node, drawn]) part.hidden = !lines.size;
      if (some) {
        subtitle.textContent = now.subtitle;
        payback.textContent = now.payback;
        cross(now.bridge);
      }
      subtitle.hidden = !some;
      waiting.textContent = now.waiting;
      waiting.hidden = some;
    },
  };
}

function begin(panel) {
  const choice = make("select", { id: `${panel.prefix}-option` });
  const label = make("label", { htmlFor: choice.id }, "How it comes about for"), only = make("span");
  const heading = make("p", { className: "ww-choice" }, label, " ", choice, only);
  const differs = make("ul", { className: "ww-differs" });
  let chosen = "", resting = 0;
  const asked = { open: true, held: false, fine: false };
  const hand = {
    moves() { clearTimeout(resting); asked.fine = false; },
    /** More draws, once it is still: each press of an arrow key lets go as well. */
    rests() {
      clearTimeout(resting);
      resting = setTimeout(() => {
        if (!asked.open || !differs.isConnected) return;
        asked.fine = true;
        panel.ask();
      }, REST);
    },
  };
  choice.addEventListener("change", () => { chosen = choice.value; panel.ask(); });
  return {
    above: [], under: [differs], last: [],
    row: (row) => assumption(row, panel, hand),
    picture: () => answer(panel.prefix, heading, chances(panel, asked)),
    head: () => [],
    side: () => [],
    asking: () => ({ option: chosen, sure: asked.open, held: asked.held, fine: asked.fine }),
    built(shown) {
      choice.replaceChildren(...shown.options.map((option) => make("option", { value: option.id }, option.name)));
      if (!shown.options.some((option) => option.id === chosen)) chosen = shown.options[0]?.id ?? "";
      choice.value = chosen;
      const single = shown.options.length < 2; // nothing to choose
      label.hidden = choice.hidden = single;
      only.textContent = single ? "How it comes about" : "";
    },
    follow(now) {
      differs.replaceChildren(...now.differs.map((text) => make("li", {}, text)));
      differs.hidden = !now.differs.length;
    },
  };
}

const WORDS = {
  one: "Assumption", many: "values", record: "Record as the new central value",
  reason: "Reason, for readers (needed when somebody else, or a source, gave what you change)",
};

export default {
  render: (context) => sliders(context, { name: "innokit-what-if", words: WORDS, begin, bare: true }),
};
