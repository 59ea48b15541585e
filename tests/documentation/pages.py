"""The pages of the documentation, taken apart: fenced blocks, links and headings."""

import re
from pathlib import Path

FENCE = re.compile(
    r"^(?P<fence>`{3,}|~{3,})(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=fence)[ \t]*$", re.MULTILINE | re.DOTALL
)
LINK = re.compile(r"(?<!\\)\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
HTML_LINK = re.compile(r"(?:src|href|srcset)=\"([^\"]+)\"")
HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.MULTILINE)
ANCHOR = re.compile(r"<a\s+(?:id|name)=\"([^\"]+)\"")


def pages(root: Path) -> list[Path]:
    """Every Markdown page a reader may open."""
    inside = [
        path
        for folder in ("docs", "examples", "benchmarks", "data")
        for path in (root / folder).rglob("*.md")
    ]
    return sorted([*root.glob("*.md"), *inside])


def blocks(text: str, language: str) -> list[tuple[int, str]]:
    """Line number and body of each fenced block marked exactly ``language``."""
    found = [match for match in FENCE.finditer(text) if match["info"].strip() == language]
    return [(text.count("\n", 0, match.start("body")) + 1, match["body"]) for match in found]


def links(text: str) -> list[str]:
    """Targets of the links and pictures in ``text``, code left out."""
    prose = re.sub(r"`[^`\n]*`", "", FENCE.sub("", text))
    return [*LINK.findall(prose), *HTML_LINK.findall(prose)]


def anchors(text: str) -> set[str]:
    """The names under which the headings of ``text`` can be linked to, as GitHub makes them."""
    names: list[str] = []
    for heading in HEADING.findall(FENCE.sub("", text)):
        words = re.sub(r"\]\([^)]*\)|[\[`*]", "", heading).strip().lower()
        name = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
        again = sum(
            given == name or (given.startswith(f"{name}-") and given[len(name) + 1 :].isdigit())
            for given in names
        )
        names.append(f"{name}-{again}" if again else name)
    return {*names, *ANCHOR.findall(text)}
