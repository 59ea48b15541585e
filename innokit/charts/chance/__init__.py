"""Charts of chance: what each option could be worth, and what drives that."""

from innokit.charts.chance.chances import chances
from innokit.charts.chance.drivers import drivers
from innokit.charts.chance.fan import fan
from innokit.charts.chance.net_gain import net_gain
from innokit.charts.chance.shapes import shapes

__all__ = ["chances", "drivers", "fan", "net_gain", "shapes"]
