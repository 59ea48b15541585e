// The typist's panel: one card, one line, one Enter. A card leaves the browser's list only once Python
// has said that it is recorded. Text from people reaches the page by textContent and value only.

let views = 0;
const PATIENCE = 2500; // milliseconds before a card that was not answered is said to be waiting

const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(8)), (b) => b.toString(16).padStart(2, "0")).join("");
const clock = () => new Date().toTimeString().slice(0, 5);
const linesOf = (text) => text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean);

function unanswered(shelf) {
  try {
    return new Map(JSON.parse(localStorage.getItem(shelf) ?? "[]"));
  } catch {
    return new Map(); // a browser that keeps nothing: cards then live as long as the page
  }
}

function keep(shelf, waiting) {
  try {
    if (waiting.size) localStorage.setItem(shelf, JSON.stringify([...waiting]));
    else localStorage.removeItem(shelf);
  } catch { /* as above */ }
}

function render({ model, el }) {
  const prefix = `innokit-capture-${Date.now().toString(36)}-${++views}`;
  const shelf = `innokit-capture-${model.get("model").book}`; // outlives the kernel and the page
  const waiting = unanswered(shelf); // cards sent and not answered yet, by id
  let pasted = []; // lines of a list, looked at before they become cards
  let late = null;

  const field = (name, label, has = {}) => {
    const input = make("input", { id: `${prefix}-${name}`, type: "text", autocomplete: "off", maxlength: 4000, ...has });
    return { input, box: make("div", { class: `ic-${name}` }, make("label", { for: input.id }, label), input) };
  };
  const tables = make("datalist", { id: `${prefix}-tables` });
  const table = field("table", "Table", { list: tables.id });
  const author = field("author", "Seat or pseudonym");
  const line = field("line", "Idea, in its author's words", { enterkeyhint: "done" });
  const send = make("button", { type: "submit", class: "ik-main" }, "Record");
  const form = make("form", { class: "ic-form" }, table.box, author.box, line.box, send, tables);
  const head = make("p", { class: "ic-head" });
  const look = make("div", { class: "ic-look", hidden: true });
  const held = make("div", { class: "ik-note", role: "alert", hidden: true });
  const status = make("p", { class: "ik-status", role: "status" });
  const list = make("ol", { class: "ic-cards", reversed: true });
  const sums = make("p", { class: "ik-quiet" });
  const stale = make("p", { class: "ik-note", hidden: true });
  const root = make("section", { class: "innokit-panel innokit-capture", "aria-label": "Cards from the room" },
    head, form, look, held, status, list, sums, stale);

  const ask = (deed, more = {}) => model.send({ do: deed, ...more });

  function card(title) {
    return { id: newId(), title, table: table.input.value.trim(), author: author.input.value.trim(), written: clock() };
  }

  function record(cards) {
    cards.forEach((one) => waiting.set(one.id, one));
    keep(shelf, waiting);
    clearTimeout(late);
    late = setTimeout(drawHeld, PATIENCE);
    ask("add", { cards });
  }

  function drawHeld() {
    held.hidden = waiting.size === 0;
    if (!waiting.size) return;
    const many = waiting.size === 1 ? "One card is" : `${waiting.size} cards are`;
    held.replaceChildren(`${many} not recorded yet, and kept here: `,
      make("strong", {}, [...waiting.values()].map((one) => one.title).join("; ")), ". ",
      make("button", { type: "button", onclick: () => record([...waiting.values()]) }, "Send again"));
  }

  function drawLook() {
    look.hidden = pasted.length === 0;
    if (!pasted.length) return;
    const items = pasted.slice(0, 8).map((text) => make("li", {}, text));
    const more = pasted.length > 8 ? make("p", { class: "ik-quiet" }, `and ${pasted.length - 8} more`) : null;
    const yes = make("button", { type: "button", class: "ik-main" }, `Record ${pasted.length} cards`);
    yes.addEventListener("click", () => { record(pasted.map(card)); pasted = []; drawLook(); line.input.focus(); });
    const no = make("button", { type: "button" }, "Discard");
    no.addEventListener("click", () => { pasted = []; drawLook(); line.input.focus(); });
    look.replaceChildren(make("p", {}, `A list of ${pasted.length} lines was pasted. One card for each line?`),
      make("ul", {}, ...items), ...(more ? [more] : []), make("div", { class: "ik-buttons" }, yes, no));
    yes.focus();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const title = line.input.value.trim();
    if (!title) { status.textContent = "Nothing is written yet: type the idea, then press Enter."; return; }
    record([card(title)]);
    line.input.value = "";
    line.input.focus();
  });
  line.input.addEventListener("paste", (event) => {
    const found = linesOf(event.clipboardData?.getData("text/plain") ?? "");
    if (found.length < 2) return;
    event.preventDefault();
    pasted = found;
    drawLook();
  });

  function draw() {
    const now = model.get("model");
    (now.taken || []).forEach((id) => waiting.delete(id));
    keep(shelf, waiting);
    if (!held.hidden) drawHeld(); // a card that is on its way is not late yet
    const round = now.round ? `, round ${now.round}` : "";
    head.replaceChildren(make("strong", {}, `${now.many} ${now.many === 1 ? "card" : "cards"} on the record`),
      `; recording as ${now.who || "nobody"}${round}.`);
    for (const input of [table.input, author.input, line.input, send]) input.disabled = !now.writable;
    tables.replaceChildren(...now.tables.map((one) => make("option", { value: one.table })));
    list.start = now.many;
    list.replaceChildren(...now.cards.map((one) => make("li", {}, make("span", {}, one.title),
      make("span", { class: "ik-quiet" }, one.who ? ` (${one.who}) ` : " "),
      make("button", { type: "button", "aria-label": `Take back: ${one.title}`, disabled: !now.writable,
        onclick: () => { ask("undo", { id: one.id }); line.input.focus(); } }, "Take back"))));
    sums.textContent = now.tables.map((one) => `${one.table}: ${one.cards}`).join("; ");
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
  drawHeld();
  onMessage();
  drawStale();
  el.append(root);
  return () => {
    clearTimeout(late);
    stop();
  };
}

export default { render };
