"""Which votes are secret: what pages, tables and exports leave out of them."""

from __future__ import annotations

from innokit.records import Ballot, Case, Vote

LEFT_OUT = "(secret ballot)"
"""What stands in place of who gave a vote of a secret ballot, and of who recorded it and when."""


def secret_ballots(case: Case) -> frozenset[str]:
    """Give the ids of all ballots that are secret, or were at any time: what was promised then holds."""
    said = {entry.id for entry in case.entries if entry.kind == Ballot.kind and entry.body.get("secret")}
    return frozenset(said | {ballot.id for ballot in case.of(Ballot) if ballot.secret})


def secret_votes(case: Case) -> frozenset[str]:
    """Give the ids of all votes given in secret, those since withdrawn or changed included.

    Examples
    --------
    >>> ballot = Ballot(id="b", title="Second round", secret=True)
    >>> sorted(secret_votes(Case([ballot, Vote(id="v", idea="i", ballot="b"), Vote(id="w", idea="i")])))
    ['v']
    """
    ballots = secret_ballots(case)
    if not ballots:
        return frozenset()
    told = {e.id for e in case.entries if e.kind == Vote.kind and e.body.get("ballot") in ballots}
    return frozenset(told | {vote.id for vote in case.of(Vote) if vote.ballot in ballots})
