"""Words that have broken other programs, and dice for choosing bytes."""

import random

HOSTILE = [
    "null \x00 in the middle",
    "\u202eright to left\u202c עברית العربية",
    "emoji 👩‍👩‍👧‍👦 and \U0001d518\U0001d52b beyond the first plane",
    'quotes " \' ` \\ \\u0041 and {"json": [1]}',
    "lines\r\n\n\u2028\u2029\x85 end",
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "'; DROP TABLE entries; --",
    "combining e\u0301 beside é",
    "\ufeff byte order mark",
]


def dice(seed: object) -> random.Random:
    """Throws that are the same in every run."""
    return random.Random(str(seed))  # noqa: S311 - chooses bytes to damage, guards nothing
