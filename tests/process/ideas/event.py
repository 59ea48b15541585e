"""A made-up room with mergings, a splitting, two rounds of votes, and a decision at the end."""

from innokit.records import (
    Ballot,
    Case,
    Concept,
    Decision,
    Idea,
    Merging,
    Option,
    Record,
    Selection,
    Sifting,
    Splitting,
    Theme,
    Vote,
)

TITLES = (
    "English lessons by phone", "Lessons over the phone", "A bus to evening classes", "A later bus home",
    "Childcare next to the classroom", "A crèche beside the class", "Gwersi Saesneg ar y ffôn",
    "دروس عبر الهاتف",
    "Learn while you cook, and get a job in a kitchen", "A radio serial", "One list of all courses",
    "A neighbour who practises with you",
)  # fmt: skip
ROUND = (5, 1, 4, 2, 3, 3, 1, 1, 2, 0, 4, 6)


def ideas() -> list[Record]:
    """Twelve cards of three tables, and two wordings of the board's own."""
    cards = [
        Idea(
            id=f"i{at}",
            title=title,
            author=f"Author {at}",
            table=str(at % 3 + 1),
            round=1,
            written=f"10:{at + 10}",
        )
        for at, title in enumerate(TITLES)
    ]
    return [
        *cards,
        Idea(id="cook", title="Learn while you cook", made=True),
        Idea(id="kitchen", title="A job in a kitchen", made=True),
    ]


def board() -> list[Record]:
    """What the facilitator did with the cards."""
    return [
        Merging(id="m1", into="i0", ideas=["i1", "i6", "i7"], reason="All want lessons on a phone"),
        Merging(id="m2", into="i4", ideas=["i5"], reason="The same room"),
        Splitting(id="s1", idea="i8", into=["cook", "kitchen"], reason="Two ideas on one card"),
        Theme(id="t1", title="At a distance", ideas=["i0", "i9"]),
        Theme(id="t2", title="Getting there", ideas=["i2", "i3", "i4"]),
    ]


def votes() -> list[Record]:
    """Two rounds: dots by table, then approvals in secret."""
    first = Ballot(id="b1", title="First round", each=15, places=4, quorum=3, entitled=12, closed=True)
    second = Ballot(id="b2", title="Second round", method="approval", secret=True, ideas=["i0", "i2", "i11"])
    given = [
        Vote(
            id=f"v{at}.{table}",
            ballot="b1",
            idea=f"i{at}",
            voter=f"Table {table}",
            dots=dots // 3 + (table <= dots % 3),
        )
        for at, dots in enumerate(ROUND)
        for table in (1, 2, 3)
    ]
    approvals = [
        Vote(id=f"w{who}{idea}", ballot="b2", idea=idea, voter=f"Voter {who}", mark=1)
        for who, chosen in enumerate([("i0", "i11"), ("i0",), ("i11", "i2")])
        for idea in chosen
    ]
    return [first, second, *given, *approvals, Vote(id="shy", ballot="b2", voter="Voter 9", abstains=True)]


def after() -> list[Record]:
    """What became of them."""
    outcomes = {"i0": "shortlisted", "i11": "shortlisted", "i2": "parked", "i10": "parked", "i9": "refused"}
    siftings = [
        Sifting(
            id=f"x{id}", idea=id, outcome=outcome, reason=f"Reason {id}.", owner="Library" if at < 1 else ""
        )
        for at, (id, outcome) in enumerate(outcomes.items())
    ]
    return [
        *siftings,
        Concept(id="c1", title="Phone lessons", ideas=["i1"]),
        Option(id="o1", title="Phone lessons for all", concept="c1"),
        Selection(id="l1", option="o1", outcome="carried forward", reason="Best value"),
        Decision(id="d0", title="Wait", outcome="refine", option="o1"),
        Decision(
            id="d1", title="Try it for a year", outcome="pilot", option="o1", decided_by="Cabinet",
            reasons="Cheap to try", supersedes="d0",
        ),
    ]  # fmt: skip


def event() -> Case:
    """All of it."""
    return Case([*ideas(), *board(), *votes(), *after()])
