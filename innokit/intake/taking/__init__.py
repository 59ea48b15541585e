"""Rows of a table become records: each distinct cell is checked once, each refused one named."""

from innokit.intake.taking.refused import Refused
from innokit.intake.taking.rows import Taken
from innokit.intake.taking.taker import Taking, take

__all__ = ["Refused", "Taken", "Taking", "take"]
