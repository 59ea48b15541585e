"""The grid: records as rows of a real HTML table, or the scores of one assessor as a block."""

from innokit.panels.grid.door import grid
from innokit.panels.grid.grid import Grid

__all__ = ["Grid", "grid"]
