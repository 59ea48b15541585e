"""Which versions a pack declares, which are here, and what may come out otherwise where they differ."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from innokit.evidence.packs import documents, manifest
from innokit.evidence.packs.findings import Report, shown
from innokit.evidence.packs.listing import Manifest
from innokit.version import __version__

DRAWN = (".docx", ".pdf")
_OWN = ("innokit", "innokit code")


@dataclass(frozen=True)
class Differ:
    """In what the versions that a pack declares differ from those here.

    Attributes
    ----------
    own : bool
        Innokit itself: words may be others, figures may not.
    libraries : frozenset of str
        Anything else: markup and charts may be others, words may not.
    drawn : bool
        The browser that draws the pictures of documents.
    """

    own: bool = False
    libraries: frozenset[str] = field(default=frozenset())
    drawn: bool = False

    def __bool__(self) -> bool:
        return self.own or bool(self.libraries)


SAME = Differ()


def differ(report: Report, listed: Manifest, members: Collection[str]) -> Differ:
    """Say which versions differ, as the pack declares them: that it tells the truth cannot be known."""
    here, then = manifest.versions(), listed.made_by
    other = [name for name in here if then.get(name, here[name]) != here[name]]
    pictured = any(path.endswith(DRAWN) for path in members)
    drawn = pictured and then.get(documents.BROWSER, "none") != documents.browser()
    said = [f"{name} {shown(then[name])} then, {here[name]} now" for name in other]
    if drawn:
        said.append(f"browser {shown(then.get(documents.BROWSER, 'none'))} then, {documents.browser()} now")
    rest = f". These versions differ: {'; '.join(said)}." if said else "; all versions are the same."
    told = f"As the pack declares it, made with innokit {shown(then.get('innokit', 'unknown'))}"
    report.notes.append(f"{told}, checked with {__version__}{rest}")
    own = any(name in _OWN for name in other)
    return Differ(own, frozenset(other) - {*_OWN}, drawn)
