"""The board and the funnel in figures, sentences and sheets; every number knows the records behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from innokit.results import Column, Figure, Fragment, Sentence, Sheet
from innokit.words import a_list, count

if TYPE_CHECKING:
    from innokit.process.ideas.board import Board, BoardCard

NOTHING = "No idea is recorded yet. To record one: book.record(innokit.records.Idea(title=...))."
NO_THEME = "in no theme yet"


def key(status: str) -> str:
    """Write an outcome as part of a figure's id."""
    return status.replace(" ", "_")


def counts(board: Board) -> dict[str, Figure]:
    """Count ideas by what became of them, those that came in apart from those made on the board.

    Returns
    -------
    dict of str to Figure
        ``funnel.in`` and ``funnel.`` with each outcome, of ideas that came in; ``made.`` with each outcome,
        of those worded on the board; ``board.made``, those of them that stand; ``board.on``, all that stand.
    """
    came = [card for card in board.all if not card.made]
    made = [card for card in board.all if card.made]
    found = [
        _number("funnel.in", "Ideas in", came, behind=False),
        *(
            _number(f"funnel.{key(status)}", f"Ideas {status}", [c for c in cards if not c.made])
            for status, cards in board.by_status.items()
        ),
        *(
            _number(f"made.{key(status)}", f"Made on the board, {status}", [c for c in cards if c.made])
            for status, cards in board.by_status.items()
        ),
        _number("board.made", "Made by merging or splitting", [card for card in made if card.on_board]),
        _number("board.on", "On the board", board.cards),
    ]
    return {figure.id: figure for figure in found}


def _number(id: str, label: str, cards: Sequence[BoardCard], *, behind: bool = True) -> Figure:
    """Count cards, with the records that put them where they are."""
    ids = (id for card in cards for id in (card.behind if behind else (card.id,)))
    return Figure(id, float(len(cards)), f"{len(cards):,}", label, tuple(dict.fromkeys(ids)), "ideas")


def adds_up(found: Mapping[str, Figure]) -> Sentence:
    """Say how many ideas are on the board, as a sum."""
    pieces: list[Fragment] = ["On the board: ", found["board.on"], " = ", found["funnel.in"], " in"]
    pieces += [" \u2212 ", found["funnel.merged"], " merged \u2212 ", found["funnel.split"], " split"]
    return (*pieces, " + ", found["board.made"], " made by merging or splitting.")


def fault_sentences(board: Board) -> tuple[Sentence, ...]:
    """Say what does not fit together."""
    return tuple((str(fault),) for fault in board.faults)


def dots(board: Board, card: BoardCard) -> Figure:
    """Give the dots of a card; in words where there is no vote, or where another card carries them."""
    carrier = next(iter(card.goes_on), card.id) if card.status == "merged" else card.id
    text = f"{card.dots:,}" if card.votes else "no vote"
    if carrier != card.id:
        text = f"within {board.by_id[carrier].title}"
    value = float(card.dots) if card.votes else None
    return Figure(f"dots.{card.id}", value, text, f"Dots for {card.title}", (card.id, *card.given), "dots")


def board_sentences(board: Board) -> tuple[Sentence, ...]:
    """Say what is on the board, how that adds up, and what does not fit together."""
    if not board.all:
        return ((NOTHING,),)
    themes = [theme for theme in board.by_theme if theme]
    loose = len(board.by_theme.get("", ()))
    said = f"{count(len(themes), 'theme').capitalize()}; {count(loose, 'card')} without a theme."
    return (adds_up(counts(board)), (said,), *fault_sentences(board))


def board_sheets(board: Board) -> tuple[Sheet, ...]:
    """Give the cards, the themes, what was merged or split, and the faults."""
    if not board.all:
        return ()
    sheets = [_cards(board), _themes(board)]
    if board.gone:
        sheets.append(_gone(board))
    if board.faults:
        rows = tuple((fault.what, fault.where, fault.remedy) for fault in board.faults)
        columns = (Column("What does not fit"), Column("Where"), Column("What would put it right"))
        sheets.append(Sheet("faults", "What does not fit together", columns, rows))
    return tuple(sheets)


def _cards(board: Board) -> Sheet:
    """Give one row a card on the board."""
    columns = (
        Column("Idea"), Column("From"), Column("Theme"), Column("Stands"), Column("Votes", "dots"),
        Column("Merged from"),
    )  # fmt: skip
    rows = tuple(
        (
            card.title,
            a_list(card.authors, "not recorded"),
            card.theme or NO_THEME,
            card.status,
            dots(board, card),
            titles(board, card.merged_from, ""),
        )
        for card in board.cards
    )
    return Sheet("cards", "The cards on the board, those with most dots first", columns, rows)


def _themes(board: Board) -> Sheet:
    """Give one row a theme."""
    rows = tuple(
        (
            theme or NO_THEME,
            _number(f"theme.{at}", f"Cards: {theme or NO_THEME}", cards),
            _theme_dots(at, theme, cards),
        )
        for at, (theme, cards) in enumerate(board.by_theme.items(), 1)
    )
    columns = (Column("Theme"), Column("Cards"), Column("Votes", "dots"))
    return Sheet("themes", "Themes, the largest first", columns, rows)


def _theme_dots(at: int, theme: str, cards: Iterable[BoardCard]) -> Figure:
    """Add up the dots of a theme."""
    cards = list(cards)
    total = sum(card.dots for card in cards)
    behind = tuple(dict.fromkeys(id for card in cards for id in (card.id, *card.given)))
    return Figure(
        f"theme-dots.{at}", float(total), f"{total:,}", f"Dots: {theme or NO_THEME}", behind, "dots"
    )


def _gone(board: Board) -> Sheet:
    """Give one row an idea that was merged or split."""
    columns = (
        Column("Idea"), Column("From"), Column("What was done"), Column("Goes on as"), Column("Reason"),
        Column("Votes that stay with it", "dots"),
    )  # fmt: skip
    rows = tuple(
        (
            card.title,
            a_list(card.authors, "not recorded"),
            card.status,
            titles(board, card.goes_on, "nothing on the board"),
            card.reason or "not recorded",
            dots(board, card),
        )
        for card in board.gone
    )
    return Sheet("gone", "Ideas that go on within others", columns, rows)


def titles(board: Board, ids: Sequence[str], nothing: str) -> str:
    """Name ideas."""
    return a_list([board.by_id[id].title for id in ids], nothing)
