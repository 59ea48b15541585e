"""Optimism bias: how much of the published uplift still applies."""

from __future__ import annotations

from innokit.errors import MethodRefused
from innokit.maths.arrays import Given, scalar, share, vector


def applied(upper: float, managed_share: float) -> float:
    """The uplift to apply after mitigation.

    ``upper * (1 - managed_share)`` (Mott MacDonald 2002, Review of Large Public Procurement in the UK; HM
    Treasury, supplementary guidance on optimism bias).

    Parameters
    ----------
    upper : float
        Upper bound for the project type, a fraction (0.44 is 44 per cent), not negative.
    managed_share : float
        Share of its causes that is managed, 0 to 1.

    Returns
    -------
    float

    Raises
    ------
    MethodRefused
        The bound is negative or the share outside 0 to 1.

    Examples
    --------
    >>> round(applied(.44, .25), 5)
    0.33
    """
    bound = scalar(upper, "upper")
    if bound < 0:
        raise MethodRefused("the upper bound is negative", where="upper", remedy="give 0.44 for 44 per cent")
    return bound * (1 - scalar(share(managed_share, "managed_share"), "managed_share"))


def mixed(uppers: Given, shares: Given) -> float:
    """Upper bound of a project of several types, weighted by their shares of capital.

    ``sum of uppers * shares`` (HM Treasury, supplementary guidance on optimism bias).

    Parameters
    ----------
    uppers, shares : array_like, shape (types,)
        Bounds as fractions; shares of capital, summing to 1.

    Returns
    -------
    float

    Raises
    ------
    MethodRefused
        Lengths differ, a bound is negative, or the shares do not sum to 1.

    Examples
    --------
    >>> round(mixed([.66, .44], [.5, .5]), 3)
    0.55
    """
    bounds = vector(uppers, "uppers")
    parts = share(vector(shares, "shares", bounds.size), "shares")
    if (bounds < 0).any():
        raise MethodRefused("an upper bound is negative", where="uppers", remedy="give 0.44 for 44 per cent")
    if abs(parts.sum() - 1) > 1e-6:
        raise MethodRefused(
            f"the shares sum to {parts.sum():g}", where="shares", remedy="give shares that sum to 1"
        )
    return float(bounds @ parts)


def managed_share(contributions: Given, mitigations: Given) -> float:
    """Share of the causes of optimism bias that is managed.

    ``sum of contribution * mitigation`` over risk areas (Mott MacDonald 2002; HM Treasury, supplementary
    guidance on optimism bias).

    Parameters
    ----------
    contributions : array_like, shape (areas,)
        Each area's share of the upper bound; together at most 1.
    mitigations : array_like, shape (areas,)
        How far each is managed, 0 to 1.

    Returns
    -------
    float

    Raises
    ------
    MethodRefused
        Lengths differ, a share lies outside 0 to 1, or the contributions sum to more than 1.

    Examples
    --------
    >>> managed_share([0.5, 0.25], [0.5, 1.0])
    0.5
    """
    parts = share(vector(contributions, "contributions"), "contributions")
    managed = share(vector(mitigations, "mitigations", parts.size), "mitigations")
    if parts.sum() > 1 + 1e-6:
        raise MethodRefused(
            f"the contributions sum to {parts.sum():g}", where="contributions", remedy="give at most 1 in all"
        )
    return min(float(parts @ managed), 1.0)
