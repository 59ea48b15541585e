"""What a pound to each stakeholder weighs, by household income."""

from __future__ import annotations

from innokit import reference
from innokit.businesscase.appraisal.appraise import Appraisal
from innokit.errors import MethodRefused, TableMissing
from innokit.maths.distribution import welfare_weight
from innokit.records import Stakeholder
from innokit.words import a_list


def weights(appraisal: Appraisal, eta: float) -> dict[str, float]:
    """Weight of every stakeholder that pays or gains, by its id, in the order recorded.

    ``(Frame.reference_income / Stakeholder.income) ** eta``; 1 for a stakeholder without an income.

    Raises
    ------
    MethodRefused
        No reference income, or none of them has an income; eta is negative.
    """
    named = {part.stakeholder for outcome in appraisal.outcomes for part in outcome.parts}
    people = [one for one in appraisal.case.of(Stakeholder) if one.id in named]
    reference_income = _reference_income(appraisal)
    if all(one.income is None for one in people):
        raise MethodRefused(
            "No stakeholder that pays or gains has a household income, so nothing can be weighted",
            where=f"stakeholders {a_list([one.title for one in people])}, household income",
            remedy="Record the equivalised income of a typical household of the groups that have one",
        )
    incomes = {one.id: one.income for one in people}
    return {
        id: 1.0 if income is None else welfare_weight(income, reference_income, eta)
        for id, income in incomes.items()
    }


def _reference_income(appraisal: Appraisal) -> float:
    """The income whose pounds weigh 1."""
    frame = appraisal.setting.frame
    if frame.reference_income is None:
        raise MethodRefused(
            "The frame has no reference income, so no pound can be said to weigh 1",
            where=f"frame {frame.title!r}, reference income",
            remedy="Record the equivalised income whose pounds weigh 1, such as that of the median household",
        )
    return frame.reference_income


def elasticity() -> tuple[float, tuple[str, ...]]:
    """Elasticity as the newest edition of the reference table gives it, and that edition."""
    table = reference.load("distributional_weights")
    rows = table.values
    found = rows.loc[rows["parameter"] == "elasticity", "value"]
    if len(found) != 1:
        raise TableMissing(
            "The table of distributional weights gives no single elasticity",
            where=f"edition {table.edition}",
            remedy="Give eta, such as 1.3 from the Green Book of 2018",
        )
    return float(found.iloc[0]), (f"{table.title}, edition {table.edition}",)
