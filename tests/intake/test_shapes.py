"""Exports of other tools are recognised by their shape; what is not taken in is named."""

import innokit
from innokit import intake, process
from tests.intake import exports


def read(text: str, name: str = "export.csv", **more: object) -> intake.Preview:
    return intake.read(text.encode(), name=name, **more)


def told(preview: intake.Preview) -> list[tuple[str, str, str]]:
    return [(idea.title, idea.text, idea.author) for idea in preview.records if idea.kind == "idea"]


def accounted(preview: intake.Preview) -> bool:
    return all(
        a.filled == a.taken + a.told + a.refused + a.beside + a.headings + a.aside for a in preview.accounts
    )


def test_microsoft_forms() -> None:
    preview = read(exports.MICROSOFT)
    assert preview.forms[0][1] == "Microsoft Forms"
    assert told(preview) == [
        ("A shared van", "Booked by phone", "Ann"),
        ("Życzliwość", "", ""),
        ("A shared van", "Booked by phone", "Bob"),
    ]
    assert [idea.table for idea in preview.records] == ["Table 2", "Table 3", "Table 2"]
    assert preview.records[0].source == "Microsoft Forms, answer 1"
    assert [c.heading for c in preview.columns if not c.field] == [
        "Completion time",
        "Email",
        "Last modified time",
    ]


def test_the_same_form_as_csv_and_as_a_longer_export_adds_only_what_is_new() -> None:
    first, *rest = exports.MICROSOFT.splitlines(keepends=True)
    with innokit.open_book(":memory:", by="Importer") as book:
        assert len(intake.accept(read(first + rest[0]), book)) == 1
        longer = read(exports.MICROSOFT, name="renamed.csv", case=book.case())
        assert (len(longer.every), len(longer.records)) == (3, 2)
        assert len(intake.accept(longer, book)) == 2


def test_google_forms() -> None:
    preview = read(exports.GOOGLE)
    assert preview.forms[0][1] == "Google Forms"
    assert told(preview) == [("Breakfast club, then lifts", "", "Ann"), ("6, 2, 3", "", "None")]
    unknown = {c.heading for c in preview.columns if not c.field}
    assert unknown == {"Timestamp", "Email Address", "Tick all that apply"}


def test_a_question_that_nobody_understands_is_asked_about() -> None:
    text = exports.GOOGLE.replace("Your idea", "What would you do?").replace("Tick all", "Which")
    preview = read(text)
    assert preview.records == ()
    assert 'columns={"What would you do?": "title"}' in preview.in_words()
    assert len(read(text, columns={"What would you do?": "title"}).records) == 2
    assert len(read(text, columns={"C": "title"}).records) == 2


def test_several_questions_may_each_hold_an_idea() -> None:
    text = "Timestamp,First thought,Second thought,Name\n1,A van,A bus,Ann\n2,,A tram,Bob\n3,,,Cy\n"
    preview = read(text, columns={"First thought": "title", "Second thought": "title"})
    assert sorted(told(preview)) == [("A bus", "", "Ann"), ("A tram", "", "Bob"), ("A van", "", "Ann")]
    assert [(cell.row, cell.value) for cell in preview.refused] == [(4, "Cy")]
    assert accounted(preview)


def test_decidim_takes_each_proposal_in_its_own_language_and_without_tags() -> None:
    preview = read(exports.DECIDIM)
    assert preview.forms[0][1] == "Decidim"
    assert told(preview) == [("Bike sheds", "Dry & lit.\nFree.", ""), ("Siediau beiciau", "Sych a golau", "")]
    assert preview.records[0].theme == "Travel"
    assert preview.records[0].source == "Decidim, proposal 17"
    assert accounted(preview)


def test_loomio_discussions_become_ideas_and_the_rest_is_named() -> None:
    preview = read(exports.LOOMIO_GROUP)
    assert told(preview) == [("A tool library", "Borrow, do not buy", "Ann"), ("Street trees", "", "Bob")]
    aside = [item.grid.name for item in preview.aside]
    assert aside == ["above the sections", "Groups (1)", "Memberships (1)", "Comments (1)", "Polls (0)"]
    assert accounted(preview)


