"""Worth in money beside worth in scores, never added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

import plotly.graph_objects as go

from innokit.charts import placing, read, style
from innokit.charts.chart import Chart
from innokit.errors import MethodRefused
from innokit.results import Figure, Made, Result, Sentence, Sheet
from innokit.words import a_list, sum_of_money

if TYPE_CHECKING:
    from innokit.businesscase import Appraisal
    from innokit.records import Case
    from innokit.scoring import Comparison

WIDE, TALL = 430.0, 360.0
"""Pixels of the plot, near enough, to place labels by."""
NOT_SCORED, NOT_APPRAISED = "not scored", "without a value in money"


class Spot(NamedTuple):
    """One option's worth in money and in scores."""

    option: str
    npsv: Figure
    overall: Figure
    low: Figure
    high: Figure

    @property
    def money(self) -> float:
        """Its net present social value."""
        return read.value(self.npsv)

    @property
    def ends(self) -> tuple[float, float]:
        """The range of its overall value."""
        return read.value(self.low), read.value(self.high)


@dataclass(frozen=True, eq=False)
class MoneyAndScore(Result):
    """Two results of one case beside each other; nothing is worked out from both.

    Parameters
    ----------
    case : Case
    appraisal : Appraisal
    comparison : Comparison
    """

    title: ClassVar[str] = "Worth in money beside worth in scores"
    case: Case
    appraisal: Appraisal
    comparison: Comparison

    @property
    def made(self) -> Made:
        """How both were made."""
        money, scores = self.appraisal.made, self.comparison.made
        return Made(f"{money.method}. {scores.method}", (*money.editions, *scores.editions))

    def sentences(self) -> tuple[Sentence, ...]:
        """Say that the two are not added."""
        return (("Worth in money and worth in scores stand beside each other and are never added.",),)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row an option."""
        spots = {spot.option: spot for spot in _spots(self.appraisal, self.comparison)}
        npsv, name = read.by_option(self.appraisal, "npsv"), self.case.name
        rows: list[tuple[Figure | str, ...]] = []
        for option, figure in npsv.items():
            scored = spots.get(option)
            cells = (scored.overall, scored.low, scored.high) if scored else (NOT_SCORED,) * 3
            rows.append((name(option), figure, *cells))
        measures = ("overall", "overall-low", "overall-high")
        scores = [read.by_option(self.comparison, measure) for measure in measures]
        alone = _only_scored(self.appraisal, self.comparison)
        rows += [(name(one), NOT_APPRAISED, *(found[one] for found in scores)) for one in alone]
        rows += _usual_row(self.comparison)
        headings = ("Option", "NPSV, £", "Overall value, 0 to 100", "Lowest", "Highest")
        caption = "Net present social value and overall value of each option"
        return (read.sheet("money-and-score", caption, headings, rows),)


def money_and_score(appraisal: Appraisal, comparison: Comparison) -> Chart:
    """Draw each option's net present social value against its overall value.

    Parameters
    ----------
    appraisal : Appraisal
    comparison : Comparison
        Of the same case.

    Raises
    ------
    MethodRefused
        The two are of different cases, or no option is in both.
    """
    case = appraisal.case
    if (case.as_at, case.head) != (comparison.case.as_at, comparison.case.head):
        raise MethodRefused(
            "The appraisal and the comparison stand at different entries of the record",
            where=f"{case.moment}, and {comparison.case.moment}",
            remedy="Work both out again from one case",
        )
    spots = _spots(appraisal, comparison)
    if not spots:
        raise MethodRefused(
            "No option has both a value in money and a value in scores",
            remedy="Score the options that have cost and benefit lines",
        )
    found = MoneyAndScore(case, appraisal, comparison)
    missing = _missing(appraisal, comparison)
    title = _finding(case, spots)
    subtitle = (
        f"Net present social value against overall value (0 to 100); a line shows what blanks leave open"
        f"{missing}; {case.moment}"
    )
    plot = style.figure(title, subtitle, height=480)
    low, high = _span([spot.money for spot in spots])
    _ground(plot, case, comparison, (low, high))
    _marks(plot, case, spots, (low, high))
    ticks = [0, 20, 40, 60, 80, 100]
    plot.update_xaxes(title="Overall value", range=[-2, 104], tickvals=ticks, zeroline=False)
    plot.update_yaxes(
        range=[low, high], tickformat=",.2~s", title="Net present social value, £", zeroline=False
    )
    said = "; ".join(_said(case, spot) for spot in spots)
    return Chart("money-and-score", title, subtitle, f"{title}. {said}.", plot, found.sheet(), found)


def _spots(appraisal: Appraisal, comparison: Comparison) -> list[Spot]:
    """Collect the options that are in both."""
    npsv = read.by_option(appraisal, "npsv")
    shown, low, high = (read.by_option(comparison, m) for m in ("overall", "overall-low", "overall-high"))
    return [
        Spot(option, figure, shown[option], low[option], high[option])
        for option, figure in npsv.items()
        if option in shown
    ]


def _only_scored(appraisal: Appraisal, comparison: Comparison) -> list[str]:
    """Give the options that are scored and not appraised."""
    npsv = read.by_option(appraisal, "npsv")
    return [option.id for option in comparison.options if option.id not in npsv]


def _missing(appraisal: Appraisal, comparison: Comparison) -> str:
    """Say which options stand in one of the two alone."""
    case, scored = appraisal.case, read.by_option(comparison, "overall")
    bare = [option for option in read.by_option(appraisal, "npsv") if option not in scored]
    found = {NOT_SCORED: bare, NOT_APPRAISED: _only_scored(appraisal, comparison)}
    return "".join(
        f"; {what}: {a_list([read.short(case, option, 30) for option in options])}"
        for what, options in found.items()
        if options
    )


def _usual_row(comparison: Comparison) -> list[tuple[Figure | str, ...]]:
    """Give business as usual, where it is scored: nothing by definition in money, its own overall value."""
    usual = comparison.baseline
    overall = read.by_option(comparison, "overall")
    if usual is None or usual.id not in overall:
        return []
    low, high = (read.by_option(comparison, m).get(usual.id, "") for m in ("overall-low", "overall-high"))
    return [(usual.title, "what the others are measured against", overall[usual.id], low, high)]


def _span(values: list[float]) -> tuple[float, float]:
    """Give the range of the money axis, nothing in it, with room for names."""
    low, high = min(0.0, *values), max(0.0, *values)
    room = 0.18 * (high - low) or 1.0
    return low - room, high + room


def _finding(case: Case, spots: list[Spot]) -> str:
    """Say whether one option is worth most in both, as far as that is sure."""
    rich = max(spots, key=lambda spot: spot.money)
    sure = [s for s in spots if all(s.ends[0] > other.ends[1] for other in spots if other is not s)]
    name = read.short(case, rich.option)
    if len(spots) == 1:
        return f"{name} is worth {sum_of_money(rich.money)} in money and {rich.overall.text} of 100 in scores"
    if not sure:
        return f"{name} is worth most in money; no option is sure to be worth most in scores"
    if sure[0] is rich:
        loss = ", yet less than it costs" if rich.money < 0 else ""
        return f"{name} is worth most in money and in scores{loss}"
    other = read.short(case, sure[0].option)
    return f"Money and scores disagree: {name} is worth most in money, {other} in scores"


def _ground(plot: go.Figure, case: Case, comparison: Comparison, span: tuple[float, float]) -> None:
    """Draw where an option is worth just what it costs, and the score of business as usual."""
    line = {"color": style.GREY, "width": 1.5, "dash": "dash"}
    plot.add_trace(go.Scatter(x=[-2, 104], y=[0, 0], mode="lines", line={"color": style.INK, "width": 1}))
    words = {"showarrow": False, "font": {"color": style.QUIET, "size": 12}, "x": 104, "xanchor": "right"}
    plot.add_annotation(y=0, yanchor="bottom", text="worth more than it costs ▲", **words)
    plot.add_annotation(y=0, yanchor="top", text="worth less than it costs ▼", **words)
    usual = comparison.baseline
    overall = read.by_option(comparison, "overall")
    if usual is None or usual.id not in overall or overall[usual.id].value is None:
        return
    at = read.value(overall[usual.id])
    plot.add_trace(go.Scatter(x=[at, at], y=list(span), mode="lines", line=line))
    mark = {"color": style.GREY, "symbol": "square", "size": 11}
    plot.add_trace(go.Scatter(x=[at], y=[0], mode="markers", marker=mark))
    plot.add_annotation(
        x=at, y=span[0], yanchor="bottom", xanchor="left" if at < 60 else "right", showarrow=False,
        text=style.name(case.name(usual.id), 30), font={"color": style.QUIET}, bgcolor="white",
        xshift=3 if at < 60 else -3,
    )  # fmt: skip


def _marks(plot: go.Figure, case: Case, spots: list[Spot], span: tuple[float, float]) -> None:
    """Mark each option, with a line as long as its overall value is open."""
    low, high = span
    points = [(sum(s.ends) / 2 / 106 * WIDE, (s.money - low) / (high - low) * TALL) for s in spots]
    texts = [style.name(case.name(spot.option)) for spot in spots]
    nothing = -low / (high - low) * TALL
    drawn = [placing.Box(WIDE - 180, WIDE, nothing - 18, nothing + 18)]
    for spot, (_, up) in zip(spots, points, strict=True):
        left, right = (end / 106 * WIDE for end in spot.ends)
        drawn.append(placing.Box(left, right, up - 3, up + 3))
    sides = placing.beside(points, texts, placing.Box(0, WIDE, 0, TALL), drawn)
    for spot, text, side in zip(spots, texts, sides, strict=True):
        colour, mark, _ = style.looks(case, spot.option)
        ends, known = spot.ends, spot.ends[0] == spot.ends[1]
        if not known:
            line = {"color": colour, "width": 3}
            plot.add_trace(go.Scatter(x=list(ends), y=[spot.money] * 2, mode="lines", line=line))
        plot.add_trace(
            go.Scatter(
                x=[sum(ends) / 2],
                y=[spot.money],
                mode="markers+text",
                marker={
                    "color": colour if known else "white",
                    "symbol": mark,
                    "size": 13,
                    "line": {"color": colour, "width": 2},
                },
                text=[style.clear(text, side)],
                textposition=side,
                cliponaxis=False,
            )
        )


def _said(case: Case, spot: Spot) -> str:
    """Say one option in words."""
    worth, scored = sum_of_money(spot.money), spot.overall.text
    return f"{read.short(case, spot.option)}: {worth}, overall value {scored}"
