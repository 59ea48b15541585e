"""Everything beside the notebooks, as packed and as written anew: pages, documents, tables, left-outs."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from innokit.evidence.packs import documents
from innokit.evidence.packs.contents import NOTEBOOKS, RECORD, TABLES
from innokit.evidence.packs.findings import Finding, shown
from innokit.evidence.packs.verifying import wording
from innokit.evidence.packs.verifying.numerals import apart, disagrees
from innokit.evidence.packs.verifying.redrawn import redrawn
from innokit.evidence.packs.verifying.versions import DRAWN, Differ
from innokit.results import Figure
from innokit.words import count

NO_SUCH = "does not come out again: innokit writes no such file for this record"
ANOTHER = "does not come out again: written anew from the record, it is another"
MISSING = "is missing: written anew from the record, it is there"
WORDS = "does not come out again: it says something else than the one written anew from the record"
LEFT = "is not in the pack, which says that it was left out"
UNREADABLE = "does not come out again, and cannot be read"
_SCRIPT = "plotly.min.js"


@dataclass(frozen=True)
class Beside:
    """A pack's files, and those written anew.

    Attributes
    ----------
    packed, fresh : mapping of str to bytes
        By path; the notebooks and what speaks of the pack as a whole are compared elsewhere.
    differ : Differ
    left_out : mapping of str to str
        What could not be written anew here, and why.
    declared : frozenset of str
        What the pack says was left out of it.
    figures : mapping of str to Figure
        Every figure that the fresh notebooks show, by id.
    """

    packed: Mapping[str, bytes]
    fresh: Mapping[str, bytes]
    differ: Differ
    left_out: Mapping[str, str] = field(default_factory=dict)
    declared: frozenset[str] = frozenset()
    figures: Mapping[str, Figure] = field(default_factory=dict)

    @cached_property
    def redrawn(self) -> tuple[dict[str, bytes], int] | None:
        """The documents with the pack's own pictures, where that can be done."""
        return redrawn(self.packed[RECORD], self.packed.get(f"{documents.FOLDER}case.docx", b""))

    @cached_property
    def shown(self) -> dict[str, set[str]]:
        """How the fresh pages show each figure, by its id."""
        found: dict[str, set[str]] = {id: {figure.text} for id, figure in self.figures.items()}
        for path, content in self.fresh.items():
            if path.endswith(".html"):
                for id, text in wording.figures_in(content.decode("utf-8", "replace")):
                    found.setdefault(id, set()).add(text)
        return found


@dataclass
class Outcome:
    """What comparing files found.

    Attributes
    ----------
    same : int
        How many came out the same to the byte.
    problems : list of Finding
    uncompared : dict of str to str
        By path, what of it could not be compared.
    """

    same: int = 0
    problems: list[Finding] = field(default_factory=list)
    uncompared: dict[str, str] = field(default_factory=dict)


def compare_beside(beside: Beside, known: Iterable[str]) -> Outcome:
    """Compare every file with the one written anew.

    Parameters
    ----------
    beside : Beside
    known : iterable of str
        Paths that are compared elsewhere.
    """
    out, others = Outcome(), {*known}
    paths = sorted({*beside.packed, *beside.fresh} - others)
    for path in paths:
        if path.startswith((NOTEBOOKS, RECORD)):
            continue
        ours, theirs = beside.packed.get(path), beside.fresh.get(path)
        if ours is not None and ours == theirs:
            out.same += 1
            continue
        for said, hard in _told(beside, path, ours, theirs):
            if hard:
                out.problems.append(Finding(path, said))
            else:
                out.uncompared[path] = said
    out.uncompared = {path: said for path, said in out.uncompared.items()
                      if path not in {problem.where for problem in out.problems}}  # fmt: skip
    return out


class _Pair(NamedTuple):
    """A file as packed and as written anew."""

    path: str
    ours: bytes
    theirs: bytes

    @property
    def ending(self) -> str:
        """What its name ends in."""
        return self.path[self.path.rfind(".") :]


_Told = Iterator[tuple[str, bool]]
"""Sentences on one file, each with whether it is a fault."""


def _told(beside: Beside, path: str, ours: bytes | None, theirs: bytes | None) -> _Told:
    """Say what is to be said of a file that differs, and whether it is a fault."""
    own = beside.differ.own
    if ours is None:
        declared = any(path.startswith(what) for what in beside.declared)
        yield (LEFT, False) if declared else (MISSING, not own)
    elif path in beside.left_out:
        yield f"could not be written anew here: {beside.left_out[path]}", False
    elif path.startswith(TABLES) and path.endswith(".csv"):
        yield from _table(path, ours, beside)
    elif theirs is None:
        yield (NO_SUCH, True) if not own else ("is not written by this version", False)
    else:
        pair = _Pair(path, ours, theirs)
        yield from _KINDS.get(pair.ending, _other)(beside, pair)


def _other(beside: Beside, pair: _Pair) -> _Told:
    """Compare a file that no library has a part in; plotly's script is plotly's own."""
    of_plotly = pair.path.endswith(_SCRIPT) and "plotly" in beside.differ.libraries
    yield ("is another script than the one here", False) if of_plotly else (ANOTHER, not beside.differ.own)


