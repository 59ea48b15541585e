"""How a refused cell is named."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from innokit.intake.shapes.plan import Plan, Use
from innokit.intake.taking.refused import Fault, Refused, shown


def refusal(plan: Plan, places: NDArray[np.int64], row: int, use: Use, cell: Any, fault: Fault) -> Refused:
    """Name a refused cell."""
    table = plan.table
    heading = f"{use.heading.letter} ({use.heading.text})" if use.heading.text else use.heading.letter
    return Refused(
        table.grid.name, table.first + int(places[row]), heading, shown(cell), fault.what, fault.remedy
    )
