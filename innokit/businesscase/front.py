"""The front page: question, options, answer, range, who pays and gains, what would change it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, TypeVar

from innokit.businesscase.appraisal import showing
from innokit.businesscase.appraisal.appraise import Appraisal, appraise
from innokit.businesscase.appraisal.outcome import Outcome
from innokit.businesscase.audit import Audit, audit
from innokit.businesscase.lines.refusals import parked
from innokit.businesscase.parts.risks import risks
from innokit.businesscase.sensitivity.one_way import OneWay, Swing, one_way
from innokit.businesscase.sensitivity.scenarios import scenarios
from innokit.businesscase.views.cash.council import council_cash
from innokit.errors import MethodRefused
from innokit.records import Case, Challenge, Option, Record, SignOff, signing
from innokit.results import Figure, Fragment, Made, Result, Sentence, Sheet, joined, signatures
from innokit.words import date_words, sum_of_money

T = TypeVar("T")
ABSENT = "Not yet recorded."
SEE_ABOVE = "Not yet, for the reason above."


@dataclass(frozen=True, eq=False)
class FrontPage(Result):
    """What a decider needs to know before turning the page; what cannot be said yet says why.

    Parameters
    ----------
    case : Case
    """

    title: ClassVar[str] = "On one page"
    case: Case

    @property
    def made(self) -> Made:
        """How it was made."""
        editions = self._appraisal.made.editions if isinstance(self._appraisal, Appraisal) else ()
        return Made("Taken from the record, and from the results that stand below it", editions)

    def paragraphs(self) -> tuple[tuple[str, tuple[Sentence, ...]], ...]:
        """Give what a decider asks, in that order, each with its answer."""
        asked: tuple[tuple[str, Iterator[Sentence]], ...] = (
            ("The question", self._question()),
            ("The options", self._options()),
            ("The answer", self._answer()),
            ("How far it could be out", self._range()),
            ("Who pays and who gains", self._who()),
            ("The council's own cash", self._council()),
            ("What would change it", self._turning()),
            ("What is not in the total", self._beside()),
            ("What may go wrong", self._risks()),
            ("What an auditor would find", self._audited()),
            ("What was decided, and who has signed", self._decided()),
        )
        return tuple((heading, tuple(said) or ((ABSENT,),)) for heading, said in asked)

    def sentences(self) -> tuple[Sentence, ...]:
        """Give every answer, in the order of the questions."""
        return tuple(sentence for _, said in self.paragraphs() for sentence in said)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give no table: the page is in words."""
        return ()

    @cached_property
    def _appraisal(self) -> Appraisal | str:
        """The appraisal, or why there is none yet."""
        return _or_why(appraise, self.case)

    @cached_property
    def _one_way(self) -> OneWay | str:
        """Each assumption by itself, or why there is nothing to move."""
        return _or_why(one_way, self.case)

    def _question(self) -> Iterator[Sentence]:
        """Give the question, who is in most need, and who answers for it."""
        for challenge in self.case.of(Challenge):
            yield (_words("question", challenge, challenge.title),)
            if challenge.most_in_need:
                yield ("In most need: ", _words("need", challenge, challenge.most_in_need.rstrip(". ")), ".")
            if challenge.owner:
                yield ("Owner: ", _words("owner", challenge, challenge.owner.rstrip(". ")), ".")

    def _options(self) -> Iterator[Sentence]:
        """Name the options, and business as usual with what it is."""
        out = parked(self.case)
        usual = [option for option in self.case.of(Option) if option.role == "baseline"]
        rest = [option for option in self.case.of(Option) if option not in (*usual, *out)]
        if rest:
            named: list[Fragment] = [_words("option", option, option.title) for option in rest]
            yield (*joined(named), ".")
        for option in usual:
            yield ("Measured against business as usual: ", _words("option", option, option.title), ".")
        if out:
            parked_too: list[Fragment] = [_words("option", option, option.title) for option in out]
            yield ("Parked earlier: ", *joined(parked_too), ".")

    def _answer(self) -> Iterator[Sentence]:
        """Say what the best option is worth, what it costs and when it pays back."""
        found = self._appraisal
        if isinstance(found, str):
            yield (found,)
            return
        best, make = found.ranked[0], found.make
        span = f"over years 0 to {found.setting.frame.last_year}, in {found.setting.price_base} prices"
        if best.npsv <= 0:
            yield ("No option beats business as usual.",)
        yield (
            f"{best.option.title} has the highest net present social value: ",
            make.npsv(best, sum_of_money(best.npsv)),
            f" {span}, for extra costs of ",
            make.pv_costs(best, sum_of_money(abs(best.pv_costs))),
            ".",
        )
        for other in found.ranked[1:]:
            yield (f"{other.option.title}: ", make.npsv(other, sum_of_money(other.npsv)), ".")
        yield (f"Payback of {best.option.title}: ", make.payback(best), ".")

    def _range(self) -> Iterator[Sentence]:
        """Say between what the NPSV of the best option lies, one assumption at a time and by scenario."""
        found = self._one_way
        if isinstance(found, str):
            yield (self._once(found),)
            return
        own = [swing for swing in found.swings if swing.outcome.option == self._best(found).option]
        low, high = (end(self._ends(own), key=lambda pair: pair[1]) for end in (min, max))
        title = self._best(found).option.title
        yield (
            f"Moving one assumption at a time, {title} is worth between ",
            self._end("lowest", *low, found),
            " and ",
            self._end("highest", *high, found),
            f"{_lowering(low)}.",
        )
        worlds = _or_why(scenarios, self.case)
        if not isinstance(worlds, str):
            yield from worlds.sentences()

    def _who(self) -> Iterator[Sentence]:
        """Say who pays, who gains and who is left worse off by the best option."""
        found = self._appraisal
        if isinstance(found, str):
            yield (SEE_ABOVE,)
            return
        best = found.ranked[0]
        for verb, kind, among in (
            ("Pays more", 0, [part for part in best.parts if part.paid > 0]),
            ("Gains", 1, [part for part in best.parts if part.gained > 0]),
            ("Left worse off", 2, [part for part in best.parts if part.loses]),
        ):
            pieces: list[Fragment] = []
            for part in among:
                size = abs((part.paid, part.gained, part.net)[kind])
                figure = found.make.part(best, part, showing.POUNDS)[kind].shown(sum_of_money(size))
                pieces += [", " if pieces else f"{verb}: ", f"{self.case.name(part.stakeholder)} ", figure]
            yield (*pieces, ".") if pieces else (f"{verb}: nobody.",)

    def _council(self) -> Iterator[Sentence]:
        """Say what the best option leaves in the council's budget, and the worst year."""
        found = _or_why(council_cash, self.case)
        if isinstance(found, str) or isinstance(self._appraisal, str):
            yield (self._once(found) if isinstance(found, str) else SEE_ABOVE,)
            return
        best, figures = self._appraisal.ranked[0].option, found.figures
        total, peak = figures[f"cash-total-before.{best.id}"], figures[f"cash-peak-before.{best.id}"]
        money = sum_of_money(abs(total.value or 0.0))
        better = "better" if (total.value or 0.0) >= 0 else "worse"
        when = "Over the years counted, before funding and in the money of each year"
        yield (
            f"{when}, {best.title} leaves the council {better} off by ",
            total.shown(money),
            "; the most it is short by on the way: ",
            peak.shown(sum_of_money(abs(peak.value or 0.0))),
            ".",
        )

    def _turning(self) -> Iterator[Sentence]:
        """Say what would make the best option break even, the likeliest first."""
        found = self._one_way
        if isinstance(found, str):
            yield (SEE_ABOVE,)
            return
        own = [swing for swing in found.swings if swing.outcome.option == self._best(found).option]
        turning = [swing for swing in own if swing.place == "inside"]
        if not turning:
            yield ("No assumption by itself makes it break even within its range.",)
        for swing in turning:
            yield found.said(swing)

    def _beside(self) -> Iterator[Sentence]:
        """Name what is not valued in money."""
        found = self._appraisal
        if isinstance(found, Appraisal):
            named: list[Fragment] = [_words("beside", line, line.title) for line in found.unvalued]
            yield (*joined(named), ".") if named else ("Everything recorded is valued in money.",)

    def _risks(self) -> Iterator[Sentence]:
        """Say the highest risks."""
        found = _or_why(risks, self.case)
        if not isinstance(found, str):
            yield found.sentences()[0]

    def _audited(self) -> Iterator[Sentence]:
        """Say how many checks fail."""
        yield from self._audit.sentences()

    @cached_property
    def _audit(self) -> Audit:
        """The auditor's list."""
        return audit(self.case)

    def _decided(self) -> Iterator[Sentence]:
        """Say what was decided, who has put a role behind it, and what of that is void."""
        for decision in signing.in_force(self.case):
            day = f", {date_words(decision.date)}" if decision.date else ""
            said = f"{decision.outcome.capitalize()}: {decision.title}"
            yield (_words("decision", decision, said), f"{day}.")
        for one in signing.standing(self.case):
            sign, place = one.sign_off, f" as at entry {one.as_at}" if one.as_at is not None else ""
            what, who = _words("signed", sign, sign.title), signatures.signer(one)
            if one.stands:
                yield (f"{who} has signed ", what, f"{place}.")
            else:
                yield (f"{who} had signed ", what, f"{place}; now {one.state}. {one.why}.")
        if self.case.of(SignOff):
            yield (signing.AS_DECLARED,)

    def _once(self, why: str) -> str:
        """Give a reason, unless it is the one given for the answer."""
        return SEE_ABOVE if why == self._appraisal else why

    def _best(self, found: OneWay) -> Outcome:
        """The option that is worth most."""
        return found.appraisal.ranked[0]

    def _ends(self, swings: Iterable[Swing]) -> list[tuple[Swing, float]]:
        """Give every NPSV that one assumption by itself leads to."""
        return [(s, v) for s in swings for v in (s.at_low, s.outcome.npsv, s.at_high) if v is not None]

    def _end(self, name: str, swing: Swing, value: float, found: OneWay) -> Figure:
        """Give one end of the range."""
        option = swing.outcome.option
        label = f"The {name} NPSV of {option.title} with one assumption moved"
        behind = found.appraisal.make.behind(swing.outcome.lines, swing.assumption.id)
        return Figure(f"npsv-{name}.{option.id}", value, sum_of_money(value), label, behind, "£")


def front_page(case: Case) -> FrontPage:
    """Give the front page of a business case.

    Parameters
    ----------
    case : Case
        However incomplete: what cannot be said yet says why.

    Examples
    --------
    >>> from innokit.records import Case, Challenge
    >>> page = front_page(Case([Challenge(title="How can fewer people wait?", owner="Head of housing")]))
    >>> page.in_words()[:52]
    'How can fewer people wait? Owner: Head of housing. N'
    """
    return FrontPage(case)


def _or_why(make: Callable[[Case], T], case: Case) -> T | str:
    """Make a result, or say what to record first."""
    try:
        return make(case)
    except MethodRefused as refused:
        return f"Not yet: {refused}"


def _lowering(low: tuple[Swing, float]) -> str:
    """Say which assumption does most to lower the answer."""
    swing, value = low
    lowers = value < swing.outcome.npsv
    return f"; {showing.in_sentence(swing.assumption.title)} does most to lower it" if lowers else ""


def _words(key: str, record: Record, text: str) -> Figure:
    """Give recorded words that lead to their entry."""
    return Figure(f"{key}.{record.id}", None, text, f"As recorded: {key}", (record.id,))