def _page(beside: Beside, pair: _Pair) -> _Told:
    """Compare a page: the figures on it by their ids, then its words, then its looks."""
    before, after = (page.decode("utf-8", "replace") for page in (pair.ours, pair.theirs))
    if not beside.differ:
        yield ANOTHER, True
        return
    wrong = [*dict.fromkeys(_wrong_figures(beside, before))]
    for said in wrong[:5]:
        yield said, True
    if len(wrong) > 5:
        yield f"{count(len(wrong) - 5, 'more figure')} on it read otherwise when worked out again", True
    if wording.of_page(before) == wording.of_page(after):
        yield "says the same; its charts and looks are others", False
    else:
        yield ("reads otherwise", False) if beside.differ.own else (WORDS, True)


def _wrong_figures(beside: Beside, page: str) -> Iterator[str]:
    """Say which figures on a page are not the ones worked out."""
    for id, text in wording.figures_in(page):
        again = beside.shown.get(id)
        if not again or text in again:
            continue
        figure = beside.figures.get(id)
        if figure is not None and figure.value is not None:
            off = disagrees(text, figure.text, figure.value)
        else:
            off = all(apart(text, one) for one in again)
        if off:
            yield f"figure {id} reads {text!r} on it, and {min(again)!r} when worked out again"


def _workbook(beside: Beside, pair: _Pair) -> _Told:
    """Compare a workbook: every cell's formula and value."""
    if not beside.differ:
        yield ANOTHER, True
    elif beside.differ.own:
        yield "reads otherwise", False
    else:
        yield _by_words(pair.ours, pair.theirs)


def _document(beside: Beside, pair: _Pair) -> _Told:
    """Compare a document, its pictures left aside where another browser or plotly drew them."""
    differ = beside.differ
    if differ.own:
        yield "reads otherwise", False
        return
    if not differ.drawn and not differ:
        yield ANOTHER, True
        return
    again = beside.redrawn
    if again is None:
        yield "holds charts drawn elsewhere, as the pack declares it, and none can be drawn here", False
    elif _same_parts(pair.ours, again[0][pair.ending]):
        if again[1]:
            yield f"says the same; {count(again[1], 'picture')} in it were drawn elsewhere", False
    elif pair.ending == ".docx" and differ:
        yield _by_words(pair.ours, again[0][pair.ending])
    else:
        unlike = pair.ending == ".pdf" and "typst" in differ.libraries
        yield ("was written by another typst", False) if unlike else (WORDS, True)


def _by_words(ours: bytes, theirs: bytes) -> tuple[str, bool]:
    """Compare two documents that are zips inside by what they say."""
    words = wording.of_document(ours)
    if words is None:
        return UNREADABLE, True
    alike = words == wording.of_document(theirs)
    return ("says the same; its looks are others", False) if alike else (WORDS, True)


def _same_parts(ours: bytes, theirs: bytes) -> bool:
    """Whether two documents are the same, or the same parts packed otherwise."""
    if ours == theirs:
        return True
    parts = wording.unzipped(ours)
    return parts is not None and parts == wording.unzipped(theirs)


def _table(path: str, ours: bytes, beside: Beside) -> _Told:
    """Compare a packed table with the installed one, edition by edition, whatever versions differ."""
    if not beside.differ:
        yield (ANOTHER if path in beside.fresh else NO_SUCH), True
        return
    packed, here = _editions(ours), _editions(_installed(path))
    if packed is None:
        yield UNREADABLE, True
        return
    for edition, rows in packed.items():
        if edition not in (here or {}):
            yield f"holds edition {shown(edition)}, which is not among the tables here", not beside.differ.own
        elif rows != (here or {})[edition]:
            yield f"holds edition {shown(edition)} otherwise than the tables here do", True
    if packed and path not in beside.fresh:
        yield "is a table that no result names in this version", not beside.differ.own
    elif not beside.differ.own:
        yield ANOTHER, True
    else:
        yield "holds other editions, or in another form, than this version packs", False


def _installed(path: str) -> bytes:
    """Give the installed table of a name; empty where there is none."""
    from innokit.reference import locate

    table = locate() / path.removeprefix(TABLES)
    return table.read_bytes() if table.is_file() else b""


def _editions(content: bytes) -> dict[str, list[tuple[tuple[str, str], ...]]] | None:
    """Give the rows of each edition, each cell by its column; None where it is no such table."""
    try:
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
        found: dict[str, list[tuple[tuple[str, str], ...]]] = {}
        for row in rows:
            found.setdefault(row["edition"], []).append(tuple(sorted(row.items())))
    except (UnicodeDecodeError, csv.Error, KeyError, TypeError):
        return None
    return found


_KINDS: dict[str, Callable[[Beside, _Pair], _Told]] = {
    ".html": _page, ".xlsx": _workbook, **dict.fromkeys(DRAWN, _document),
}  # fmt: skip
