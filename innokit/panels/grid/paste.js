// What a sheet puts on the clipboard, as rows of cells. Pure: no page is touched here.

/** The most cells that one paste may bring; a larger table belongs in a file. */
export const MOST_CELLS = 20000;

/**
 * Rows of cells from tab-separated text, as Excel and LibreOffice copy it.
 *
 * A cell that holds a tab, a line break or a doubled quote stands in quotes, with its own quotes doubled. Quotes
 * that were not needed belong to the text: a cell `"hello"` is copied as it is, and stays as it is.
 */
export function parse(text) {
  const rows = [];
  let row = [];
  for (let at = 0; at <= text.length; ) {
    const [cell, end] = quoted(text, at) ?? bare(text, at);
    row.push(cell);
    if (text[end] === "\t") {
      at = end + 1;
      continue;
    }
    rows.push(row);
    row = [];
    at = end + (text.startsWith("\r\n", end) ? 2 : 1);
    if (at >= text.length) break;
  }
  return rows;
}

/** The cell in quotes that starts here, and where it ends; null where there is none. */
function quoted(text, start) {
  if (text[start] !== '"') return null;
  let close = text.indexOf('"', start + 1);
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close === -1 || !["\t", "\n", "\r", undefined].includes(text[close + 1])) return null;
  const inner = text.slice(start + 1, close);
  const needed = inner === "" || /[\t\n\r]|""/.test(inner);
  return needed ? [inner.replaceAll('""', '"'), close + 1] : null;
}

/** The cell without quotes that starts here, and where it ends. */
function bare(text, start) {
  const plain = /[^\t\n\r]*/y;
  plain.lastIndex = start;
  const [cell] = plain.exec(text);
  return [cell, start + cell.length];
}

/** Whether a pasted line holds nothing but the headings of the columns it would land on. */
export function isHeading(line, titles) {
  const plain = (text) => text.trim().toLowerCase();
  return line.length > 1 && line.every((cell, at) => titles[at] !== undefined && plain(cell) === plain(titles[at]));
}

/** The number that a cell shows, or null: for sorting only, since Python checks what is recorded. */
export function numberIn(text) {
  const plain = text.replace(/[£,%\s]/g, "").replace("\u2212", "-");
  const value = plain === "" ? NaN : Number(plain);
  return Number.isNaN(value) ? null : value;
}

/** Order of two cells: numbers by size, then words by the alphabet, blanks last in either direction. */
export function inOrder(a, b, direction) {
  const blank = (text) => text.trim() === "";
  if (blank(a) || blank(b)) return blank(a) - blank(b);
  const [x, y] = [numberIn(a), numberIn(b)];
  if (x !== null && y !== null) return (x - y) * direction;
  if (x !== null || y !== null) return x === null ? 1 : -1;
  return a.localeCompare(b, "en-GB", { numeric: true }) * direction;
}
