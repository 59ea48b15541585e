"""Panels: recording by hand in a notebook, drawn in the browser, decided in Python.

Nothing is recorded until the person says so, and then at once. Where no widget can be drawn (a headless run,
a static page, an untrusted notebook), the same information stands as a table.
"""

from __future__ import annotations

from innokit.errors import ExtraMissing

try:
    from innokit.panels.panel import Panel
except ModuleNotFoundError as missing:
    if missing.name not in ("anywidget", "ipywidgets", "traitlets"):
        raise
    raise ExtraMissing(
        "Panels need ipywidgets and anywidget", remedy="Install them: pip install 'innokit[notebooks]'"
    ) from missing

# Each door bears the name of its folder, and is brought in here so that it stands in front of the folder.
from innokit.panels.board import board
from innokit.panels.capture import capture
from innokit.panels.form import Form, form
from innokit.panels.grid import grid
from innokit.panels.proposals import proposals
from innokit.panels.weights import weights
from innokit.panels.what_if import what_if

__all__ = ["Form", "Panel", "board", "capture", "form", "grid", "proposals", "weights", "what_if"]
