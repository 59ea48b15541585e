"""Uncertainty: the chance of being wrong, what drives it, and what it is worth to know more."""

from innokit.businesscase.uncertainty.drivers import Drivers, drivers
from innokit.businesscase.uncertainty.knowing import Knowing, knowing
from innokit.businesscase.uncertainty.simulate import Simulation, simulate

__all__ = ["Drivers", "Knowing", "Simulation", "drivers", "knowing", "simulate"]
