// Open proposals: draws what Python describes, and sends back the answers. It decides nothing.
// Text from people reaches the page by textContent and value only, never as markup.

let views = 0;

function render({ model, el }) {
  const prefix = `innokit-proposals-${Date.now().toString(36)}-${++views}`;
  const reasons = new Map(); // what was written and not answered yet, by proposal
  const head = make("div", { class: "ip-head" });
  const waiting = make("div");
  const done = make("div");
  const status = make("p", { class: "ik-status", role: "status" });
  const stale = make("p", { class: "ik-note", hidden: true });
  const root = make("section", { class: "innokit-panel innokit-proposals", "aria-label": "Proposals to answer" },
    head, status, waiting, done, stale);
  let answered = false; // whether the focus should go to what comes next

  const ask = (deed, more = {}) => model.send({ do: deed, ...more });

  function answer(deed, card, ids, more = {}) {
    answered = true;
    ask(deed, { ids, answer: reasons.get(card.id) ?? "", ...more });
  }

  function drawHead() {
    const now = model.get("model");
    const many = now.waiting.length;
    const title = many === 0 ? "No proposal waits for an answer" : many === 1 ? "One proposal waits for an answer"
      : `${many} proposals wait for an answer`;
    const who = make("span", {}, "Recording as ", make("strong", {}, now.who || "nobody"), `, ${now.moment}.`);
    const refresh = make("button", { type: "button", onclick: () => ask("refresh") }, "Refresh");
    head.replaceChildren(make("h3", { id: `${prefix}-title`, tabindex: "-1" }, title), who, refresh);
  }

  function card(one, writable) {
    const id = (what) => `${prefix}-${what}-${one.id}`;
    const fault = (model.get("faults") || {})[one.id];
    const box = make("textarea", { id: id("why"), rows: 2, "aria-invalid": fault ? "true" : "false",
      "aria-describedby": fault ? id("fault") : null, oninput: () => reasons.set(one.id, box.value) });
    box.value = reasons.get(one.id) ?? "";
    const hidden = make("span", { class: "ik-hidden" }, `: ${one.title}`);
    const says = one.moved ? "Accept although it moved on" : "Accept";
    const accept = make("button", { type: "button", class: "ik-main", disabled: !writable,
      "aria-label": `${says}: ${one.title}`,
      onclick: () => answer("accept", one, [one.id], { although: Boolean(one.moved) }) },
      says);
    const refuse = make("button", { type: "button", disabled: !writable, "aria-label": `Refuse: ${one.title}`,
      onclick: () => answer("refuse", one, [one.id]) }, "Refuse");
    const together = one.together.length > 1 ? make("button", { type: "button", disabled: !writable,
      onclick: () => answer("accept", one, one.together, { although: Boolean(one.moved) }) },
      `Accept all ${one.together.length} about ${one.about}`) : null;
    const row = (name, text, cls = null) => [make("dt", {}, name), make("dd", { class: cls }, text)];
    return make("fieldset", {},
      make("legend", {}, one.title),
      make("dl", {}, ...row("About", one.about), ...row("Was", one.was),
        ...row("Proposed", one.value, "ip-change"), ...row("By", `${one.proposer} (a name as declared)`),
        ...(one.file ? row("In", one.file) : []), ...row("Entry", `${one.entry}, ${one.when}`)),
      one.moved ? make("p", { class: "ik-note" },
        `The record has moved on since: ${one.moved} stands now, not ${one.was}.`) : null,
      make("label", { for: id("why") }, "Reason", make("span", { class: "ik-quiet" }, " (needed to refuse)"),
        hidden),
      box,
      fault ? make("p", { id: id("fault"), class: "ik-fault" }, fault) : null,
      make("div", { class: "ik-buttons" }, accept, refuse, together));
  }

  function drawDone(rows) {
    if (!rows.length) return [];
    const cell = (tag, text, has = {}) => make(tag, has, text);
    const lines = rows.map((one) => make("tr", {}, cell("th", one.title, { scope: "row" }), cell("td", one.by),
      cell("td", one.outcome), cell("td", one.answer), cell("td", `${one.entry}, ${one.who}`)));
    const heads = ["Proposal", "By", "Outcome", "Answer", "Entry"].map((text) => cell("th", text, { scope: "col" }));
    return [make("details", {}, make("summary", {}, `Answered: ${rows.length}`),
      make("div", { class: "ik-scroll", role: "region", tabindex: "0", "aria-label": "Answered proposals" },
        make("table", {}, make("caption", {}, "What became of earlier proposals"),
          make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...lines))))];
  }

  function draw() {
    const now = model.get("model");
    const open = done.querySelector("details")?.open;
    drawHead();
    waiting.replaceChildren(...now.waiting.map((one) => card(one, now.writable)));
    done.replaceChildren(...drawDone(now.done));
    if (open && done.querySelector("details")) done.querySelector("details").open = true;
    const fault = waiting.querySelector('[aria-invalid="true"]');
    if (answered) (fault || head.querySelector("h3")).focus();
    answered = false;
  }

  const drawStale = () => sayStale(stale, model.get("stale") || []);

  keepKeys(root);

  const onModel = () => draw();
  const onMessage = () => { status.textContent = model.get("message"); };
  const stop = listen(model, root, {
    "change:model": onModel,
    "change:faults": onModel,
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
