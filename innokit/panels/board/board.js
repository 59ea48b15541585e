// The board: draws the cards Python describes, and sends back what a person does with them.
// Text from people reaches the page by textContent and value only, never as markup.

let views = 0;

const DEEDS = [
  { name: "merge", words: "Merge", least: 2, says: "Merge: each keeps its words, its author and its votes" },
  { name: "split", words: "Split", least: 1, most: 1, says: "Split: one line for each idea it becomes" },
  { name: "theme", words: "Theme", least: 1, says: "Put under a theme" },
  { name: "sift", words: "Shortlist, park or refuse", least: 1, says: "Say what becomes of it, and why" },
  { name: "apart", words: "Not the same", least: 2, says: "Keep apart: they look alike and are not the same" },
];
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

function render({ model, el }) {
  const prefix = `innokit-board-${Date.now().toString(36)}-${++views}`;
  const chosen = new Map(); // titles of the ticked cards, by id
  let doing = null; // the deed whose form stands open
  let done = model.get("model").deeds; // how many deeds were recorded: one more closes the form

  const head = make("p");
  const bar = make("div", { class: "ib-bar" });
  const alike = make("div", { class: "ib-alike" });
  const acts = make("div", { class: "ib-bar", role: "group", "aria-label": "What to do with the ticked cards" });
  const deed = make("div", { class: "ib-deed" });
  const status = make("p", { class: "ik-status", role: "status" });
  const faults = make("div");
  const wall = make("div", { class: "ib-wall", role: "region", tabindex: "0", "aria-label": "Cards" });
  const stale = make("p", { class: "ik-note", hidden: true });
  const root = make("section", { class: "innokit-panel innokit-board", "aria-label": "The board" },
    head, bar, alike, acts, deed, status, faults, wall, stale);
  const ask = (what, more = {}) => model.send({ do: what, ...more });

  // Which cards are seen

  const filter = make("input", { id: `${prefix}-filter`, type: "search", oninput: () => hide() });
  function hide() {
    const words = filter.value.trim().toLowerCase();
    for (const item of wall.querySelectorAll(".ib-card")) item.hidden = words !== "" && !item.textContent.toLowerCase().includes(words);
  }

  // The bar of deeds, and the form of one

  const count = make("span");
  const buttons = DEEDS.map((one) => make("button", { type: "button", onclick: () => openDeed(one) }, one.words));
  const undo = make("button", { type: "button", onclick: () => ask("undo") });
  const none = make("button", { type: "button", onclick: () => { chosen.clear(); tickAll(); drawActs(); } }, "Untick all");
  acts.append(count, ...buttons, none, undo);

  function drawActs() {
    const now = model.get("model");
    count.textContent = chosen.size === 1 ? "1 card ticked:" : `${chosen.size} cards ticked:`;
    DEEDS.forEach((one, place) => {
      buttons[place].disabled = !now.writable || chosen.size < one.least || chosen.size > (one.most ?? Infinity);
    });
    none.disabled = chosen.size === 0;
    undo.hidden = !now.undo;
    undo.textContent = "Undo";
    undo.setAttribute("aria-label", `Undo ${now.undo}`);
  }

  const field = (name, label, control) => [make("label", { for: `${prefix}-${name}` }, label),
    Object.assign(control, { id: `${prefix}-${name}` })];
  const input = (has = {}) => make("input", { type: "text", autocomplete: "off", ...has });
  const select = (options) => make("select", {}, ...options.map(([value, words]) => make("option", { value }, words)));

  function fieldsOf(name, now) {
    const reason = ["reason", "Reason", make("textarea", { rows: 2 })];
    if (name === "merge") return [
      ["into", "Carried on as", select([...chosen, ["new", "A new wording, written below"]])],
      ["title", "New wording (only then)", input()], reason];
    if (name === "split") return [["parts", "Parts, one on each line", make("textarea", { rows: 3 })], reason];
    if (name === "theme") return [["title", "Theme", input({ list: `${prefix}-themes` })]];
    if (name === "sift") return [
      ["outcome", "Outcome", select(now.outcomes.map((word) => [word, capital(word)]))], reason,
      ["owner", "Owner, who takes it further", input()]];
    return [reason];
  }

  function openDeed(one) {
    const now = model.get("model");
    doing = one;
    const fields = fieldsOf(one.name, now);
    const form = make("form", { "aria-label": one.says }, make("fieldset", {}, make("legend", {}, one.says),
      make("ul", {}, ...[...chosen.values()].map((title) => make("li", {}, title))),
      ...fields.flatMap(([name, label, control]) => field(name, label, control)),
      make("datalist", { id: `${prefix}-themes` }, ...now.themes.map((title) => make("option", { value: title }))),
      make("div", { class: "ik-buttons" }, make("button", { type: "submit", class: "ik-main" }, "Record"),
        make("button", { type: "button", onclick: () => closeDeed() }, "Cancel"))));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const told = Object.fromEntries(fields.map(([name, , control]) => [name, control.value]));
      ask("act", { deed: one.name, ids: [...chosen.keys()], ...told });
    });
    deed.replaceChildren(form);
    fields[0][2].focus();
  }

  function closeDeed() {
    const from = doing;
    doing = null;
    deed.replaceChildren();
    drawActs();
    const back = buttons[DEEDS.indexOf(from)];
    if (back && !back.disabled) back.focus(); else wall.focus();
  }

  // The wall

  function card(one, writable) {
    const box = make("input", { type: "checkbox", id: `${prefix}-${one.id}`, disabled: !writable, "data-id": one.id });
    box.checked = chosen.has(one.id);
    box.addEventListener("change", () => {
      if (box.checked) chosen.set(one.id, one.title); else chosen.delete(one.id);
      drawActs();
    });
    return make("li", { class: "ib-card" }, box, make("label", { for: box.id }, one.title),
      make("span", { class: "ik-quiet" }, one.told));
  }

  function tickAll() {
    for (const box of wall.querySelectorAll("input")) box.checked = chosen.has(box.dataset.id);
  }

  function drawAlike(now) {
    const items = now.alike.map((pair) => make("li", {}, `${pair.titles[0]} / ${pair.titles[1]} `,
      make("span", { class: "ik-quiet" }, pair.shared ? `(both say: ${pair.shared}) ` : " "),
      make("button", { type: "button", "aria-label": `Tick both: ${pair.titles.join(", ")}`, onclick: () => {
        chosen.clear();
        pair.ids.forEach((id, place) => chosen.set(id, pair.titles[place]));
        tickAll();
        drawActs();
        buttons[0].focus();
      } }, "Tick both")));
    alike.replaceChildren(...(items.length
      ? [make("p", {}, "These may say the same; you decide:"), make("ul", {}, ...items)] : []));
  }

  function draw() {
    const now = model.get("model");
    const cards = now.columns.reduce((sum, column) => sum + column.cards.length, 0);
    const recorded = now.deeds !== done;
    done = now.deeds;
    if (recorded) chosen.clear(); // or the next deed would hit cards that were done with
    const there = new Set(now.columns.flatMap((column) => column.cards.map((one) => one.id)));
    for (const id of chosen.keys()) if (!there.has(id)) chosen.delete(id);
    const gone = now.gone ? `, ${now.gone} more within others` : "";
    head.replaceChildren(make("strong", {}, `${cards} ${cards === 1 ? "card" : "cards"} on the board${gone}`),
      `; recording as ${now.who || "nobody"}, ${now.moment}.`);
    const group = select(Object.entries(now.groups));
    group.id = `${prefix}-group`;
    group.value = now.group;
    group.addEventListener("change", () => ask("group", { by: group.value }));
    const look = make("button", { type: "button", "aria-pressed": now.suggesting ? "true" : "false",
      onclick: () => ask("suggest", { on: !now.suggesting }) }, "Look for cards that say the same");
    const held = document.activeElement?.id;
    bar.replaceChildren(make("label", { for: group.id }, "Columns"), group, make("label", { for: filter.id }, "Find"), filter,
      look, make("button", { type: "button", onclick: () => ask("refresh") }, "Refresh"));
    drawAlike(now);
    faults.replaceChildren(...now.faults.map((text) => make("p", { class: "ik-fault" }, text)));
    const at = wall.scrollTop;
    wall.replaceChildren(...now.columns.map((column) => make("section", { class: "ib-column" },
      make("h4", {}, `${capital(column.title)} (${column.cards.length})`),
      make("ul", {}, ...column.cards.map((one) => card(one, now.writable))))));
    wall.scrollTop = at;
    hide();
    drawActs();
    if (recorded && doing) closeDeed();
    if (held && root.querySelector(`#${CSS.escape(held)}`)) root.querySelector(`#${CSS.escape(held)}`).focus();
  }

  const drawStale = () => sayStale(stale, model.get("stale") || []);

  keepKeys(root);

  const onMessage = () => { status.textContent = model.get("message"); };
  const stop = listen(model, root, {
    "change:model": draw,
    "change:message": onMessage,
    "change:stale": drawStale,
  });
  draw();
  onMessage();
  drawStale();
  el.append(root);
  return stop;
}

export default { render };
