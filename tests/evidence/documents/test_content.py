"""What a document says: every part in its order, what is empty, and where each key figure comes from."""

import re
from itertools import pairwise

import pytest

from innokit import businesscase, evidence, ready, scoring
from innokit.errors import EvidenceError
from innokit.evidence.documents.content import Heading, Items, Note, Paragraph, Picture, Table, said
from innokit.evidence.documents.sizes import widths_of_table
from innokit.records import Case
from innokit.results import Figure

SIXTEEN = [f"{part.number} {part.name}" for part in businesscase.parts.sixteen.PARTS]


def test_the_sixteen_parts_stand_in_their_order(esol) -> None:
    parts = [name for name in esol.document.contents() if not name.startswith("Appendix")]
    assert [name.split()[0] for name in parts] == [str(n) for n in range(1, 17)]
    assert parts == SIXTEEN


def test_the_five_cases_stand_in_theirs(office) -> None:
    shown = evidence.compose(office.case, "five cases", pictures=False)
    named = [name.split(" ", 1)[1] for name in shown.contents() if not name.startswith("Appendix")]
    cases = ["Strategic", "Economic", "Commercial", "Financial", "Management"]
    assert named == ["Summary", *(f"{name} case" for name in cases)]


def test_an_empty_case_says_what_is_empty_in_every_part() -> None:
    shown = evidence.compose(Case(), pictures=False)
    blocks = [*shown.walk()]
    places = [place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1]
    for start, end in zip(places[1:], [*places[2:], len(blocks)], strict=True):
        notes = [block.text for block in blocks[start:end] if isinstance(block, Note)]
        told = blocks[start].text
        assert notes or "Appendix" in told, told
    assert "No question recorded yet" in shown.title
    assert ("Status", "Draft: nothing is decided yet") in shown.facts


def test_levels_of_headings_go_down_one_at_a_time(esol, hostile, office) -> None:
    for shown in (
        esol.document,
        hostile.document,
        evidence.compose(office.case, "five cases", pictures=False),
    ):
        levels = [block.level for block in shown.walk() if isinstance(block, Heading)]
        assert all(b <= a + 1 for a, b in pairwise(levels))


def test_every_figure_of_the_summary_leads_to_its_entries(esol) -> None:
    document, case = esol.document, esol.case
    page = businesscase.front_page(case, ready(scoring.fragility, case))
    shown = {
        piece.id
        for heading, said_ in page.paragraphs()
        for s in said_
        for piece in s
        if isinstance(piece, Figure) and heading != "Who has checked it"
    }
    rows = {
        cell.anchor: row for table in tables(document) for row in table.rows for cell in row if cell.anchor
    }
    marked = {figure.id: place for place, figure in enumerate(document.marks, 1)}
    numbers = {id for id in shown if page.figures[id].value is not None}
    assert numbers <= {*marked}
    for id in numbers:
        row = rows[marked[id]]
        behind = {case.latest[r].seq for r in case.behind(page.figures[id].records) if r in case.latest}
        assert behind, id
        assert numbers_in(row[4].text) == behind
        assert id in row[1].text
    words = " ".join(cell.text for table in tables(document)[-2:] for row in table.rows for cell in row)
    assert all(page.figures[id].text in words for id in shown - numbers)


def test_each_raised_number_stands_behind_its_figure(esol) -> None:
    runs = [run for block in esol.document.opening if isinstance(block, Paragraph) for run in block.text]
    marks = [run for run in runs if run.mark]
    assert len(marks) > 8
    for run in marks:
        assert run.text.split()[0].strip("()") in esol.document.marks[run.mark - 1].text


def test_without_a_browser_each_chart_is_its_table_and_a_sentence(esol) -> None:
    blocks = [*esol.document.walk()]
    assert not any(isinstance(block, Picture) for block in blocks)
    places = [n for n, b in enumerate(blocks) if isinstance(b, Note) and b.text.startswith("The chart “")]
    assert len(places) >= 8
    assert all(isinstance(blocks[place + 1], Table) for place in places)


def test_without_money_scores_answer(office) -> None:
    shown = office.document
    answers = [said(block.text) for block in shown.opening if isinstance(block, Paragraph)]
    answer = next(words for words in answers if words.startswith("The answer"))
    assert "Addison Square ranks first" in answer
    assert "Not measured against business as usual: The firm has to leave its premises" in answer


def test_nothing_is_said_of_other_options_in_the_name_of_the_leading_one(esol) -> None:
    council = businesscase.council_cash(esol.case)
    leading = businesscase.appraise(esol.case).ranked[0].option
    for figure in council.figures.values():
        assert figure.text
    items = [said(item) for block in esol.document.walk() if isinstance(block, Items) for item in block.items]
    others = [o for o in esol.case.options if o.id != leading.id and o.role != "baseline"]
    told = [
        s
        for s in council.sentences()
        if any(o.id in p.id for o in others for p in s if isinstance(p, Figure))
    ]
    own = [s for s in told if any(leading.id in p.id for p in s if isinstance(p, Figure))]
    assert told and not own
    for sentence in told:
        words = "".join(p.text if isinstance(p, Figure) else p for p in sentence)
        assert words not in items


def test_the_notice_and_the_head_stand_on_every_page(esol) -> None:
    assert esol.document.notice.startswith("Illustrative")
    assert esol.case.head in esol.document.foot
    assert str(esol.case.as_at) in esol.document.foot


def test_the_widths_of_columns_sum_to_one_and_hold_their_longest_word(esol) -> None:
    for table in tables(esol.document):
        widths = widths_of_table(table)
        assert sum(widths) == pytest.approx(1)
        assert min(widths) > 0


def test_an_order_of_ones_own(tmp_path, office) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        'kind = "Report to committee"\nnumbered = false\n'
        '[[part]]\nheading = "At a glance"\nholds = ["summary"]\n'
        '[[part]]\nheading = "Money"\nlead = "In our own words."\nholds = ["traces", "cash"]\n',
        encoding="utf-8",
    )
    shown = evidence.compose(office.case, own, pictures=False)
    assert shown.contents() == ("At a glance", "Money")
    assert shown.kind == "Report to committee"
    assert "In our own words." in shown.words()
    assert any(cell.anchor for table in tables(shown) for row in table.rows for cell in row)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("part = 1", "'part' holds 1"),
        ('[[part]]\nheading = "A"\nholds = ["gold"]', "no section called 'gold'"),
        ('[[part]]\nholds = ["cash"]', "has no heading"),
        ('[[part]]\nheading = "A"\ncolour = "red"', "'colour' is not known"),
        ("kind = ", "cannot be read"),
        ('kind = "A"', "holds no part"),
    ],
)
def test_a_wrong_order_says_what_is_wrong(tmp_path, text, told) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(EvidenceError, match=re.escape(told)):
        evidence.compose(Case(), own, pictures=False)


def test_an_unknown_order_names_those_there_are() -> None:
    with pytest.raises(EvidenceError, match="'sixteen', 'five cases' and 'initiation'"):
        evidence.compose(Case(), "seven", pictures=False)


def tables(document) -> list[Table]:
    return [block for block in document.walk() if isinstance(block, Table)]


def numbers_in(spans: str) -> set[int]:
    """The entry numbers that a text such as "4–6, 9" stands for."""
    found: set[int] = set()
    for part in spans.split(", "):
        first, _, last = part.partition("–")
        found |= {*range(int(first), int(last or first) + 1)}
    return found
