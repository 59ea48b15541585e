"""Weights for who gains and who pays, by income."""

from __future__ import annotations

from typing import overload

from innokit.errors import MethodRefused
from innokit.maths.arrays import Array, Given, Number, plain, positive, scalar, together


@overload
def welfare_weight(income: Number, reference_income: Number, eta: float = 1.3) -> float: ...
@overload
def welfare_weight(income: Given, reference_income: Number | Given, eta: float = 1.3) -> Array: ...
def welfare_weight(
    income: Number | Given, reference_income: Number | Given, eta: float = 1.3
) -> float | Array:
    """Distributional weight of a pound to a household.

    ``(reference_income / income) ** eta``, incomes equivalised (HM Treasury, The Green Book 2018,
    A3.13-A3.20; eta 1.3 from Layard, Mayraz and Nickell 2008). Show weighted results beside unweighted
    ones.

    Parameters
    ----------
    income, reference_income : float or array_like
        Above 0, in the same prices.
    eta : float
        Elasticity of the marginal utility of income, not negative.

    Returns
    -------
    float or ndarray

    Raises
    ------
    MethodRefused
        An income is not above zero, or eta is negative.

    Examples
    --------
    >>> round(welfare_weight(20_000, 40_000), 4), welfare_weight(20_000, 40_000, eta=1)
    (2.4623, 2.0)
    """
    own, reference = positive(income, "income"), positive(reference_income, "reference_income")
    together("income, reference_income", own, reference)
    elasticity = scalar(eta, "eta")
    if elasticity < 0:
        raise MethodRefused("eta is negative", where="eta", remedy="give 0 or more; the Green Book uses 1.3")
    answer: float | Array = plain((reference / own) ** elasticity)
    return answer
