"""The typist's panel: one card, one line, one Enter."""

from innokit.panels.capture.capture import Capture, capture

__all__ = ["Capture", "capture"]
