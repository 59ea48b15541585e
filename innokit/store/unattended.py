"""Whether anybody is in front of a run: one that has nobody records nothing."""

from __future__ import annotations

import os

HEADLESS = "INNOKIT_HEADLESS"
"""The name of the environment variable that says so; empty or 0 means that somebody is there."""


def headless() -> bool:
    """Whether this run has nobody in front of it: then no panel is drawn and nothing is recorded."""
    return os.environ.get(HEADLESS, "0") not in ("", "0")
