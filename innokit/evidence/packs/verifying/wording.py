"""The words of a file, its looks left aside: what a page, a document or a workbook says."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape
from html.parser import HTMLParser

_SILENT = ("script", "style")
_SAID = ("alt", "aria-label", "title", "href", "content", "placeholder", "value")
_UNPACKED_LIMIT = 200_000_000


class _Words(HTMLParser):
    """Collects what a page says, in order, and the figures that it shows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.figures: list[tuple[str, str]] = []
        self._silent = 0
        self._figure: list[str] | None = None
        self._line = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        given = dict(attrs)
        self.words += [f"{name}={said}" for name, said in attrs if name in _SAID and said]
        if tag == "a" and given.get("data-figure"):
            self._figure = [str(given["data-figure"])]
        elif tag == "li" and (given.get("id") or "").startswith("trace-"):
            self._line = str(given["id"]).removeprefix("trace-")
        elif tag == "b" and self._line:
            self._figure = [self._line]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT and self._silent > 0
        if tag in ("a", "b") and self._figure:
            self.figures.append((self._figure[0], " ".join("".join(self._figure[1:]).split())))
            self._figure = None
        if tag == "li":
            self._line = ""

    def handle_data(self, data: str) -> None:
        if self._figure is not None:
            self._figure.append(data)
        if not self._silent:
            self.words += data.split()


def _read(page: str) -> _Words:
    """Read a page."""
    reader = _Words()
    reader.feed(page)
    reader.close()
    return reader


def of_page(page: str) -> list[str]:
    """Give what a page says: its text, and what its pictures, links and forms are called.

    >>> of_page('<h1 class="a">Go &amp; see</h1><script>1</script><img alt="Two bars">')
    ['Go', '&', 'see', 'alt=Two bars']
    """
    return _read(page).words


def figures_in(page: str) -> list[tuple[str, str]]:
    """Give the figures that a page shows, each by its id and as shown.

    >>> figures_in('<p>Worth <a class="innokit-figure" data-figure="npsv.a">£1</a></p>')
    [('npsv.a', '£1')]
    """
    return _read(page).figures


def unzipped(content: bytes) -> dict[str, bytes] | None:
    """Give the parts of a document that is a zip inside; None where it is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            if sum(info.file_size for info in file.infolist()) > _UNPACKED_LIMIT:
                return None
            return {info.filename: file.read(info) for info in file.infolist()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        return None


def of_document(content: bytes) -> list[str] | None:
    """Give what a DOCX or XLSX says, part by part: text, and of a cell its formula and value.

    None where it cannot be read.
    """
    parts = unzipped(content)
    if parts is None:
        return None
    found = []
    for name, part in sorted(parts.items()):
        if name.endswith((".xml", ".rels")) and not name.startswith("docProps/"):
            text = part.decode("utf-8", "replace")
            said = [unescape(one) for one in re.findall(r"<(?:w:t|t|v|f|dc:\w+)(?: [^>]*)?>([^<]*)<", text)]
            said += [unescape(one) for one in re.findall(r' (?:descr|Target|r)="([^"]*)"', text)]
            found += [name, *said] if said else []
    return found


def pictures_in(content: bytes) -> list[bytes] | None:
    """Give the pictures of a DOCX in the order in which they stand in it; None where it cannot be read."""
    parts = unzipped(content)
    if parts is None:
        return None
    body = parts.get("word/document.xml", b"").decode("utf-8", "replace")
    links = parts.get("word/_rels/document.xml.rels", b"").decode("utf-8", "replace")
    places = {}
    for link in re.findall(r"<Relationship [^>]*>", links):
        given = dict(re.findall(r'(\w+)="([^"]*)"', link))
        places[given.get("Id", "")] = f"word/{given.get('Target', '')}"
    named = re.findall(r'r:embed="([^"]*)"', body)
    found = [parts.get(places.get(id, "")) for id in named]
    return [one for one in found if one is not None] if None not in found else None
