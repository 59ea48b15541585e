"""All public agencies in plain sentences: the total, the returns, and who pays for whose gain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innokit.businesscase.appraisal.showing import pence_text
from innokit.businesscase.views.agencies.position import Position
from innokit.records import BenefitLine
from innokit.results import Fragment, Sentence, joined
from innokit.words import a_list, sum_of_money

if TYPE_CHECKING:
    from innokit.businesscase.views.agencies.public import PublicAgencies


def of(shown: PublicAgencies) -> tuple[Sentence, ...]:
    """Every sentence: each option in turn, then what is counted."""
    said = [sentence for position in shown.positions for sentence in _option(shown, position)]
    return (*said, *_counted(shown))


def _option(shown: PublicAgencies, position: Position) -> tuple[Sentence, ...]:
    """What an option does to the public purse, and between agencies."""
    make, net = shown.make, position.benefits - position.costs
    base, last = shown.setting.price_base, shown.setting.frame.last_year
    off = "worse off" if net < 0 else "better off"
    start = f"{position.option.title} leaves all public agencies together "
    whole = make.total(position, "net", sum_of_money(abs(net)))
    over = f"over years 0 to {last} (present value, {base} prices)"
    first: Sentence = (start, whole, f" {off} than business as usual {over}.")
    return first, _returns(shown, position), _between(shown, position)


def _returns(shown: PublicAgencies, position: Position) -> Sentence:
    """Fiscal and cashable return with what stands below the line, and payback."""
    fiscal, cash = shown.make.ratio(position, cashable=False), shown.make.ratio(position, cashable=True)
    payback = shown.make.payback(position, None)
    if fiscal.value is None or cash.value is None:
        return ("There is no fiscal return, as it ", fiscal, ". Payback: ", payback, ".")
    return (
        "For each £1 that public agencies pay they gain ",
        fiscal.shown(pence_text(fiscal.value)),
        " (fiscal return), of it ",
        cash.shown(pence_text(cash.value)),
        " in cash (cashable return). Payback: ",
        payback,
        ".",
    )


def _between(shown: PublicAgencies, position: Position) -> Sentence:
    """Which agency pays for the gain of which."""
    pays, gains = _those(shown, position, -1), _those(shown, position, 1)
    if pays and gains:
        return ("Costs are shunted: ", *joined(pays), ", while ", *joined(gains), ".")
    if pays or gains:
        return ("No public agency pays for the gain of another: ", *joined(pays or gains), ".")
    return ("No public agency is better or worse off.",)


def _those(shown: PublicAgencies, position: Position, way: int) -> list[Fragment]:
    """The agencies that an option leaves better or worse off, by how much; most first."""
    places = [p for p in range(len(shown.agencies)) if position.moves(p) == way]
    places.sort(key=lambda place: -abs(position.present[place]))
    verb = "gains" if way > 0 else "pays"
    said: list[Fragment] = []
    for place in places:
        name, size = shown.agencies[place].title, sum_of_money(abs(position.present[place]))
        said.append(shown.make.agency(position, place, "net", f"{name} {verb} {size}"))
    return said


def _counted(shown: PublicAgencies) -> list[Sentence]:
    """What is in it: agencies, transfers, benefits of other sorts; and what is not."""
    names = a_list([agency.title for agency in shown.agencies])
    lines = list({f.line.id: f.line for p in shown.positions for f in p.lines}.values())
    moved = [line.title for line in lines if line.transfer]
    wider = ("economic", "social value")
    other = [line.title for line in lines if isinstance(line, BenefitLine) and line.sort in wider]
    said: list[Sentence] = [(f"Counted: the shares of {names}, costs in kind among them; no funding.",)]
    if moved:
        said.append((f"Transfers, which social value leaves out, are in it: {a_list(moved)}.",))
    if other:
        said.append((f"Counted because a public agency gains it, though classed wider: {a_list(other)}.",))
    return said
