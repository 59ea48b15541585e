"""Exports of other tools are recognised by their shape; what is not taken in is named."""

import innokit
from innokit import intake
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
    ideas = {record.id: record.title for record in preview.records if record.kind == "idea"}
    assert [*ideas.values()] == ["Akademia Szkraba", "Plac; zielony", "Aktywny senior"]
    dots: dict[str, int] = {}
    for vote in preview.records[3:]:
        dots[ideas[vote.idea]] = dots.get(ideas[vote.idea], 0) + vote.dots
    assert dots == {"Akademia Szkraba": 2, "Plac; zielony": 2, "Aktywny senior": 1}
    assert preview.records[1].who_gains == "None"
    assert accounted(preview)


def test_pabulib_points_and_ranked_ballots() -> None:
    preview = read(exports.PABULIB_POINTS, name="toulouse.pb")
    names = {record.id: record.title for record in preview.records if record.kind == "idea"}
    votes = [(names[v.idea], v.voter, v.dots) for v in preview.records if v.kind == "vote"]
    assert votes == [("Compostons ensemble !", "0", 3), ("Panneau", "0", 2), ("Panneau", "1", 1)]
    ranked = read(exports.PABULIB_POINTS.replace("cumulative", "ordinal"), name="toulouse.pb")
    assert {record.kind for record in ranked.records} == {"idea"}
    assert "'ordinal' are not dots" in ranked.in_words()


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
