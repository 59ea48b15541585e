// The form: draws what Python describes, and sends back what was typed. It decides nothing.
// Text from people reaches the page by textContent and value only, never as markup.

let views = 0;

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const clone = (value) => JSON.parse(JSON.stringify(value));
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const an = (word) => (/^[aeiou]/i.test(word) ? "an " : "a ") + word;

function render({ model, el }) {
  const prefix = `innokit-form-${Date.now().toString(36)}-${++views}`;
  let local = clone(model.get("draft"));
  let drawn = {}; // by field name: { control, fault, group }
  let wish = null; // where the focus goes once Python has answered
  let waiting = null; // the timer of what was typed but not sent yet

  const part = { head: make("div"), rows: make("div"), past: make("div"), clash: make("div"), form: make("div") };
  const status = make("p", { class: "ik-status", role: "status" });
  const stale = make("div");
  const root = make(
    "section",
    { class: "innokit-panel innokit-form", "aria-label": `${capital(model.get("model").many)}: record by hand` },
    part.head, part.rows, part.past, part.clash, part.form, status, stale,
  );

  // Talking with Python

  const ask = (deed, more = {}) => model.send({ do: deed, ...more });

  function keepDraft() {
    clearTimeout(waiting);
    waiting = null;
    model.set("draft", clone(local));
    model.save_changes();
  }

  function typed() {
    mark();
    clearTimeout(waiting);
    waiting = setTimeout(keepDraft, 300);
  }

  // The message carries the draft itself: a draft sent apart could be held up and arrive after it.
  function act(deed, more = {}) {
    clearTimeout(waiting);
    waiting = null;
    ask(deed, { draft: clone(local), ...more });
  }

  const open = (id) => {
    wish = "first";
    act("open", { id });
  };

  // Above the form: who records, what stands, what was withdrawn

  function drawHead() {
    const now = model.get("model");
    const refresh = make("button", { type: "button", "data-key": "refresh", onclick: () => act("refresh") }, "Refresh");
    const who = make("span", {}, "Recording as ", make("strong", {}, now.who || "nobody"), `, ${now.moment}.`);
    const parts = [make("div", { class: "ik-head" }, who, refresh)];
    if (!now.writable) {
      const said = now.who.trim()
        ? "This book was opened for reading only, so nothing can be recorded here."
        : "Nobody is named as recording. Open the book with by=\"your post or name\" to record.";
      parts.push(make("p", { class: "ik-note" }, said));
    }
    part.head.replaceChildren(...parts);
  }

  function rowOf(row, withdrawn) {
    const marks = model.get("model").unrecorded.includes(row.id)
      ? make("span", { class: "ik-mark" }, "Not recorded yet") : null;
    const did = withdrawn ? "withdrawn by" : "by";
    const by = make("small", { class: "ik-quiet" }, `Entry ${row.entry}, ${did} ${row.who}, ${row.when}`);
    const name = make("span", { class: "ik-row-name" }, make("bdi", {}, row.name), " ", marks, by);
    const say = (word) => [word, make("span", { class: "ik-hidden" }, ` ${row.name}`)];
    return make("li", {}, name,
      make("span", { class: "ik-buttons" },
        make("button", { type: "button", "data-key": `open ${row.id}`, onclick: () => open(row.id) },
          ...say(withdrawn ? "Bring back" : "Change")),
        make("button", { type: "button", "data-key": `past ${row.id}`, onclick: () => history(row.id) },
          ...say("History"))));
  }

  function history(id) {
    wish = "past";
    ask("history", { id });
  }

  function drawRows() {
    const now = model.get("model");
    const parts = [];
    if (now.rows.length) {
      const list = make("ul", { class: "ik-rows" }, ...now.rows.map((row) => rowOf(row, false)));
      const long = now.rows.length > 6;
      parts.push(make("div", {
        class: long ? "ik-scroll" : "", tabindex: long ? "0" : null, role: "region",
        "aria-label": `${capital(now.many)} in the record`,
      }, list));
    } else {
      parts.push(make("p", {}, `No ${now.many} recorded yet.`));
    }
    if (now.withdrawn.length) {
      const was = part.rows.querySelector("details")?.open ?? false;
      parts.push(make("details", { open: was },
        make("summary", { "data-key": "withdrawn" }, `Withdrawn: ${now.withdrawn.length}`),
        make("ul", { class: "ik-rows" }, ...now.withdrawn.map((row) => rowOf(row, true)))));
    }
    part.rows.replaceChildren(...parts);
  }

  // The history of one record, and a clash with a colleague

  function changesOf(entry) {
    if (!entry.changes.length) return null;
    const head = make("tr", {}, ...["Field", "Before", "After"].map((word) => make("th", { scope: "col" }, word)));
    const rows = entry.changes.map((one) => make("tr", {}, make("th", { scope: "row" }, one.title),
      make("td", {}, one.before || "not given"), make("td", {}, one.after || "not given")));
    return make("table", {},
      make("caption", { class: "ik-hidden" }, `What entry ${entry.entry} changed`),
      make("thead", {}, head), make("tbody", {}, ...rows));
  }

  function drawPast() {
    const past = model.get("past");
    if (!past.entries) return part.past.replaceChildren();
    const lines = past.entries.map((entry) => make("li", {},
      make("p", {}, make("strong", {}, `Entry ${entry.entry}: ${entry.action === "withdraw" ? "withdrawn" : "recorded"}`),
        ` by ${entry.who}, ${entry.when}`, entry.why ? `. Why: ${entry.why}` : ""),
      changesOf(entry)));
    const shut = () => {
      wish = `past ${past.id}`;
      ask("history", {});
    };
    const title = make("h4", { tabindex: "-1", "data-key": "past" }, "History of ", make("bdi", {}, past.name));
    part.past.replaceChildren(make("div", { class: "ik-past", role: "group", "aria-label": "History" }, title,
      make("ol", { class: "ik-rows", reversed: true }, ...lines.map((line) => (line.style.display = "block", line))),
      make("button", { type: "button", onclick: shut }, "Close the history")));
  }

  function drawClash() {
    const clash = model.get("clash");
    if (!clash.theirs) return part.clash.replaceChildren();
    const { theirs, fields, withdrawing } = clash;
    const did = theirs.action === "withdraw" ? "withdrew this" : "recorded a newer version";
    const said = `${theirs.who} ${did} meanwhile: entry ${theirs.entry}, ${theirs.when}.`;
    const why = theirs.why ? make("p", {}, `Their reason: ${theirs.why}`) : null;
    const head = make("tr", {}, ...["Field", "Theirs", "Mine"].map((word) => make("th", { scope: "col" }, word)));
    const rows = fields.map((one) => make("tr", {}, make("th", { scope: "row" }, one.title),
      make("td", {}, one.theirs || "not given"), make("td", {}, one.mine || "not given")));
    const table = fields.length
      ? make("table", {}, make("caption", {}, "Where the two differ"), make("thead", {}, head), make("tbody", {}, ...rows))
      : null;
    const mine = withdrawing ? "Withdraw all the same" : "Record mine over it";
    wish = "clash";
    part.clash.replaceChildren(make("div", { class: "ik-clash", role: "group", "aria-label": "Two versions" },
      make("h4", { tabindex: "-1", "data-key": "clash" }, said), why, table,
      make("p", {}, "Neither is lost: theirs stays in the history, and yours can be brought back into the form."),
      make("div", { class: "ik-buttons" },
        make("button", { type: "button", onclick: () => { wish = "first"; ask("theirs"); } }, "Keep theirs"),
        make("button", { type: "button", onclick: () => { wish = "save"; act("mine"); } }, mine))));
  }

  // Fields

  const idOf = (name, what) => `${prefix}-${what}-${name}`;

  function put(name, value) {
    local.fields[name] = value;
    typed();
  }

  const leave = (name) => act("check", { field: name });

  function grow(area) {
    area.style.height = "auto";
    if (area.scrollHeight) area.style.height = `${area.scrollHeight + 2}px`;
  }

  function wordsInput(field, has, rows) {
    const value = local.fields[field.name] ?? "";
    const several = rows > 1 || value.includes("\n");
    const made = several ? make("textarea", { ...has, rows }) : make("input", { ...has, type: "text" });
    made.value = value;
    made.addEventListener("input", () => {
      if (several) grow(made);
      put(field.name, made.value);
    });
    if (several) requestAnimationFrame(() => grow(made));
    return made;
  }

  function options(select, pairs, chosen, none) {
    const known = pairs.some(([value]) => value === chosen);
    const all = [...(none === null ? [] : [["", none]]), ...pairs];
    if (chosen && !known) all.push([chosen, `${chosen}: not in the record now`]);
    select.replaceChildren(...all.map(([value, label]) => {
      const item = make("option", { value }, label);
      item.selected = value === chosen;
      return item;
    }));
  }

  function selectInput(field, has) {
    const made = make("select", has);
    const named = field.type === "reference";
    const pairs = named
      ? (model.get("model").names[field.refers] ?? []).map((name) => [name, name])
      : field.choices.map((choice) => [choice.value, choice.label]);
    const blank = pairs.some(([value]) => value === "");
    const none = blank ? null : named && !pairs.length ? "Nothing to choose from yet" : field.required || !named ? "Choose" : "None";
    const fixed = !named && !field.required;
    options(made, pairs, local.fields[field.name] ?? "", fixed ? null : none);
    made.addEventListener("change", () => put(field.name, made.value));
    return made;
  }

  function assumptionInput(field, input) {
    const names = model.get("model").names.assumption ?? [];
    if (!field.assumption || !names.length) return null;
    const made = make("select", { class: "ik-assumption", "aria-label": `${field.title}: taken from an assumption` });
    const chosen = () => ((local.fields[field.name] ?? "").match(/^\s*=\s*(.*)$/s) ?? [])[1] ?? "";
    options(made, names.map((name) => [name, `From assumption: ${name}`]), chosen(), "A number of its own");
    made.addEventListener("change", () => {
      input.value = made.value ? `= ${made.value}` : "";
      put(field.name, input.value);
      leave(field.name);
    });
    input.addEventListener("input", () => {
      if (names.includes(chosen()) || !chosen()) made.value = chosen();
    });
    return made;
  }

  function dateInput(field, has) {
    const made = make("input", { ...has, type: "date" });
    made.value = local.fields[field.name] ?? "";
    const read = () => put(field.name, made.validity.badInput ? "an unfinished day" : made.value);
    made.addEventListener("input", read);
    made.addEventListener("blur", () => { if (made.validity.badInput) read(); });
    return made;
  }

  function flagInput(field, has) {
    const made = make("input", { ...has, type: "checkbox" });
    made.checked = local.fields[field.name] === true;
    made.addEventListener("change", () => put(field.name, made.checked));
    return made;
  }

  function checksInput(field) {
    const now = local.fields[field.name] ?? [];
    const known = model.get("model").names[field.refers] ?? [];
    const all = [...known, ...now.filter((name) => !known.includes(name))];
    const boxes = all.map((name, place) => {
      const box = make("input", { type: "checkbox", id: idOf(field.name, `box${place}`) });
      box.checked = now.includes(name);
      box.addEventListener("change", () => {
        const chosen = (local.fields[field.name] ?? []).filter((one) => one !== name);
        put(field.name, box.checked ? [...chosen, name] : chosen);
      });
      return make("label", { class: "ik-check", for: box.id }, box, make("bdi", {}, name));
    });
    return make("div", { class: "ik-checks" }, ...(boxes.length ? boxes : ["Nothing to choose from yet"]));
  }

  function sharesInput(field) {
    const box = make("div");
    const names = (model.get("model").names[field.refers] ?? []).map((name) => [name, name]);
    const rows = () => (local.fields[field.name]?.length ? local.fields[field.name] : [{ who: "", share: "" }]);
    const write = (place, key, value) => {
      const all = clone(rows());
      all[place][key] = value;
      put(field.name, all.some((row) => row.who || row.share) || all.length > 1 ? all : []);
    };
    const draw = () => box.replaceChildren(...rows().map((row, place) => {
      const who = make("select", { "aria-label": `${field.title} ${place + 1}`, "data-key": `${field.name} who ${place}` });
      options(who, names, row.who, names.length ? "Choose" : "Nothing to choose from yet");
      who.addEventListener("change", () => write(place, "who", who.value));
      const share = make("input", { type: "text", inputmode: "decimal", "aria-label": `Share of ${field.title.toLowerCase()} ${place + 1}`, placeholder: "100%" });
      share.value = row.share;
      share.addEventListener("input", () => write(place, "share", share.value));
      const fewer = rows().length > 1 ? make("button", { type: "button", "aria-label": `Leave out ${field.title.toLowerCase()} ${place + 1}`, onclick: () => {
        put(field.name, rows().filter((_, other) => other !== place));
        draw();
        box.querySelector("select").focus();
      } }, "Leave out") : null;
      return make("div", { class: "ik-share" }, who, share, fewer);
    }), make("button", { type: "button", onclick: () => {
      put(field.name, [...rows(), { who: "", share: "" }]);
      draw();
      [...box.querySelectorAll("select")].at(-1).focus();
    } }, "Share with another"));
    draw();
    return box;
  }

  const numeric = { number: "decimal", share: "decimal", integer: "numeric" };

  function controlOf(field, has) {
    if (field.type === "choice" || field.type === "reference") return selectInput(field, has);
    if (field.type === "date") return dateInput(field, has);
    if (field.type === "flag") return flagInput(field, has);
    if (numeric[field.type]) return wordsInput(field, { ...has, inputmode: numeric[field.type], autocomplete: "off" }, 1);
    const input = wordsInput(field, { ...has, autocomplete: "off" }, field.type === "long" ? 2 : 1);
    input.setAttribute("dir", "auto");
    return input;
  }

  function helpOf(field) {
    const parts = [field.help];
    if (field.type === "share") parts.push("Such as 45%.");
    if (field.type === "numbers") parts.push("One after another, parted by semicolons.");
    if (typeof field.default === "string" && field.default && field.type !== "choice") parts.push(`Blank counts as ${field.default}.`);
    return parts.join(" ");
  }

  function drawField(field) {
    const grouped = field.type === "references" || field.type === "shares";
    const help = make("p", { class: "ik-help", id: idOf(field.name, "help") }, helpOf(field));
    const fault = make("p", { class: "ik-fault", id: idOf(field.name, "fault"), hidden: true });
    const in_unit = field.unit && !["share", field.title.toLowerCase()].includes(field.unit) ? ` (${field.unit})` : "";
    const title = `${field.title}${in_unit}${field.required ? " (needed)" : ""}`;
    const has = {
      id: idOf(field.name, "input"), "data-key": `field ${field.name}`, "aria-describedby": `${help.id} ${fault.id}`,
      "aria-required": field.required ? "true" : null,
    };
    const wide = field.type === "long" ? " ik-wide" : "";
    let box;
    if (grouped) {
      const inner = field.type === "shares" ? sharesInput(field) : checksInput(field);
      box = make("fieldset", { class: `ik-field${wide}`, "aria-describedby": has["aria-describedby"] },
        make("legend", { class: "ik-label" }, title), help, inner, fault);
      drawn[field.name] = { control: inner.querySelector("input, select") ?? inner, fault, box };
    } else {
      const control = controlOf(field, has);
      const label = make("label", { for: has.id }, title);
      const extra = field.offers ? listOf(field, control) : assumptionInput(field, control);
      box = field.type === "flag"
        ? make("div", { class: "ik-field" }, make("span", { class: "ik-check" }, control, label), help, fault)
        : make("div", { class: `ik-field${wide}` }, label, help, control, extra, fault);
      control.addEventListener("change", () => leave(field.name));
      drawn[field.name] = { control, fault, box };
    }
    return box;
  }

  function listOf(field, control) {
    const names = model.get("model").names[field.offers] ?? [];
    if (!names.length || control.tagName !== "INPUT") return null;
    const list = make("datalist", { id: idOf(field.name, "list") }, ...names.map((name) => make("option", { value: name })));
    control.setAttribute("list", list.id);
    return list;
  }

  // The form itself

  const isDirty = () => !same(local.fields, local.origin) || Boolean(local.why);

  function mark() {
    const sign = part.form.querySelector("[data-dirty]");
    if (sign) sign.hidden = !isDirty();
    const drop = part.form.querySelector("[data-drop]");
    if (drop) drop.hidden = !isDirty();
  }

  function whyField() {
    const help = make("p", { class: "ik-help", id: idOf("why", "help") }, "The reason, for readers of the record.");
    const fault = make("p", { class: "ik-fault", id: idOf("why", "fault"), hidden: true });
    const control = make("input", {
      type: "text", dir: "auto", id: idOf("why", "input"), "data-key": "field why", autocomplete: "off",
      "aria-describedby": `${help.id} ${fault.id}`, "aria-required": local.asks_why ? "true" : null,
    });
    control.value = local.why;
    control.addEventListener("input", () => { local.why = control.value; typed(); });
    control.addEventListener("change", () => leave("why"));
    drawn.why = { control, fault };
    return make("div", { class: "ik-field ik-why" },
      make("label", { for: control.id }, local.asks_why ? "Why (needed)" : "Why"), help, control, fault);
  }

  function save() {
    wish = "save";
    act("save");
  }

  function buttons() {
    const now = model.get("model");
    const name = local.back ? "Record it again" : local.id ? "Record the change" : "Record";
    const made = [make("button", { type: "button", class: "ik-main", "data-key": "save", disabled: !now.writable, onclick: save }, name)];
    if (local.id && !local.back) {
      made.push(make("button", { type: "button", "data-key": "withdraw", disabled: !now.writable, onclick: () => { wish = "save"; act("withdraw"); } }, "Withdraw"));
    }
    if (local.id) made.push(make("button", { type: "button", onclick: () => open("") }, `Leave, and add ${an(now.one)}`));
    made.push(make("button", { type: "button", "data-drop": "", hidden: true, onclick: () => { wish = "first"; act("drop"); } }, "Drop what is not recorded"));
    return make("div", { class: "ik-buttons" }, ...made);
  }

  function drawForm() {
    const now = model.get("model");
    drawn = {};
    const legend = local.id
      ? make("legend", {}, local.back ? "Bring back: " : "Change: ", make("bdi", {}, local.name.replace(/ \(withdrawn\)$/, "")))
      : make("legend", {}, `Add ${an(now.one)}`);
    const first = now.fields.filter((field) => !field.aside).map(drawField);
    const asides = now.fields.filter((field) => field.aside);
    const filled = asides.some((field) => !same(local.fields[field.name], field.default));
    const more = asides.length
      ? make("details", { open: filled, "data-aside": "" }, make("summary", {}, "Where it comes from, and how far to trust it"),
        make("div", { class: "ik-fields" }, ...asides.map(drawField)))
      : null;
    const aside = Object.keys(local.aside ?? {}).length
      ? make("p", { class: "ik-note" }, "Your version is put aside, not recorded. ",
        make("button", { type: "button", onclick: () => { wish = "first"; act("unaside"); } }, "Bring mine back"))
      : null;
    const about = local.id ? null : make("p", { class: "ik-quiet" }, now.about);
    const whole = make("p", { class: "ik-fault", id: idOf("whole", "fault"), tabindex: "-1", hidden: true });
    drawn[""] = { control: whole, fault: whole };
    const dirty = make("p", { "data-dirty": "", hidden: true }, make("span", { class: "ik-mark" }, "Not recorded yet"),
      " Press Record, or Ctrl and Enter.");
    part.form.replaceChildren(make("fieldset", {}, legend, about, aside,
      make("div", { class: "ik-fields" }, ...first), more, whyField(), whole, dirty, buttons()));
    showFaults();
    mark();
  }

  function showFaults() {
    const faults = model.get("faults");
    for (const [name, { control, fault }] of Object.entries(drawn)) {
      const said = faults[name] ?? "";
      if (fault.textContent !== said) fault.textContent = said;
      fault.hidden = !said;
      if (name) {
        if (said) control.setAttribute("aria-invalid", "true");
        else control.removeAttribute("aria-invalid");
      }
      if (said && fault.closest("details")) fault.closest("details").open = true;
    }
  }

  function drawStale() {
    const list = model.get("stale");
    stale.replaceChildren(...(list.length ? [make("details", {},
      make("summary", {}, `${list.length === 1 ? "1 section is" : `${list.length} sections are`} out of date since you recorded`),
      make("p", {}, "Run again the cells under these headings; the number is the notebook's."),
      make("ul", {}, ...list.map((heading) => make("li", {}, heading))))] : []));
  }

  // Focus: where it was, or where the next step is

  const active = () => {
    const found = root.getRootNode().activeElement;
    return found && root.contains(found) ? found : null;
  };

  const byKey = (key) => [...root.querySelectorAll("[data-key]")].find((found) => found.dataset.key === key);

  function holding(draw) {
    const key = active()?.dataset.key;
    draw();
    if (key && !active()) byKey(key)?.focus({ preventScroll: true });
  }

  function firstField() {
    const control = part.form.querySelector("input, select, textarea");
    control?.focus();
  }

  function settle() {
    if (wish === "clash" || wish === "past") byKey(wish)?.focus();
    else if (wish === "first") firstField();
    else if (wish?.startsWith("past ")) byKey(wish)?.focus();
    else return;
    wish = null;
  }

  function focusFault() {
    const faulty = Object.keys(drawn).find((name) => name && model.get("faults")[name]);
    (faulty ? drawn[faulty].control : model.get("faults")[""] ? drawn[""].control : null)?.focus();
  }

  // JupyterLab must not take what is typed here for its own shortcuts; Ctrl and S stays its own.
  root.addEventListener("keydown", (event) => {
    const command = event.ctrlKey || event.metaKey;
    if (command && event.key === "Enter") {
      event.preventDefault();
      if (part.form.contains(event.target) && model.get("model").writable) {
        if (event.target.type !== "checkbox") event.target.dispatchEvent(new Event("input"));
        save();
      }
    }
    if (!command || ["enter", "a", "c", "v", "x", "y", "z"].includes(event.key.toLowerCase())) event.stopPropagation();
  });

  const stop = listen(model, root, {
    "change:model": () => holding(() => { drawHead(); drawRows(); }),
    "change:draft": () => {
      const next = model.get("draft");
      local.asks_why = next.asks_why;
      if (next.turn === local.turn) return;
      clearTimeout(waiting);
      waiting = null;
      const after = wish === "save" ? "first" : wish;
      local = clone(next);
      holding(drawForm);
      wish = after;
      settle();
    },
    "change:faults": showFaults,
    "change:message": () => {
      status.textContent = model.get("message");
      if (wish === "save" && status.textContent && Object.keys(model.get("faults")).length) {
        wish = null;
        focusFault();
      }
    },
    "change:clash": () => { holding(drawClash); settle(); },
    "change:stale": drawStale,
    "change:past": () => { holding(drawPast); settle(); },
  });

  drawHead();
  drawRows();
  drawPast();
  drawClash();
  wish = null;
  drawForm();
  drawStale();
  status.textContent = model.get("message");
  el.append(root);
  return () => {
    if (waiting) keepDraft();
    stop();
  };
}

export default { render };
