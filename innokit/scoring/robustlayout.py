"""The figures and tables of a robustness result."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from innokit.records import Criterion, Option
from innokit.results import Column, Figure, Fragment, Sheet
from innokit.scoring import layout
from innokit.scoring.chances import margin, share_text
from innokit.scoring.flips import Missing, ScoreFlip
from innokit.scoring.switching import Switch
from innokit.words import number, per_cent

if TYPE_CHECKING:
    from innokit.scoring.robustness import Robustness


def sheets(result: Robustness) -> tuple[Sheet, ...]:
    """Give the tables, most important first; those with nothing to say are left out."""
    made = (_ranks(result), _switches(result), _scores(result), _missing(result), _dominance(result))
    return tuple(sheet for sheet in (*made, _central(result), _duels(result)) if sheet.rows)


def first_share(result: Robustness, option: Option) -> Figure:
    """Give the share of draws in which an option ranks first."""
    return _share(result, option, 0)


def weight_end(result: Robustness, switch: Switch, side: str) -> Figure:
    """Give one end of the range of a weight: ``"low"`` or ``"high"``."""
    value, taker = (switch.low, switch.below) if side == "low" else (switch.high, switch.above)
    word = "Lowest" if side == "low" else "Highest"
    label = f"{word} weight of {switch.criterion.title} at which {_first(result)} stays first"
    text = per_cent(value, 1) if taker else "none"
    id = f"switch-{side}.{_set(result)}.{switch.criterion.id}"
    return Figure(id, value if taker else None, text, label, _all(result), "share")


def weight_now(result: Robustness, switch: Switch) -> Figure:
    """Give the weight as recorded, for a wider criterion that of all under it."""
    used = result.comparison.criteria
    if switch.criterion in used:
        return layout.weight(result.comparison, switch.criterion)
    label = f"Weight of {switch.criterion.title} with all under it"
    id = f"weight.{_set(result)}.{switch.criterion.id}"
    records = result.comparison.weighing.records
    return Figure(id, switch.current, per_cent(switch.current, 1), label, records, "share")


def flip_to(result: Robustness, flip: ScoreFlip) -> Figure:
    """Give the score at which another option draws level."""
    what = f"of {flip.option.title} on {flip.criterion.title}"
    label = f"Score {what} at which {flip.other.title} draws level"
    id = f"score-flip.{_set(result)}.{flip.option.id}.{flip.criterion.id}"
    return Figure(id, flip.to, number(flip.to, 1), label, _all(result), layout.UNIT)


def first_from(result: Robustness, gap: Missing) -> Figure:
    """Give the value of a missing score from which its option is first for certain."""
    what = f"{gap.option.title} on {gap.criterion.title}"
    id = f"missing-first-from.{_set(result)}.{gap.option.id}.{gap.criterion.id}"
    text = "none" if gap.first_from is None else number(gap.first_from, 1)
    label = f"Missing score of {what} from which it is first"
    return Figure(id, gap.first_from, text, label, _all(result), layout.UNIT)


def error_text(shares: Sequence[float], draws: int) -> str:
    """Say the largest sampling error of some shares, rounded up."""
    points = max(margin(share, draws) for share in shares) * 100
    return f"at most {number(math.ceil(points * 10) / 10, 1)} percentage points"


def name(result: Robustness, criterion: Criterion) -> str:
    """Give a criterion's title, marked where it stands for those under it."""
    wider = criterion not in result.comparison.criteria
    return f"{criterion.title} (all under it)" if wider else criterion.title


def _set(result: Robustness) -> str:
    """Name the recorded weights that the exact parts start from."""
    return result.comparison.weighing.name


def _first(result: Robustness) -> str:
    """Name the first option."""
    return result.comparison.winner.title if result.comparison.winner else "the first"


def _all(result: Robustness) -> tuple[str, ...]:
    """Give the ids of every score and weight."""
    return layout.behind(result.comparison, *result.options)


def _drawn(result: Robustness) -> str:
    """Say in a figure's id what was drawn."""
    parts = [result.drawing.weights, *(["assessors"] if result.drawing.scores == "assessors" else [])]
    return f"{'-'.join(parts)}.{_set(result)}"


def _behind(result: Robustness) -> tuple[str, ...]:
    """Give the ids behind the draws: free weights rest on no recorded weight."""
    free = result.drawing.weights == "free"
    return result.comparison.card.records if free else _all(result)


def _share(result: Robustness, option: Option, place: int) -> Figure:
    """Give the share of draws in which an option has a rank."""
    value = float(result.ranks[result.options.index(option), place])
    label = f"Share of draws in which {option.title} ranks {place + 1}"
    id = f"rank-share.{_drawn(result)}.{option.id}.{place + 1}"
    return Figure(id, value, share_text(value, result.drawing.draws), label, _behind(result), "share")