def test_loomio_poll_options_become_ideas() -> None:
    preview = read(exports.LOOMIO_POLL)
    assert [title for title, *_ in told(preview)] == ["Elton Street", "Addison Square"]
    assert [item.grid.name for item in preview.aside] == ["poll", "votes"]


def test_polis_statements() -> None:
    preview = read(exports.POLIS)
    assert told(preview) == [
        ("More cycling, and walking.", "", "participant 0"),
        ("Fewer cars by the school.", "", "participant 7"),
    ]
    votes = read(exports.POLIS_VOTES)
    assert votes.records == ()
    assert "comments.csv" in votes.in_words()


def test_pabulib_projects_and_ballots_agree_with_the_tallies_in_the_file() -> None:
    preview = read(exports.PABULIB, name="poland.pb")
    ideas = {record.id: record for record in preview.records if record.kind == "idea"}
    assert [idea.title for idea in ideas.values()] == ["Akademia Szkraba", "Plac; zielony", "Aktywny senior"]
    assert [idea.rough_cost for idea in ideas.values()] == [400, 300, 500]
    ballot = next(record for record in preview.records if record.kind == "ballot")
    assert ballot.title == "Local budget of a small town, Town, 2026"
    assert (ballot.method, ballot.budget, ballot.closed) == ("budget", 1000, True)
    assert ballot.ideas == tuple(ideas)
    votes: dict[str, float] = {}
    for vote in (record for record in preview.records if record.kind == "vote"):
        assert vote.ballot == ballot.id
        votes[ideas[vote.idea].title] = votes.get(ideas[vote.idea].title, 0) + vote.mark
    assert votes == {"Akademia Szkraba": 2, "Plac; zielony": 2, "Aktywny senior": 1}
    assert preview.records[1].who_gains == "None"
    assert accounted(preview)
    assert preview.aside == preview.refused == ()


def test_pabulib_selected_as_the_file_says() -> None:
    """By most votes, as the file's own rule is: 427 and 915 for 700 of 1,000; 12 no longer fits."""
    with innokit.open_book(":memory:", by="Importer") as book:
        preview = read(exports.PABULIB, name="poland.pb")
        assert len(intake.accept(preview, book)) == 3 + 1 + 5
        again = read(exports.PABULIB, name="renamed.pb", case=book.case())
        assert (len(again.every), again.records, again.differing) == (9, (), ())
        found = process.tally(book.case())
    chosen = found.table("budget").set_index("Idea")
    taken = {"Akademia Szkraba": "2", "Plac; zielony": "1", "Aktywny senior": "no"}
    assert chosen["By most votes"].to_dict() == taken
    # Equal shares by hand: 1,000/3 each. Plac asks 300 of two voters, 150 each; Akademia then 400 of 183.33
    # and 333.33: the first pays all it has, the second the rest. Nobody can pay 500 for Aktywny senior.
    assert chosen["By equal shares"].to_dict() == taken
    assert found.papers.took_part == 3


def test_pabulib_points_and_ranked_ballots() -> None:
    preview = read(exports.PABULIB_POINTS, name="toulouse.pb")
    names = {record.id: record.title for record in preview.records if record.kind == "idea"}
    votes = [(names[v.idea], v.voter, v.mark) for v in preview.records if v.kind == "vote"]
    assert votes == [("Compostons ensemble !", "0", 3), ("Panneau", "0", 2), ("Panneau", "1", 1)]
    assert [r.method for r in preview.records if r.kind == "ballot"] == ["dots"]
    tally = process.tally(innokit.records.Case(preview.records))
    assert {names[idea]: n for idea, n in tally.counted.measures[0].values.items()} == {
        "Compostons ensemble !": 3, "Panneau": 3,
    }  # fmt: skip
    ranked = read(exports.PABULIB_POINTS.replace("cumulative", "ordinal"), name="toulouse.pb")
    assert [r.method for r in ranked.records if r.kind == "ballot"] == ["rank"]
    assert [(v.voter, v.mark) for v in ranked.records if v.kind == "vote"] == [("0", 1), ("0", 2), ("1", 1)]
    other = read(exports.PABULIB_POINTS.replace("cumulative", "quadratic"), name="toulouse.pb")
    assert {record.kind for record in other.records} == {"idea"}
    assert "'quadratic' are not understood" in other.in_words()
    dear = read(exports.PABULIB.replace("budget;1000", "budget;1 000 zl"), name="poland.pb")
    assert "is not a plain number" in dear.in_words()
    assert [r.method for r in dear.records if r.kind == "ballot"] == ["approval"]


