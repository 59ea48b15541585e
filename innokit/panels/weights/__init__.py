"""The weights panel: swing points by sliders, with each criterion's range on show and a live chart beside."""

from innokit.panels.weights.points import Bar, preview
from innokit.panels.weights.weights import Weights, weights

__all__ = ["Bar", "Weights", "preview", "weights"]
