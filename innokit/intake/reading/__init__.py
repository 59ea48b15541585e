"""Files of others as grids of cells: guarded against bombs, decoded, and nothing in them left out."""

from innokit.intake.reading.file import File, opened
from innokit.intake.reading.grid import Column, Grid, Uncalculated, column_of, grid_of, letter

__all__ = ["Column", "File", "Grid", "Uncalculated", "column_of", "grid_of", "letter", "opened"]