VOTES = """\
Ballot,Voter,Idea,Mark,Abstains
First round,Ann,A bus,5,
First round,Ann,A café,3,
First round,Bob,A bus,4,
Second round,Ann,A bus,1,
First round,Cai,,,TRUE
"""


def test_a_table_of_votes_becomes_ballots_and_votes() -> None:
    with innokit.open_book(":memory:", by="Importer") as book:
        book.record([innokit.records.Idea(title=title) for title in ("A bus", "A café")])
        preview = read(VOTES, name="votes.csv", case=book.case(), kind="votes")
        assert preview.refused == ()
        assert preview.added == {"vote": 5, "ballot": 2}
        intake.accept(preview, book)
        again = read(VOTES, name="renamed.csv", case=book.case(), kind="votes")
        assert again.records == ()
        case = book.case()
        first, second = process.tallies(case)
    assert (first.name, second.name) == ("First round", "Second round")
    bus, cafe = (idea.id for idea in case.ideas)
    assert dict(first.counted.measures[0].values) == {bus: 9, cafe: 3}
    assert (first.papers.took_part, len(first.papers.abstained)) == (3, 1)
    assert dict(second.counted.measures[0].values) == {bus: 1, cafe: 0}


def test_miro_as_a_list_and_with_places() -> None:
    by_name = read(exports.MIRO_LIST, name="Miro board - Event.csv")
    asked = read(exports.MIRO_LIST, tool="miro")
    titles = ["What could help?", "A shared van", "Lifts, for everyone", "Syniad da", "Bws nos"]
    assert [title for title, *_ in told(by_name)] == titles
    assert sorted(record.id for record in by_name.records) == sorted(record.id for record in asked.records)
    assert "does not tell notes from titles of frames" in asked.in_words()
    assert told(read(exports.MIRO_PLACES)) == [("A shared van", "", "Ann")]
    assert read(exports.MIRO_PLACES).records[0].table == "Table 1"


def test_our_own_sheet_comes_back_as_nothing_new() -> None:
    with innokit.open_book(":memory:", by="Typist") as book:
        for title in ("=1+1", "Clwb brecwast", "مقهى 🙂"):
            book.record(innokit.records.Idea(title=title, author="Ann"))
        sheet = innokit.listing(book.case(), "ideas").table()
        sheet = sheet.map(innokit.words.cell_text)
        data = sheet.to_csv(index=False).encode("utf-8-sig")
        again = intake.read(data, name="ideas.csv", case=book.case())
        assert again.forms[0][1] == "our own sheet"
        assert (len(again.every), again.records) == (3, ())
        more = data + b",A tool library,Bob,\n"
        assert [r.title for r in intake.read(more, name="ideas.csv", case=book.case()).records] == [
            "A tool library"
        ]


def test_our_own_tables_come_back_the_same() -> None:
    case = innokit.example("mobile-esol")
    for kind in ("ideas", "options", "criteria", "stakeholders", "participants"):
        data = innokit.table(case, kind).to_csv(index=False).encode()
        preview = intake.read(data, kind, name="t.csv", case=case)
        assert preview.refused == (), kind
        assert preview.records == (), kind
        assert preview.differing == (), kind
        assert len(preview.every) == len(getattr(case, kind))


def test_a_tool_that_was_asked_for_and_is_not_there_is_said() -> None:
    preview = read("Idea\nA van\n", tool="decidim")
    assert preview.records == ()
    assert "it has not the shape of an export of decidim" in preview.in_words()
