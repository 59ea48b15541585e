"""Panels: recording by hand in a notebook, drawn in the browser, decided in Python.

Nothing is recorded until the person says so, and then at once. Where no widget can be drawn (a headless run,
a static page, an untrusted notebook), the same information stands as a table.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from innokit.errors import ExtraMissing

try:
    from innokit.panels.panel import Panel
except ModuleNotFoundError as missing:
    if missing.name not in ("anywidget", "ipywidgets", "traitlets"):
        raise
    raise ExtraMissing(
        "Panels need ipywidgets and anywidget", remedy="Install them: pip install 'innokit[notebooks]'"
    ) from missing

if TYPE_CHECKING:
    from innokit.panels.form import Form, form
    from innokit.panels.grid import grid
    from innokit.panels.weights import weights

_DOORS = {"Form": "form", "form": "form", "grid": "grid", "weights": "weights"}

__all__ = ["Form", "Panel", "form", "grid", "weights"]


def __getattr__(name: str) -> Any:
    """Open a widget's folder when its door is first asked for."""
    if name in _DOORS:
        door = getattr(import_module(f"innokit.panels.{_DOORS[name]}"), name)
        globals()[name] = door  # the folder of the same name would otherwise take the door's place
        return door
    raise AttributeError(f"innokit.panels has no {name!r}; it has {', '.join(__all__)}")


def __dir__() -> list[str]:
    return __all__
