"""What every result shares: figures with ids, sheets, sentences, traces, tables and escaped HTML."""

from innokit.results.listed import Listing, listing
from innokit.results.published import BesidePrint, beside_print
from innokit.results.readiness import NotYet, ready
from innokit.results.result import FIGURES_MIME, Made, Result, figures_of, notice
from innokit.results.several import Several, each
from innokit.results.sheet import Column, Figure, Fragment, Sentence, Sheet, joined, text_of
from innokit.results.tables import table
from innokit.results.trace import Ground, Trace, grounds, traces

__all__ = [
    "FIGURES_MIME",
    "BesidePrint",
    "Column",
    "Figure",
    "Fragment",
    "Ground",
    "Listing",
    "Made",
    "NotYet",
    "Result",
    "Sentence",
    "Several",
    "Sheet",
    "Trace",
    "beside_print",
    "each",
    "figures_of",
    "grounds",
    "joined",
    "listing",
    "notice",
    "ready",
    "table",
    "text_of",
    "traces",
]
