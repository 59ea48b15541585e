"""What each option costs by itself, to plot against its overall value; never added to it."""

from __future__ import annotations

from innokit import words
from innokit.businesscase.appraisal.outcome import present
from innokit.businesscase.lines.flows import assumptions_of, flows, value
from innokit.businesscase.lines.reading import read_setting
from innokit.businesscase.lines.refusals import check_options
from innokit.businesscase.lines.setting import Setting
from innokit.errors import MethodRefused
from innokit.records import Assumption, Case, CostLine, Frame, Option
from innokit.results import Figure


def costs_by_option(case: Case) -> dict[str, Figure]:
    """The cost of each option by itself.

    Where the case has a frame: the present value of the option's own costs, in £. Without one, and where
    every cost line is a plain yearly amount over the same years and in the same prices: £ a year. Transfers
    are left out. The figure's label says which.

    Parameters
    ----------
    case : Case

    Returns
    -------
    dict of str to Figure
        By option id, ``cost-for-frontier.<option>``. An option without a cost line is not there: its cost
        is not known, which is not nothing.

    Raises
    ------
    MethodRefused
        Without a frame, the lines cannot be added as they stand.
    """
    lines = tuple(line for line in case.of(CostLine) if not line.transfer)
    check_options(case, lines)
    by_option = {o.id: tuple(x for x in lines if x.option == o.id) for o in case.of(Option)}
    costed = {id: found for id, found in by_option.items() if found}
    if case.of(Frame):
        setting = read_setting(case, lines)
        return {id: _present(case, id, found, setting) for id, found in costed.items()}
    _must_be_plain(lines)
    return {id: _a_year(case, id, found) for id, found in costed.items()}


def _present(case: Case, option: str, lines: tuple[CostLine, ...], setting: Setting) -> Figure:
    """Present value of one option's cost lines."""
    total = present(flows(lines, setting, setting.numbers), costs=True)
    label = f"Present value of what {case.name(option)} costs by itself, in {setting.price_base} prices"
    records = (*_records(lines), setting.frame.id)
    return Figure(f"cost-for-frontier.{option}", total, words.money(total), label, records, "£")


def _a_year(case: Case, option: str, lines: tuple[CostLine, ...]) -> Figure:
    """Yearly amount of one option's cost lines."""
    numbers = {assumption.id: assumption.value for assumption in case.of(Assumption)}
    total = sum(value(line, "amount", numbers) for line in lines)
    label = f"What {case.name(option)} costs by itself in a year"
    return Figure(
        f"cost-for-frontier.{option}", total, words.money(total), label, _records(lines), "£ a year"
    )


def _must_be_plain(lines: tuple[CostLine, ...]) -> None:
    """Refuse, without a frame, lines that are more than a yearly amount or do not belong together."""
    for line in lines:
        first = lines[0]
        same = (line.first_year, line.last_year, line.price_year) == (
            first.first_year,
            first.last_year,
            first.price_year,
        )
        if line.by_year or line.optimism_bias != 0.0 or not same:
            raise MethodRefused(
                "Without a frame only plain yearly amounts of the same years and prices can be added",
                where=f"line {line.title!r}",
                remedy="Record a Frame with base year and last year, or give every cost as one yearly amount",
            )


def _records(lines: tuple[CostLine, ...]) -> tuple[str, ...]:
    """Ids of lines and of the assumptions they use."""
    used = [id for line in lines for id in assumptions_of(line)]
    return tuple(dict.fromkeys([*(line.id for line in lines), *used]))
