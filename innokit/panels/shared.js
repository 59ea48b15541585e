// What panels of cards share; each panel's own script follows below this one.

function make(tag, has = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(has)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...inside.filter((item) => item !== null && item !== undefined));
  return made;
}

/** Keys pressed in a panel never reach JupyterLab's shortcuts, but for saving the notebook. */
function keepKeys(root) {
  root.addEventListener("keydown", (event) => {
    if (!((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s")) event.stopPropagation();
  });
}

/** Name the sections that are out of date since something was recorded. */
function sayStale(node, headings) {
  node.hidden = headings.length === 0;
  node.textContent = headings.length ? `Out of date since, to be run again: ${headings.join("; ")}.` : "";
}
