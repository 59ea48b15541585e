"""How one line was worked out, in words a reader can follow with a calculator."""

from __future__ import annotations

from collections.abc import Mapping

from innokit import words
from innokit.businesscase.lines.flows import Flow, last_year, value
from innokit.businesscase.lines.setting import AnyLine, Setting
from innokit.records import BenefitLine, CostLine

_NEUTRAL = {"people": 1.0, "take_up": 1.0, "retention": 1.0, "impact": 1.0, "units": 1.0}


def sort_of(line: AnyLine) -> str:
    """What a line counts as."""
    kind = "cost" if isinstance(line, CostLine) else "burden" if line.burden else "benefit"
    return f"{kind}, transfer left out" if line.transfer else kind


_KINDS = {"economic": "economic value", "social value": "social value"}


def kind_of(line: AnyLine) -> str:
    """What kind of money a line is: a cost or fiscal value, by its sort; economic or social value."""
    if isinstance(line, CostLine):
        return f"cost, {line.sort}"
    return _KINDS.get(line.sort, f"fiscal, {line.sort}")


def deadweight_sentence(line: BenefitLine, numbers: Mapping[str, float]) -> str:
    """Say what would have happened anyway, in which of its two meanings.

    >>> line = BenefitLine(title="Jobs", option="n", impact=0.5, deadweight=0.2, deadweight_meaning="points")
    >>> deadweight_sentence(line, {})
    '20 in every 100 reached would succeed anyway, and 50 in every 100 do with it: 30 in every 100 ... own.'
    """
    effect, found = value(line, "impact", numbers), value(line, "deadweight", numbers)
    if not found:
        return "None of it would have happened anyway."
    if line.deadweight_meaning == "points":
        return (
            f"{_hundred(found)} reached would succeed anyway, and {_hundred(effect)} do with it: "
            f"{_hundred(effect - found)} are its own."
        )
    return f"{_hundred(found)} who succeed would have succeeded anyway."


def corrections_of(flow: Flow, setting: Setting) -> str:
    """Say what a line is corrected for doubt by, and whether the percentage is confirmed."""
    line, said = flow.line, []
    if line.grade is not None:
        doubt = f", {row.status}" if (row := setting.grades[line.grade]).status == "unconfirmed" else ""
        said.append(f"confidence grade {line.grade}: {_change(flow.by_grade)}{doubt}")
    if flow.by_share != 1:
        said.append(f"stated share: {_per_cent(flow.by_share)} kept")
    if flow.by_bias != 1:
        said.append(f"optimism bias: {_change(flow.by_bias)}{_managed(line, setting)}")
    return "; ".join(said) if said else "nothing"


def _managed(line: AnyLine, setting: Setting) -> str:
    """Say how much of the uplift is managed, where some is."""
    if isinstance(line, BenefitLine):
        return ""
    uplift, managed = (value(line, field, setting.numbers) for field in ("optimism_bias", "managed_share"))
    return f" ({_per_cent(uplift)}, of which {_per_cent(managed)} managed)" if managed else ""


def _change(factor: float) -> str:
    """Say what a factor adds or takes off."""
    return f"{_per_cent(abs(factor - 1))} {'added' if factor >= 1 else 'taken off'}"


def _hundred(share: float) -> str:
    """Say a share as so many in a hundred."""
    return f"{words.exact(round(share * 100, 4))} in every 100"


def chain(flow: Flow, setting: Setting) -> str:
    """Say every step from the first number to the years in which it counts."""
    line = flow.line
    steps = _cost(line, flow) if isinstance(line, CostLine) else _benefit(line, flow, setting)
    own = f"; discounted by the {line.schedule} schedule" if line.schedule else ""
    return f"{steps}; {when(line, setting)}{own}"


def _cost(line: CostLine, flow: Flow) -> str:
    """Say how much a cost line spends."""
    if flow.amount is None:
        return f"{words.a_list([f'£{words.exact(amount)}' for amount in line.by_year])}, year by year"
    each = "" if line.last_year in (None, line.first_year) else " a year"
    return f"£{words.exact(flow.amount)}{each}"


def _benefit(line: BenefitLine, flow: Flow, setting: Setting) -> str:
    """Say the factors of a benefit line that are not neutral, in the order in which they apply."""

    def of(field: str) -> float:
        return value(line, field, setting.numbers)

    said = [_factor(field, of(field)) for field, neutral in _NEUTRAL.items() if of(field) != neutral]
    if of("deadweight"):
        said.append(_deadweight(line, of("impact"), of("deadweight")))
    if of("displacement"):
        said.append(f"{_per_cent(1 - of('displacement'))} not displaced")
    if of("attribution") != 1:
        said.append(f"{_per_cent(of('attribution'))} credited to it")
    row = setting.unit_cost_of(line)
    said.append(f"£{words.exact(flow.given or 0.0)}{f' ({row.name})' if row else ''}")
    if of("drop_off"):
        said.append(f"falling by {_per_cent(of('drop_off'))} a year")
    if line.ramp:
        said.append(f"building up over {words.a_list([_per_cent(step) for step in line.ramp])}")
    return " × ".join(said[:1]) if len(said) == 1 else _joined(said)


def _joined(said: list[str]) -> str:
    """Multiply the factors; what follows the money stands after a comma."""
    end = next(i for i, step in enumerate(said) if step.startswith("£")) + 1
    return ", ".join([" × ".join(said[:end]), *said[end:]])


def _factor(field: str, found: float) -> str:
    """Say one factor with what it is."""
    if field in ("people", "units"):
        return f"{words.exact(found)} {field}"
    names = {"take_up": "take-up", "retention": "retention", "impact": "effect"}
    return f"{_per_cent(found)} {names[field]}"


def _deadweight(line: BenefitLine, effect: float, found: float) -> str:
    """Say what would have happened anyway, in which of its two meanings."""
    if line.deadweight_meaning == "points":
        share = (effect - found) / effect if effect else 0.0
        return f"{_per_cent(share)} of that, as {_per_cent(found)} would succeed anyway"
    return f"{_per_cent(1 - found)} of that beyond deadweight"


def when(line: AnyLine, setting: Setting) -> str:
    """Say in which years a line counts, and where it is cut off."""
    first = line.first_year if isinstance(line, CostLine) else line.lag
    horizon, last = setting.frame.last_year, last_year(line)
    if last is None:
        return f"years {first} to {horizon}"
    if last > horizon:
        return f"years {first} to {last}, counted to year {horizon}"
    return f"year {first}" if first == last else f"years {first} to {last}"


def _per_cent(share: float) -> str:
    """Write a share with the digits it needs."""
    return f"{words.exact(round(share * 100, 6))}%"
