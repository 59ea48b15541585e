"""A completed notebook as the body of a page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from innokit.charts import PLOTLY_MIME
from innokit.errors import EvidenceError
from innokit.evidence import safe
from innokit.evidence.plots import plot_html
from innokit.results import FIGURES_MIME, Figure, figures_of
from innokit.words import one_line

WIDGET_MIME = "application/vnd.jupyter.widget-view+json"
_TRACE = re.compile(r'<details class="innokit-trace">.*?</details>', re.DOTALL)
_TABLE = re.compile(r'(<div class="innokit-scroll"[^>]*>\s*)?(<table\b.*?</table>)', re.DOTALL)
_HEADING = re.compile(r"<h([1-6])(?: [^>]*)?>(.*?)</h\1>", re.DOTALL)
HIDDEN = {"hide-cell", "remove-cell", "skip-headless"}
"""Tags of cells that a page leaves out: a panel has nothing to show where no kernel runs."""
_NOT_RUN = (
    '<p class="innokit-note">This notebook has not been run yet. To run it: <code>innokit run</code></p>'
)


@dataclass
class Page:
    """The body of a page in the making, and what its figures rest on.

    Attributes
    ----------
    stem : str
        Name of the page without its ending.
    title : str
        Its first heading.
    parts : list of str
        Harmless HTML, in order.
    figures : dict
        Figures by id, each with the number of the entry it was worked out at.
    shift : int
        By how much headings are lowered, where several pages share one file.
    """

    stem: str
    title: str = ""
    parts: list[str] = field(default_factory=list)
    figures: dict[str, tuple[int | None, Figure]] = field(default_factory=dict)
    shift: int = 0
    charts: int = 0
    anchors: set[str] = field(default_factory=set)

    @property
    def body(self) -> str:
        """The HTML."""
        return "\n".join(part for part in self.parts if part)

    @property
    def as_at(self) -> int | None:
        """The newest entry that any of its figures was worked out at."""
        return max((seq for seq, _ in self.figures.values() if seq is not None), default=None)

    def add(self, html: str) -> None:
        """Add harmless HTML, its headings lowered and given addresses."""
        self.parts.append(_HEADING.sub(self._heading, html))

    def add_plot(self, plain: Mapping[str, Any]) -> None:
        """Add a chart."""
        self.charts += 1
        self.parts.append(plot_html(plain, f"chart-{self.stem}-{self.charts}"))

    def take_figures(self, plain: Any) -> None:
        """Note the figures of a result, first come first kept; leave out what is not in our form."""
        as_at = plain.get("as_at") if isinstance(plain, dict) else None
        for figure in figures_of(plain):
            self.figures.setdefault(figure.id, (as_at if isinstance(as_at, int) else None, figure))

    def _heading(self, found: re.Match[str]) -> str:
        """Lower a heading and give it an address of its own in the page."""
        level, text = min(6, int(found[1]) + self.shift), found[2]
        words = re.sub(r"<[^>]*>|&[^;]+;", "", text).lower()
        base = f"{self.stem}-{re.sub(r'[^a-z0-9]+', '-', words).strip('-')[:60] or 'part'}"
        anchor = next(name for name in _numbered(base) if name not in self.anchors)
        self.anchors.add(anchor)
        return f'<h{level} id="{anchor}">{text}</h{level}>'


def read_page(path: Path, shift: int = 0) -> Page:
    """Read a completed notebook as the body of a page.

    Raises
    ------
    EvidenceError
        When the file is no notebook.
    """
    notebook = _read(path)
    cells = [cell for cell in notebook["cells"] if not _tags(cell) & HIDDEN]
    page = Page(path.stem, _title(cells) or path.stem.replace("_", " "), shift=shift)
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    for cell in cells:
        if cell["cell_type"] == "markdown":
            page.add(safe.markdown(_text(cell["source"])))
        elif cell["cell_type"] == "code":
            _add_code(page, cell)
    if code and not any(cell.get("outputs") or cell.get("execution_count") for cell in code):
        page.parts.insert(1, _NOT_RUN)
    return page


def _add_code(page: Page, cell: Mapping[str, Any]) -> None:
    """Add a code cell: its source folded away, its outputs open."""
    source = _text(cell["source"])
    if source.strip() and "hide-input" not in _tags(cell):
        page.parts.append(
            f'<details class="code"><summary>Code</summary>{safe.preformatted(source, "source")}</details>'
        )
    for output in cell.get("outputs", []):
        _add_output(page, output)


def _add_output(page: Page, output: Mapping[str, Any]) -> None:
    """Add one output, in the richest form that a page can hold."""
    kind = output.get("output_type")
    if kind == "stream":
        page.parts.append(safe.preformatted(_text(output.get("text", ""))))
    elif kind == "error":
        said = f"{output.get('ename', '')}: {output.get('evalue', '')}"
        page.parts.append(f'<div class="fault"><p>This step failed.</p>{safe.preformatted(said)}</div>')
    else:
        _add_data(page, output.get("data", {}))


def _add_data(page: Page, data: Mapping[str, Any]) -> None:
    """Add what a cell displayed."""
    page.take_figures(data.get(FIGURES_MIME))
    if isinstance(data.get(PLOTLY_MIME), dict):
        page.add_plot(data[PLOTLY_MIME])
    elif "text/html" in data:
        page.add(tables_in_reach(safe.clean(_TRACE.sub("", _text(data["text/html"])))))
    elif "text/markdown" in data:
        page.add(safe.markdown(_text(data["text/markdown"])))
    elif "image/png" in data:
        source = f"data:image/png;base64,{_text(data['image/png'])}"
        page.add(safe.clean(f'<img alt="A picture without a description" src="{source}">'))
    elif WIDGET_MIME in data:
        page.parts.append('<p class="innokit-note">A control stands here in the notebook.</p>')
    else:
        page.parts.append(safe.preformatted(_text(data.get("text/plain", ""))))


def tables_in_reach(html: str) -> str:
    """Let each table that is not in a scrolling region scroll by itself, within reach of the keyboard."""
    html = re.sub(r"<th(?: [^>]*)?></th>", "<td></td>", html)

    def wrapped(found: re.Match[str]) -> str:
        if found[1]:
            return found[0]
        return f'<div class="innokit-scroll" role="region" tabindex="0" aria-label="Table">{found[2]}</div>'

    return _TABLE.sub(wrapped, html)


def _read(path: Path) -> dict[str, Any]:
    """Read a notebook of the current format as plain data."""
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        if notebook["nbformat"] == 4 and all(
            {"cell_type", "source"} <= set(cell) for cell in notebook["cells"]
        ):
            return dict(notebook)
    except (ValueError, KeyError, TypeError, OSError) as fault:
        raise EvidenceError("This is not a notebook that can be read", where=str(path)) from fault
    raise EvidenceError(
        "This notebook is in a format that is not known", where=str(path), remedy="Save it with Jupyter"
    )


def _title(cells: list[dict[str, Any]]) -> str:
    """Give the first top heading."""
    sources = (_text(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    found = next((m for source in sources if (m := re.search(r"^# +(.+)$", source, re.MULTILINE))), None)
    return one_line(re.sub(r"[*_`]", "", found[1]), 100) if found else ""


def _tags(cell: Mapping[str, Any]) -> set[str]:
    """Give the tags of a cell."""
    return set(cell.get("metadata", {}).get("tags", []))


def _text(source: Any) -> str:
    """Join text that a notebook may keep as a list of lines."""
    return "".join(map(str, source)) if isinstance(source, list) else str(source)


def _numbered(base: str) -> Iterator[str]:
    """Give a name, then the name with 2, 3 and so on."""
    yield base
    for number in range(2, 100_000):
        yield f"{base}-{number}"
