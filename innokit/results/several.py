"""Several results one below the other, as one cell of a notebook shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from innokit.words import escape


@dataclass(frozen=True)
class Several:
    """Results or charts to be shown in turn.

    Attributes
    ----------
    shown : tuple
    nothing : str
        What stands there when there is none.
    """

    shown: tuple[Any, ...]
    nothing: str

    def _ipython_display_(self) -> None:
        """Show each as it shows itself."""
        from IPython.display import display

        if not self.shown and self.nothing:
            words = {"text/plain": self.nothing, "text/html": f"<p>{escape(self.nothing)}</p>"}
            display(words, raw=True)  # type: ignore[no-untyped-call]
        for one in self.shown:
            display(one)  # type: ignore[no-untyped-call]

    def __repr__(self) -> str:
        return "\n".join(map(repr, self.shown)) or self.nothing


def each(
    found: Iterable[Any], nothing: str = "Nothing is recorded yet.", draw: Callable[[Any], Any] | None = None
) -> Several:
    """Show several results or charts one below the other.

    Parameters
    ----------
    found : iterable
        Such as `process.tallies` gives.
    nothing : str, optional
        What to say where there is none; left out where they are drawn, as what is drawn says it.
    draw : callable, optional
        A chart to draw of each, such as `charts.tally`.

    Examples
    --------
    >>> each([], "No vote is recorded yet.")
    No vote is recorded yet.
    """
    return Several(tuple(found), nothing) if draw is None else Several(tuple(map(draw, found)), "")
