"""What every result shares: words, sheets, figures with ids, how it was made, and escaped HTML."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from innokit import words
from innokit.errors import MethodRefused
from innokit.records import Case, Evidenced
from innokit.results import html
from innokit.results.sheet import Figure, Sentence, Sheet, text_of
from innokit.results.trace import Trace, traces
from innokit.version import __version__

if TYPE_CHECKING:
    import pandas as pd

FIGURES_MIME = "application/vnd.innokit.figures+json"


@dataclass(frozen=True, slots=True)
class Made:
    """How a result was made, so that somebody else can make it again.

    Attributes
    ----------
    method : str
        In words, with its source.
    editions : tuple of str
        Reference tables used, each with its edition as read from the table.
    seed, draws : int or None
        Of a simulation.
    """

    method: str
    editions: tuple[str, ...] = ()
    seed: int | None = None
    draws: int | None = None


class Result(ABC):
    """An answer that explains itself; subclasses are frozen dataclasses that hold a `case`."""

    title: ClassVar[str]
    unfolded: ClassVar[int | None] = None
    """How many of its tables stand open on a screen, the others a click away; None for all."""
    case: Case

    @property
    @abstractmethod
    def made(self) -> Made:
        """How it was made."""

    @abstractmethod
    def sentences(self) -> tuple[Sentence, ...]:
        """The answer in plain sentences, most important first."""

    @abstractmethod
    def sheets(self) -> tuple[Sheet, ...]:
        """The answer in tables, most important first."""

    def paragraphs(self) -> tuple[tuple[str, tuple[Sentence, ...]], ...]:
        """The sentences as shown, each lot under its heading; unless said, one lot without a heading."""
        return (("", self.sentences()),)

    def in_words(self) -> str:
        """Give the answer in plain sentences."""
        return " ".join(text_of(sentence) for sentence in self.sentences())

    def table(self, key: str = "") -> pd.DataFrame:
        """Give a sheet as a DataFrame of exact values; the first one unless named.

        Raises
        ------
        MethodRefused
            When there is no sheet of that name.
        """
        return self.sheet(key).frame()

    def sheet(self, key: str = "") -> Sheet:
        """Give a sheet by its key; the first one unless named."""
        by_key = {sheet.key: sheet for sheet in self.sheets()}
        if not by_key:
            raise MethodRefused("There is no table here", remedy="Read it in words")
        if key and key not in by_key:
            raise MethodRefused(
                f"There is no table {key!r} here", remedy=f"Ask for one of {words.a_list([*by_key])}"
            )
        return by_key[key] if key else next(iter(by_key.values()))

    @property
    def figures(self) -> Mapping[str, Figure]:
        """Every figure shown, by its id."""
        told = [piece for sentence in self.sentences() for piece in sentence if isinstance(piece, Figure)]
        listed = [figure for sheet in self.sheets() for figure in sheet.figures()]
        return {figure.id: figure for figure in (*told, *listed)}

    def traces(self) -> tuple[Trace, ...]:
        """Give the entries behind every figure."""
        return traces(self.case, self.figures.values())

    @property
    def notice(self) -> str:
        """Say which of the figures behind this are invented or recalled; empty when none is."""
        return notice(self.case, {id: None for figure in self.figures.values() for id in figure.records})

    def provenance(self) -> str:
        """Say in a line how, when and from what this was made."""
        made, head = self.made, f" (head {self.case.head})" if self.case.head else ""
        parts = [f"{self.case.moment}{head}", made.method, *made.editions]
        if made.draws is not None:
            parts.append(f"{made.draws:,} draws, seed {made.seed}")
        line = ". ".join([*parts, f"innokit {__version__}"])
        return f"{line[0].upper()}{line[1:]}."

    def to_plain(self, only: Iterable[Figure] | None = None) -> dict[str, Any]:
        """Give what evidence keeps of it: its figures, or only some, with exact value and records behind.

        Sets of records are written once, as ids with spaces between, and figures name theirs by its place;
        `figures_of` reads them back.
        """
        chosen = self.figures.values() if only is None else {figure.id: figure for figure in only}.values()
        sets = {records: place for place, records in enumerate(dict.fromkeys(f.records for f in chosen))}
        shown = [
            {
                "id": f.id,
                "label": f.label,
                "value": f.value,
                "text": f.text,
                "unit": f.unit,
                "records": sets[f.records],
            }
            for f in chosen
        ]
        behind = [" ".join(records) for records in sets]
        about = {"title": self.title, "as_at": self.case.as_at, "head": self.case.head}
        return {**about, "sets": behind, "figures": shown}

    def _repr_html_(self) -> str:
        return html.result(self)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        """Give a notebook the words, the tables, and the figures as data."""
        return {"text/plain": self.in_words(), "text/html": self._repr_html_(), FIGURES_MIME: self.to_plain()}


def figures_of(plain: Any) -> Iterator[Figure]:
    """Read figures back from what `Result.to_plain` gives; whatever is not one is passed over.

    Parameters
    ----------
    plain : Any
        As a notebook holds it, which somebody may have edited.
    """
    sets = plain.get("sets", []) if isinstance(plain, dict) else []
    shown = plain.get("figures", []) if isinstance(plain, dict) else []
    for item in shown if isinstance(shown, list) else []:
        try:
            value = None if item["value"] is None else float(item["value"])
            records = tuple(str(sets[item["records"]]).split())
            made = (str(item["id"]), value, str(item["text"]), str(item["label"]), records, str(item["unit"]))
            yield Figure(*made)
        except (KeyError, TypeError, ValueError, IndexError, MethodRefused):
            continue


def notice(case: Case, ids: Iterable[str]) -> str:
    """Say how many of the records behind some figures are invented, or recalled and not read at source."""
    evidence = [r for id in case.behind(ids) if isinstance(r := case.by_id[id], Evidenced)]
    invented = sum(record.standing == "illustrative" for record in evidence)
    recalled = sum(record.standing == "recalled" for record in evidence)
    said = []
    if invented:
        said.append(
            f"Illustrative: {invented} of the {len(evidence)} records behind this hold invented figures."
        )
    if recalled:
        said.append(
            f"Recalled: {recalled} of the {len(evidence)} records behind this were not read at their source."
        )
    return " ".join(said)
