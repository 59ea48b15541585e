"""Contrast of two colours, as WCAG 2.2 defines it."""

import re

NAMED = {"white": "#ffffff"}


def contrast(one: str, other: str = "white") -> float:
    """Give the contrast ratio of two colours, written as ``#rrggbb``, ``rgb(...)`` or ``white``."""
    bright, dark = sorted((_luminance(colour) for colour in (one, other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance, 0 to 1."""
    colour = NAMED.get(colour, colour)
    numbers = [int(n) for n in re.findall(r"\d+", colour)] if colour.startswith("rgb") else [
        int(colour[i : i + 2], 16) for i in (1, 3, 5)]  # fmt: skip
    channels = [n / 255 for n in numbers[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
