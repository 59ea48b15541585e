"""Charts of chance: what each option could be worth, and what drives that."""

from innokit.charts.chance.chances import chances
from innokit.charts.chance.drivers import drivers

__all__ = ["chances", "drivers"]
