"""Ideas: the board, the funnel, what looks alike, how the room chose, and what became of each."""

from innokit.process.ideas.alike import Alike, Pair, alike
from innokit.process.ideas.became import Became, became, find_idea, ideas_called
from innokit.process.ideas.board import OUTCOMES, Board, BoardCard, board, themes_of
from innokit.process.ideas.funnel import Funnel, funnel
from innokit.process.ideas.grouping import SuggestedTheme, SuggestedThemes, suggested_themes
from innokit.process.ideas.sifted import Sifted, parked, refused, shortlist
from innokit.process.ideas.standing import Fault, Standing, standing
from innokit.process.ideas.voting import LEFT_OUT, Tally, secret_ballots, secret_votes, tallies, tally

__all__ = [
    "LEFT_OUT", "OUTCOMES", "Alike", "Became", "Board", "BoardCard", "Fault", "Funnel", "Pair", "Sifted",
    "Standing", "SuggestedTheme", "SuggestedThemes", "Tally", "alike", "became", "board", "find_idea",
    "funnel", "ideas_called", "parked", "refused", "secret_ballots", "secret_votes", "shortlist", "standing",
    "suggested_themes", "tallies", "tally", "themes_of",
]  # fmt: skip
