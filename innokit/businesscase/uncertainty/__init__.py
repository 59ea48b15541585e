"""Uncertainty: the chance of being wrong, what drives it, and what it is worth to know more."""

from innokit.businesscase.uncertainty.byview import ByView, by_view
from innokit.businesscase.uncertainty.drivers import Drivers, drivers
from innokit.businesscase.uncertainty.knowing import Knowing, knowing
from innokit.businesscase.uncertainty.moving import Moved, Moving, moving
from innokit.businesscase.uncertainty.own import Own, own
from innokit.businesscase.uncertainty.simulate import Simulation, simulate

__all__ = [
    "ByView",
    "Drivers",
    "Knowing",
    "Moved",
    "Moving",
    "Own",
    "Simulation",
    "by_view",
    "drivers",
    "knowing",
    "moving",
    "own",
    "simulate",
]