def _ranks(result: Robustness) -> Sheet:
    """Lay out the share of draws by option and rank, most often first on top."""
    order = sorted(range(len(result.options)), key=lambda i: tuple(-result.ranks[i]))
    places = range(len(result.options))
    rows: list[tuple[Fragment, ...]] = [
        (result.options[i].title, *(_share(result, result.options[i], at) for at in places)) for i in order
    ]
    columns = (Column("Option"), *(Column(f"Rank {place + 1}") for place in places))
    worst = error_text(result.ranks.ravel().tolist(), result.drawing.draws)
    note = (
        f"{result.drawing.draws:,} draws, seed {result.drawing.seed}: the sampling error of a share is "
        f"{worst}, 19 times in 20."
    )
    return Sheet("ranks", "How often each option has each rank", columns, tuple(rows), note)


def _switches(result: Robustness) -> Sheet:
    """Lay out the range of each weight."""
    columns = (
        Column("Criterion"),
        Column("Weight"),
        Column("Changes below"),
        Column("First then"),
        Column("Changes above"),
        Column("First there"),
    )
    rows = tuple(
        (
            name(result, switch.criterion),
            weight_now(result, switch),
            weight_end(result, switch, "low"),
            switch.below.title if switch.below else "no change",
            weight_end(result, switch, "high"),
            switch.above.title if switch.above else "no change",
        )
        for switch in sorted(result.switches, key=lambda switch: switch.reach)
    )
    note = "One weight moves at a time, the others keep their proportions. Exact; nothing is sampled."
    return Sheet(
        "switching", "How far each weight can move before the first place changes", columns, rows, note
    )


def _scores(result: Robustness) -> Sheet:
    """Lay out the single scores that could change the first place."""
    cells = result.comparison.card.cells
    columns = (
        Column("Score"),
        Column("Option"),
        Column("Now", layout.UNIT),
        Column("Level at", layout.UNIT),
        Column("Level with the first"),
    )
    rows = tuple(
        (
            flip.criterion.title,
            flip.option.title,
            layout.score(flip.option, flip.criterion, cells[flip.option.id, flip.criterion.id]),
            flip_to(result, flip),
            flip.other.title,
        )
        for flip in result.score_flips
    )
    return Sheet("score-flips", "Single scores that could change the first place", columns, rows)


def _missing(result: Robustness) -> Sheet:
    """Lay out what each missing score decides."""
    columns = (
        Column("Option"),
        Column("Not scored on"),
        Column("First if it is 0"),
        Column("First if it is 100"),
        Column("Its option is first from", layout.UNIT),
    )
    rows = tuple(
        (
            gap.option.title,
            gap.criterion.title,
            gap.if_worst.title if gap.if_worst else "open",
            gap.if_best.title if gap.if_best else "open",
            first_from(result, gap),
        )
        for gap in result.missing
    )
    return Sheet("missing", "What each missing score could change", columns, rows)


def _dominance(result: Robustness) -> Sheet:
    """Lay out dominated options."""
    rows = tuple((worse.title, better.title) for worse, better in result.dominance)
    columns = (Column("Option"), Column("No better anywhere than"))
    return Sheet("dominated", "Options that another matches or beats on every criterion", columns, rows)


def _central(result: Robustness) -> Sheet:
    """Lay out the mean of the weights that put each option first."""
    criteria = result.comparison.criteria
    rows: list[tuple[Fragment, ...]] = []
    for option in result.options:
        central = result.central_weights[option.id]
        cells = [
            _central_figure(result, option, c, None if central is None else central[c.id]) for c in criteria
        ]
        rows.append((option.title, *cells))
    columns = (Column("Option"), *(Column(criterion.title) for criterion in criteria))
    note = "The mean of the drawn weights that put an option first; none where it was never first."
    caption = "What one would have to think important for each option to be first"
    return Sheet("central", caption, columns, tuple(rows), note)


def _central_figure(result: Robustness, option: Option, criterion: Criterion, value: float | None) -> Figure:
    """Give one central weight."""
    label = f"Mean weight of {criterion.title} where {option.title} is first"
    id = f"central-weight.{_drawn(result)}.{option.id}.{criterion.id}"
    text = "none" if value is None else per_cent(value)
    return Figure(id, value, text, label, _behind(result), "share")


def _duels(result: Robustness) -> Sheet:
    """Lay out how often each option beats each other."""
    columns = (Column("Option"), *(Column(f"Beats {option.title}") for option in result.options))
    rows: list[tuple[Fragment, ...]] = []
    for mine in result.options:
        duels = ["itself" if mine is other else _duel(result, mine, other) for other in result.options]
        rows.append((mine.title, *duels))
    return Sheet("duels", "How often each option beats each other", columns, tuple(rows))


def _duel(result: Robustness, mine: Option, other: Option) -> Figure:
    """Give the share of draws in which one option beats another."""
    i, j = result.options.index(mine), result.options.index(other)
    value = float(result.pairwise_winning[i, j])
    label = f"Share of draws in which {mine.title} beats {other.title}"
    id = f"beats.{_drawn(result)}.{mine.id}.{other.id}"
    return Figure(id, value, share_text(value, result.drawing.draws), label, _behind(result), "share")
