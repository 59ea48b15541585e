"""Voting: which votes count, and what each way of voting makes of them."""

from innokit.process.ideas.voting.papers import Papers, Spoiled, papers
from innokit.process.ideas.voting.secrecy import LEFT_OUT, secret_ballots, secret_votes
from innokit.process.ideas.voting.tally import Tally, tallies, tally

__all__ = [
    "LEFT_OUT",
    "Papers",
    "Spoiled",
    "Tally",
    "papers",
    "secret_ballots",
    "secret_votes",
    "tallies",
    "tally",
]
