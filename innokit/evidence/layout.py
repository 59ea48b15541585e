"""The frame of every page: landmarks, pages beside the text, head and notice, and a strict content policy."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

from innokit.records import Case, Challenge
from innokit.results import notice
from innokit.version import __version__
from innokit.words import escape, one_line

ASSETS = ("style.css", "charts.js")
"""Our own files beside the pages; plotly's one file comes from its package."""


_POLICY = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class Link:
    """A page of the same folder, as the navigation names it."""

    address: str
    words: str


@dataclass(frozen=True)
class Document:
    """One HTML file in the making.

    Attributes
    ----------
    title : str
    body : str
        Harmless HTML, from its first heading on.
    case : Case or None
        The case it speaks of; None for a page above several cases.
    links : sequence of Link
        The navigation.
    here : str
        Address of this page in the navigation.
    charts : bool
        Whether charts are drawn on it.
    sort : str
        A class of the page's body, for the stylesheet.
    """

    title: str
    body: str
    case: Case | None = None
    links: Sequence[Link] = ()
    here: str = ""
    charts: bool = False
    sort: str = "page"

    def linked(self) -> str:
        """Write it for a folder, beside the shared files."""
        scripts = ('<script src="assets/plotly.min.js"></script>\n' if self.charts else "") + (
            '<script src="assets/charts.js"></script>'
        )
        style = '<link rel="stylesheet" href="assets/style.css">'
        policy = "script-src 'self' file:; style-src 'self' file: 'unsafe-inline'"
        return self._written(policy, style, scripts)

    def alone(self) -> str:
        """Write it as a file that needs nothing else."""
        sources = [*([plotly_script()] if self.charts else []), asset("charts.js")]
        inlined = [source.replace("</script", "<\\/script").strip() for source in sources]
        hashes = " ".join(f"'sha256-{_sha256(source)}'" for source in inlined)
        policy = f"script-src {hashes}; style-src 'unsafe-inline'"
        scripts = "\n".join(f"<script>{source}</script>" for source in inlined)
        return self._written(policy, f"<style>\n{asset('style.css')}</style>", scripts)

    def _written(self, policy: str, style: str, scripts: str) -> str:
        """Write the whole file."""
        foot = escape(moment(self.case)) if self.case else ""
        running = f'content: "{foot}"; font: 8.5pt system-ui, sans-serif'
        return f"""<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}; {policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="innokit {__version__}">
<title>{escape(one_line(self.title, 120))}</title>
{style}
{f"<style>@page {{ @bottom-left {{ {running} }} }}</style>" if foot else ""}
</head>
<body class="{self.sort}">
<a class="skip" href="#content">Skip to the content</a>
<header class="top"><div class="frame">{_header(self.case)}</div></header>
<div class="frame sides">
{_navigation(self.links, self.here)}
<main id="content">
{"" if self.here == "index.html" else _notice(self.case)}{self.body}
</main>
</div>
<footer class="bottom"><div class="frame">{_footer(self.case)}</div></footer>
{scripts}
</body>
</html>
"""


def question(case: Case) -> str:
    """Give the question that a case answers."""
    asked = case.of(Challenge)
    return asked[-1].title if asked else "A case without its question yet"


def asset(name: str) -> str:
    """Read one of our own files."""
    return (resources.files("innokit.evidence") / "assets" / name).read_text(encoding="utf-8")


def plotly_script() -> str:
    """Read plotly's script: the whole of it, since a partial one draws some charts wrong and says nothing."""
    return (resources.files("plotly") / "package_data" / "plotly.min.js").read_text(encoding="utf-8")


def moment(case: Case) -> str:
    """Say as at which entry a page stands, and the head to check it by."""
    if not case.entries:
        return "Nothing recorded yet"
    return f"As at entry {case.as_at}, head {case.head}"


def _header(case: Case | None) -> str:
    """Write the question, and where the record stood."""
    if case is None:
        return "<p>innokit</p>"
    asked = escape(one_line(question(case), 90))
    return f'<p>{asked}</p><p class="where">{escape(moment(case))}</p>'


def _notice(case: Case | None) -> str:
    """Say on every page which figures of the case are invented or recalled."""
    said = notice(case, [record.id for record in case.records]) if case else ""
    return f'<p class="innokit-notice"><strong>{escape(said)}</strong></p>\n' if said else ""


def _navigation(links: Sequence[Link], here: str) -> str:
    """Write the links to the other pages."""
    lines = "".join(
        f'<li><a href="{link.address}"{_current(link.address == here)}>{escape(link.words)}</a></li>'
        for link in links
    )
    return f'<nav aria-label="Pages"><ul>{lines}</ul></nav>' if lines else ""


def _footer(case: Case | None) -> str:
    """Write what stands at the foot of every page."""
    made = f"Made by innokit {__version__}."
    if case is None:
        return f"<p>{made}</p>"
    return f"<p>{escape(moment(case))}. {made} Names are as declared, not proved.</p>"


def _sha256(text: str) -> str:
    """Give the digest by which the content policy knows a script."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _current(here: bool) -> str:
    """Mark the link of the page one is on."""
    return ' aria-current="page"' if here else ""
