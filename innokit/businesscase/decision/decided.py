"""What was decided, by whom and why; and whether a choice against the ranking says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from innokit.businesscase.appraisal.appraise import Appraisal, appraise
from innokit.businesscase.decision.ranking import (
    LEADS_TO_DELIVERY,
    Scores,
    above_in_money,
    above_in_scores,
    going_ahead,
    ranked,
    score_figure,
)
from innokit.businesscase.decision.saying import (
    BLANK,
    day,
    or_why,
    quoted,
)
from innokit.businesscase.lines.refusals import parked
from innokit.records import Case, Decision, signing
from innokit.results import Column, Figure, Fragment, Made, NotYet, Result, Sentence, Sheet
from innokit.words import a_list, sum_of_money

OWED = "reason owed: say in 'Why not the first' why this one"


@dataclass(frozen=True, eq=False)
class Decided(Result):
    """Every decision with its reasons, and what ranks above what was chosen.

    Parameters
    ----------
    case : Case
    decisions : tuple of Decision
        As recorded, those since replaced among them.
    appraisal : Appraisal or str
        Or why there is none yet.
    scores : Ranking or None
        The ranking by score that was handed in.
    """

    title: ClassVar[str] = "What was decided"
    case: Case
    decisions: tuple[Decision, ...]
    appraisal: Appraisal | str
    scores: Scores

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(
            "As recorded. A choice goes against a ranking where something above it in that ranking does not "
            "go ahead: by net present social value, business as usual standing at 0; or by overall value, "
            "whatever was not scored turns out to be"
        )

    @cached_property
    def in_force(self) -> tuple[Decision, ...]:
        """Decisions that no other has replaced."""
        return signing.in_force(self.case)

    @cached_property
    def above(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """By id of each decision that goes ahead: what ranks above its option, in money and by score."""
        made = going_ahead(self.case)
        ahead = {one.option for one in made} | {option.id for option in parked(self.case)}
        money = self.appraisal if isinstance(self.appraisal, Appraisal) else None
        return {
            one.id: {
                "in money": above_in_money(money, one.option, ahead) if money else (),
                "by score": above_in_scores(self.scores, one.option, ahead),
            }
            for one in made
            if one.option
        }

    @property
    def against(self) -> tuple[Decision, ...]:
        """Decisions in force that go against a ranking."""
        return tuple(one for one in self.in_force if any(self.above.get(one.id, {}).values()))

    @property
    def owed(self) -> tuple[Decision, ...]:
        """Of these, the ones that do not say why."""
        return tuple(one for one in self.against if not one.against_ranking.strip())

    def sentences(self) -> tuple[Sentence, ...]:
        """Say what was decided, what goes against a ranking, and who has signed."""
        if not self.decisions:
            return (("No decision is recorded.",),)
        said = [self._said(one) for one in self.in_force]
        said += [self._answers(one) for one in self.against]
        said += [self._dissent(one) for one in self.in_force if one.dissent.strip()]
        if self.appraisal and isinstance(self.appraisal, str):
            said.append((f"The ranking in money cannot be told yet: {self.appraisal}",))
        if ranked(self.scores) is None:
            why = f": {self.scores.why}" if isinstance(self.scores, NotYet) and self.scores.why else "."
            said.append((f"The ranking by score was not looked at{why}",))
        return tuple(said)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give every decision, its reasons, and its place in the rankings."""
        if not self.decisions:
            return ()
        found = (self._decisions(), self._reasons())
        return (*found, self._rankings()) if self.above else found

    def _said(self, one: Decision) -> Sentence:
        """Say one decision."""
        text = f"{one.outcome.capitalize()}: {one.title.rstrip('. ')}"
        who = f", by {one.decided_by}" if one.decided_by else ""
        return (quoted("decided", one, text, "What was decided"), f"{who}, {day(one.date)}.")

    def _answers(self, one: Decision) -> Sentence:
        """Say what ranks above a choice, and why it was made all the same."""
        places = [f"{how}, {a_list(list(names))}" for how, names in self.above[one.id].items() if names]
        return (f"{self._chosen(one)} goes ahead. Above it {'; '.join(places)}. Why: ", self._flag(one), ".")

    def _dissent(self, one: Decision) -> Sentence:
        """Say who saw it otherwise, and why."""
        words = one.dissent.strip().rstrip(".")
        return (f"On {self._chosen(one)}, not all agreed: ", quoted("dissent", one, words, "Dissent"), ".")

    def _flag(self, one: Decision) -> Fragment:
        """Give the reason for a choice against the ranking, or say that one is owed."""
        text = one.against_ranking.strip().rstrip(".") or OWED
        return Figure(f"against-ranking.{one.id}", None, text, f"Why {self._chosen(one)}", (one.id,))

    def _chosen(self, one: Decision) -> str:
        """Name the option that a decision is about."""
        return self.case.name(one.option) if one.option else one.title

    def _decisions(self) -> Sheet:
        """Give one row a decision: outcome, body, day, whether it is in force and signed."""
        columns = (
            Column("Decision"), Column("Outcome"), Column("Option"), Column("Decided by"), Column("Date"),
            Column("In force"), Column("Signed"), Column("Project manager"), Column("Looked at again"),
        )  # fmt: skip
        rows = tuple(
            (
                one.title,
                quoted("outcome", one, one.outcome, f"Outcome of {one.title}"),
                self.case.name(one.option) if one.option else "none named",
                one.decided_by or BLANK,
                day(one.date),
                self._force(one),
                self._signed(one),
                one.project_manager or (BLANK if one.outcome in LEADS_TO_DELIVERY else "not needed"),
                day(one.review),
            )
            for one in self.decisions
        )
        return Sheet("decisions", "What was decided", columns, rows, signing.AS_DECLARED)

    def _reasons(self) -> Sheet:
        """Give one row a decision: reasons, conditions, who took part, dissent, minutes."""
        columns = (
            Column("Decision"), Column("Reasons"), Column("Why not the first"), Column("Conditions"),
            Column("Who took part"), Column("Dissent"), Column("Minutes"),
        )  # fmt: skip
        owing = {one.id for one in self.owed}
        rows = tuple(
            (
                one.title,
                quoted("reasons", one, one.reasons, f"Reasons for {one.title}"),
                self._flag(one) if one.against_ranking or one.id in owing else "no reason needed",
                one.conditions or "none",
                one.people or BLANK,
                one.dissent or "none recorded",
                one.minutes or BLANK,
            )
            for one in self.decisions
        )
        return Sheet("reasons", "Why, and who took part", columns, rows)

    def _rankings(self) -> Sheet:
        """Give one row a choice that goes ahead: its worth and score, and what ranks above it."""
        columns = (
            Column("What goes ahead"), Column("Net present social value"), Column("Above it in money"),
            Column("Overall value, 0 to 100"), Column("Above it by score"), Column("Why not the first"),
        )  # fmt: skip
        rows = tuple(self._ranking(one) for one in self.in_force if one.id in self.above)
        note = "Only what does not go ahead itself counts as standing above."
        return Sheet("against-ranking", "Does a choice go against the ranking?", columns, rows, note)

    def _ranking(self, one: Decision) -> tuple[Fragment, ...]:
        """Give one choice."""
        above = self.above[one.id]
        scored = score_figure(self.scores, "overall", one.option)
        return (
            self._chosen(one),
            self._worth(one),
            self._names(one, "in money", above, self._worth(one)),
            scored or "not compared by score",
            self._names(one, "by score", above, scored),
            self._flag(one) if any(above.values()) else "no reason needed",
        )

    def _names(
        self, one: Decision, how: str, above: dict[str, tuple[str, ...]], worth: Fragment | None
    ) -> Fragment:
        """Name what ranks above a choice, where that can be told."""
        if not isinstance(worth, Figure):
            return "cannot be told"
        text, label = a_list(list(above[how]), "nothing"), f"What ranks above {self._chosen(one)} {how}"
        return Figure(f"above-{how.replace(' ', '-')}.{one.id}", None, text, label, worth.records)

    def _worth(self, one: Decision) -> Fragment:
        """Give the NPSV of what was chosen."""
        outcomes = () if isinstance(self.appraisal, str) else self.appraisal.outcomes
        found = next((outcome for outcome in outcomes if outcome.option.id == one.option), None)
        if found is None or isinstance(self.appraisal, str):
            return "not yet worked out"
        return self.appraisal.make.npsv(found, sum_of_money(found.npsv))

    def _force(self, one: Decision) -> str:
        """Say whether a decision is in force, or which one replaced it."""
        later = [new.title for new in self.decisions if new.supersedes == one.id]
        return f"replaced by {a_list(later)}" if later else "yes"

    @cached_property
    def _locked(self) -> Mapping[str, signing.Signature]:
        """Who signed which decision."""
        return signing.locked(self.case)

    def _signed(self, one: Decision) -> Fragment:
        """Say who has signed a decision with a sign-off that stands."""
        signature = self._locked.get(one.id)
        if signature is None:
            return "not signed"
        text = f"{signature.sign_off.role}: {signature.named}"
        return Figure(f"signed.{one.id}", None, text, f"Who signed {one.title}", (signature.sign_off.id,))


def decided(case: Case, scores: Scores = None) -> Decided:
    """Give every decision with its reasons, and whether it goes against the ranking.

    Parameters
    ----------
    case : Case
    scores : Ranking, optional
        What ``scoring.compare`` gives for the same case, or what ``innokit.ready`` gives in its place.

    Examples
    --------
    >>> from innokit.records import Case
    >>> decided(Case()).in_words()
    'No decision is recorded.'
    """
    made = case.of(Decision)
    return Decided(case, made, or_why(appraise, case), scores)
