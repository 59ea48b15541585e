"""Making untrusted text harmless, once for each place it can land."""

from __future__ import annotations

import html
import re
import unicodedata

_LIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "\x00")
_BIDI = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"), None)


def escape(text: object) -> str:
    """Make text safe between tags and inside quoted attributes of HTML.

    Characters that HTML cannot hold are shown as the replacement character; the text itself is unchanged
    to the reader.

    >>> escape("<b onclick='x'>&")
    '&lt;b onclick=&#x27;x&#x27;&gt;&amp;'
    """
    return html.escape(_printable(str(text)), quote=True)


def plain_for_chart(text: object, longest: int = 80) -> str:
    """Make text safe as a label of a chart, where some tags would otherwise be obeyed; long text is cut.

    >>> plain_for_chart("a <b>bold</b> idea")
    'a &lt;b&gt;bold&lt;/b&gt; idea'
    """
    shown = one_line(text, longest)
    return shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("$", "&#36;")


def one_line(text: object, longest: int = 80) -> str:
    r"""Give text on one line, cut with an ellipsis where it is longer than `longest` characters.

    >>> one_line("a  long\nline of text", 8)
    'a long…'
    """
    line = " ".join(_printable(str(text)).translate(_BIDI).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def cell_text(text: object) -> str:
    """Make text safe as a cell of a sheet or CSV: a quote goes before what could pass for a formula.

    >>> cell_text("=1+1"), cell_text("plain")
    ("'=1+1", 'plain')
    """
    said = str(text)
    return f"'{said}" if said.startswith(_LIVE) else said


def _printable(text: str) -> str:
    """Exchange control characters and lone surrogates for the replacement character."""
    if re.search(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]", text) is None:
        return text
    return "".join(
        "\ufffd" if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t" else c for c in text
    )
