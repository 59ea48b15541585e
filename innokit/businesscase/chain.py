"""How one line was worked out, in words a reader can follow with a calculator."""

from __future__ import annotations

from collections.abc import Mapping

from innokit import words
from innokit.businesscase.flows import Flow, last_year, value
from innokit.businesscase.setting import AnyLine, Setting
from innokit.records import BenefitLine, CostLine

_NEUTRAL = {"people": 1.0, "take_up": 1.0, "retention": 1.0, "impact": 1.0, "units": 1.0}


def sort_of(line: AnyLine) -> str:
    """What a line counts as."""
    kind = "cost" if isinstance(line, CostLine) else "burden" if line.burden else "benefit"
    return f"{kind}, transfer left out" if line.transfer else kind


def chain(flow: Flow, setting: Setting) -> str:
    """Say every step from the first number to the years in which it counts."""
    line = flow.line
    steps = _cost(line, flow) if isinstance(line, CostLine) else _benefit(line, setting.numbers)
    own = f"; discounted by the {line.schedule} schedule" if line.schedule else ""
    return f"{steps}; {_when(line, setting)}{own}"


def _cost(line: CostLine, flow: Flow) -> str:
    """Say how much a cost line spends."""
    if flow.amount is None:
        return f"{words.a_list([f'£{words.exact(amount)}' for amount in line.by_year])}, year by year"
    each = "" if line.last_year in (None, line.first_year) else " a year"
    return f"£{words.exact(flow.amount)}{each}"


def _benefit(line: BenefitLine, numbers: Mapping[str, float]) -> str:
    """Say the factors of a benefit line that are not neutral, in the order in which they apply."""

    def of(field: str) -> float:
        return value(line, field, numbers)

    said = [_factor(field, of(field)) for field, neutral in _NEUTRAL.items() if of(field) != neutral]
    if of("deadweight"):
        said.append(_deadweight(line, of("impact"), of("deadweight")))
    if of("displacement"):
        said.append(f"{_per_cent(1 - of('displacement'))} not displaced")
    if of("attribution") != 1:
        said.append(f"{_per_cent(of('attribution'))} credited to it")
    said.append(f"£{words.exact(of('unit_value'))}")
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


def _when(line: AnyLine, setting: Setting) -> str:
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
    return f"{words.exact(share * 100)}%"
