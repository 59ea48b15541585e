"""Untrusted HTML and Markdown made harmless: what is not on the list does not come through."""

from __future__ import annotations

import re
from typing import Any

from innokit.errors import ExtraMissing
from innokit.words import escape

TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "code", "dd", "del", "details", "div", "dl", "dt", "em",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "kbd", "li", "ol", "p",
    "pre", "s", "section", "small",
    "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class", "role", "tabindex", "lang", "dir", "aria-label"},
    "a": {"href", "data-figure"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "img": {"src", "alt"},
    "ol": {"start"},
}
_VALUES = {
    "role": re.compile(r"region|note|group"),
    "tabindex": re.compile(r"0"),
    "scope": re.compile(r"row|col|rowgroup|colgroup"),
    "dir": re.compile(r"ltr|rtl|auto"),
    "data-figure": re.compile(r"[A-Za-z][\w.-]*"),
    "src": re.compile(r"data:image/(png|jpeg|gif);base64,[A-Za-z0-9+/=\s]+"),
    "href": re.compile(r"#[\w.-]+|[\w-]+\.(html|ipynb)(#[\w.%-]+)?|https://[^\s\"'<>]+"),
}
_CLASS = re.compile(r"innokit-[\w-]+|dataframe")


def clean(html: str) -> str:
    """Keep of some HTML the listed tags and attributes, and links to our pages or https addresses only.

    No script, style, handler, frame, form or id comes through.
    """
    try:
        import nh3
    except ModuleNotFoundError as missing:
        raise lacking() from missing
    return nh3.clean(
        html,
        tags=TAGS,
        clean_content_tags={"script", "style", "iframe", "object", "template", "noscript"},
        attributes=_ATTRIBUTES,
        attribute_filter=_allowed,
        url_schemes={"https", "data"},
        link_rel=None,
    )


def markdown(text: str) -> str:
    """Turn Markdown into harmless HTML; HTML within it is shown as text."""
    try:
        import mistune
    except ModuleNotFoundError as missing:
        raise lacking() from missing
    render: Any = mistune.create_markdown(escape=True, plugins=["table", "strikethrough"])
    return clean(render(text))


def preformatted(text: str, kind: str = "output") -> str:
    """Show text as it is, without the colours that a terminal would make of it."""
    plain = re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", text).rstrip()
    return f'<pre class="{kind}" tabindex="0"><code>{escape(plain)}</code></pre>' if plain else ""


def lacking() -> ExtraMissing:
    """Say which extra the pages need."""
    return ExtraMissing(
        "Writing evidence needs its extra", remedy="Install it: pip install 'innokit[evidence]'"
    )


def _allowed(_tag: str, name: str, value: str) -> str | None:
    """Give the value an attribute may have, or None to leave the attribute out."""
    if name == "class":
        return " ".join(word for word in value.split() if _CLASS.fullmatch(word)) or None
    if name in _VALUES and not _VALUES[name].fullmatch(value):
        return None
    return value
