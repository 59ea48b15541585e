"""The board: cards to merge, split, put under a theme and sift; every deed can be undone."""

from innokit.panels.board.board import BoardPanel, board

__all__ = ["BoardPanel", "board"]
