"""The what-if panel: assumptions by sliders, with the answer and its bridge following the hand."""

from innokit.panels.what_if.what_if import WhatIf, what_if

__all__ = ["WhatIf", "what_if"]
