"""What every result shares: figures with ids, sheets, sentences, traces, tables and escaped HTML."""

from innokit.results.listed import Listing, listing
from innokit.results.published import BesidePrint, beside_print
from innokit.results.readiness import NotYet, ready
from innokit.results.result import FIGURES_MIME, Made, Result, figures_of, notice
from innokit.results.several import Several, each
from innokit.results.sheet import Column, Figure, Fragment, Sentence, Sheet, joined, text_of
from innokit.results.tables import table
from innokit.results.trace import (
    Detail,
    Details,
    Ground,
    Reading,
    Trace,
    alone,
    amount_text,
    by_size,
    exact_beside,
    exactly,
    grounds,
    readings,
    traces,
)

__all__ = [
    "FIGURES_MIME",
    "BesidePrint",
    "Column",
    "Detail",
    "Details",
    "Figure",
    "Fragment",
    "Ground",
    "Listing",
    "Made",
    "NotYet",
    "Reading",
    "Result",
    "Sentence",
    "Several",
    "Sheet",
    "Trace",
    "alone",
    "amount_text",
    "beside_print",
    "by_size",
    "each",
    "exact_beside",
    "exactly",
    "figures_of",
    "grounds",
    "joined",
    "listing",
    "notice",
    "readings",
    "ready",
    "table",
    "text_of",
    "traces",
]
