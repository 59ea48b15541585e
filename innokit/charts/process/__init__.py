"""Charts of the way there: the process map, and need beside what serving people costs."""

from innokit.charts.process.map import process_map
from innokit.charts.process.need import need_and_cost

__all__ = ["need_and_cost", "process_map"]
