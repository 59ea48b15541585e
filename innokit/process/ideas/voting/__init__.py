"""Voting: which votes count, and what each way of voting makes of them."""

from innokit.process.ideas.voting.papers import Papers, Spoiled, papers
from innokit.process.ideas.voting.tally import Tally, tallies, tally

__all__ = ["Papers", "Spoiled", "Tally", "papers", "tallies", "tally"]
