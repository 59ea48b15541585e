// Making elements and wording. Text from people reaches the page only as text, never as markup.

/** An element with its properties and children; children are elements or text, never markup. */
function make(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in made && name !== "list") made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** A key for a new row; it becomes the id of the record, so that recording twice is recording once. */
function freshKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return "r" + Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** "1 row", "3 rows". */
function many(count, one, more = one + "s") {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : more}`;
}

/** What each key does, as a list to read. */
function keys() {
  const told = [
    ["Enter, Shift+Enter, arrows", "to the next cell; Tab goes along the row"],
    ["F2", "arrows stay within the cell; F2 again ends that"],
    ["Alt+Enter", "a new line within a text"],
    ["Escape", "the cell as it was"],
    ["Ctrl+Z", "the last paste or change undone"],
    ["Ctrl+V", "a block from Excel or LibreOffice, laid from this cell to the right and down"],
    ["Ctrl+Enter", "on to why, and Record"],
  ];
  return make("dl", { className: "ik-keys" }, ...told.flatMap(([key, does]) => [make("dt", {}, key), make("dd", {}, does)]));
}
