"""Money that pays for an option, by year, and what borrowing costs afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from innokit.businesscase.lines.setting import Array, Setting
from innokit.businesscase.views.cash.borrowing import Repayment, repayment
from innokit.errors import MethodRefused
from innokit.records import Case, Funding, Option, Ref, Stakeholder


@dataclass(frozen=True, eq=False)
class Financed:
    """One source of funding worked out.

    Attributes
    ----------
    record : Funding
    drawn : ndarray, shape (years,)
        £ in the money of each year, at least 0.
    repaid : Repayment
        Nothing but for borrowing.
    """

    record: Funding
    drawn: Array
    repaid: Repayment

    @property
    def assumptions(self) -> tuple[str, ...]:
        """Ids of the assumptions it uses."""
        given = (self.record.amount, self.record.interest)
        return tuple(one.assumption for one in given if isinstance(one, Ref))


def financed(record: Funding, setting: Setting) -> Financed:
    """Work out one source of funding; what falls after the last year counted is left out.

    Raises
    ------
    MethodRefused
        It starts after the last year, its years disagree, an assumption is missing or out of range, or
        something other than borrowing bears interest.
    """
    interest = _number(record, "interest", setting.numbers, top=1.0)
    _check(record, setting, interest)
    drawn = np.zeros(max(setting.years, _last(record) + 1))
    given = record.by_year or _number(record, "amount", setting.numbers)
    drawn[record.first_year : _last(record) + 1] = given
    drawn = drawn[: setting.years]
    if record.repaid_over is None:
        nothing = np.zeros(setting.years)
        return Financed(record, drawn, Repayment(nothing, nothing, nothing))
    return Financed(record, drawn, repayment(drawn, interest, record.repaid_over))


def check_ids(case: Case, record: Funding) -> None:
    """Refuse funding whose option or provider is not in the case."""
    if not isinstance(case.by_id.get(record.option), Option):
        raise _refused(record, "names an option that is not in the case", "option", record.option)
    if record.provider and not isinstance(case.by_id.get(record.provider), Stakeholder):
        raise _refused(record, "names a provider that is not in the case", "provider", record.provider)


def _check(record: Funding, setting: Setting, interest: float) -> None:
    """Refuse years that do not fit, and interest on what is not borrowed."""
    last = setting.frame.last_year
    if record.first_year > last:
        raise _refused(
            record,
            f"starts after the last year counted, {last}",
            "first year",
            record.first_year,
            "Start it earlier, let the frame run longer, or withdraw the funding",
        )
    if record.by_year and record.last_year not in (None, _last(record)):
        raise _refused(
            record,
            f"has amounts by year that end in year {_last(record)}",
            "last year",
            record.last_year,
            "Leave the last year blank, or give an amount for each year",
        )
    if interest and record.sort != "borrowing":
        raise _refused(
            record,
            f"is {record.sort}, and only borrowing bears interest",
            "interest",
            interest,
            "Leave the interest at 0, or record it as borrowing",
        )


def _number(record: Funding, field: str, numbers: Mapping[str, float], top: float = np.inf) -> float:
    """The number in a field, looked up where it stands in an assumption."""
    given = getattr(record, field)
    if not isinstance(given, Ref):
        return float(given or 0.0)
    if given.assumption not in numbers:
        raise _refused(record, "names an assumption that is not in the case", field, given.assumption)
    found = numbers[given.assumption]
    if not 0 <= found <= top:
        limits = "lies between 0 and 1" if top == 1 else "is at least 0"
        remedy = "Correct the assumption, its low and its high value"
        what = f"takes {found:.6g} from an assumption, but its {field} {limits}"
        raise _refused(record, what, f"{field}, assumption", given.assumption, remedy)
    return found


def _last(record: Funding) -> int:
    """The last year in which it pays."""
    if record.by_year:
        return record.first_year + len(record.by_year) - 1
    return record.first_year if record.last_year is None else record.last_year


def _refused(record: Funding, what: str, field: str, value: object, remedy: str = "") -> MethodRefused:
    """The error for funding that cannot be worked out."""
    return MethodRefused(
        f"The funding {record.title!r} {what}",
        where=f"funding {record.title!r}, {field} {value}",
        remedy=remedy or "Record what is named, or correct the funding",
    )
