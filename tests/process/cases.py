"""A whole made-up project in records: all six phases, nothing missing."""

import datetime

from innokit.records import (
    Approach,
    Assumption,
    BenefitLine,
    Case,
    Challenge,
    Concept,
    CostLine,
    Criterion,
    Decision,
    Evaluation,
    Event,
    Focus,
    Frame,
    Idea,
    InitiationNote,
    Meeting,
    Milestone,
    NeedGroup,
    Option,
    Participant,
    Record,
    Risk,
    Role,
    Score,
    Selection,
    Sifting,
    SignOff,
    Stakeholder,
    Stimulus,
    SuccessCriterion,
    SwingPoints,
    Tick,
    Validation,
    Vote,
)

DAY = datetime.date(2026, 3, 2)
TICKS = (
    "ideas_wanted",
    "venue_booked",
    "thanked",
    "consulted",
    "layout",
)


def before() -> list[Record]:
    """Set-up and planning."""
    return [
        Challenge(
            id="c",
            title="How can more people learn?",
            drivers="Long waits",
            evidence="A survey",
            most_in_need="Parents of small children",
            owner="Head of learning",
        ),
        NeedGroup(id="n1", title="Carers", need=4, people=1200, cost_to_serve=80),
        NeedGroup(id="n2", title="Parents", need=9, people=300),
        NeedGroup(id="n3", title="Newcomers"),
        Approach(
            id="a",
            title="Ourselves",
            sourcing="in-sourced",
            chosen=True,
            budget=0,
            reason="We have the skills",
        ),
        Role(id="r", title="Project manager", holder="Learning officer"),
        Meeting(id="m", title="Board", date=DAY),
        Focus(id="f", title="Learning at home", target_group="Parents"),
        Event(
            id="e",
            title="The day",
            facilitator="A neighbour council",
            date=DAY + datetime.timedelta(days=42),
            invitees_known=DAY,
        ),
        Participant(id="p1", title="P1", sector="public", practice="social", status="coming"),
        Participant(id="p2", title="P2", sector="private", practice="technology"),
        Participant(id="p3", title="P3", sector="third", practice="lived experience"),
        Stimulus(id="s1", title="Waits", sort="fact"),
        Stimulus(id="s2", title="When did you last learn?", sort="question"),
        Criterion(id="k0", title="Good"),
        Criterion(id="k1", title="Reach", parent="k0", unit="people", worst=0, best=100),
        Criterion(id="k2", title="Ease", parent="k0", worst_words="Impossible", best_words="Nothing to do"),
    ]


def middle() -> list[Record]:
    """The event and the refinement of its ideas."""
    return [
        Idea(id="i1", title="A shared calendar", author="Heron", theme="Time"),
        Idea(id="i2", title="Lessons by phone", table="4", theme="Place"),
        Idea(id="i3", title="A bus", table="4", theme="Place"),
        Vote(id="v1", idea="i1", dots=2),
        Vote(id="v2", idea="i2", dots=3),
        Vote(id="v3", idea="i2", dots=4),
        Sifting(id="t1", idea="i1", outcome="parked", reason="Next year"),
        Sifting(id="t2", idea="i2", outcome="shortlisted", reason="Cheap", owner="Library"),
        Sifting(id="t3", idea="i3", outcome="refused", reason="Too dear"),
        Concept(
            id="cs",
            title="Phone lessons",
            ideas=("i2",),
            problem="No time",
            users="Parents",
            change="They learn",
            how="By phone",
        ),
        Option(id="o0", title="As now", role="baseline"),
        Option(id="o1", title="Phone lessons", concept="cs"),
        Option(id="o2", title="More classes", role="do-minimum"),
        Option(id="o3", title="A campus"),
        *(
            Score(id=f"x{o}{k}", option=f"o{o}", criterion=f"k{k}", value=10 * o)
            for o in (1, 2, 3)
            for k in (1, 2)
        ),
        SwingPoints(id="w1", criterion="k1", points=100),
        SwingPoints(id="w2", criterion="k2", points=50),
        Selection(id="l1", option="o1", outcome="carried forward", reason="Best value"),
        Selection(id="l2", option="o2", outcome="carried forward", reason="Simple"),
        Selection(id="l3", option="o3", outcome="parked", reason="Too dear"),
    ]


def late() -> list[Record]:
    """The business case and the decision."""
    lines = [
        line
        for o in (1, 2)
        for line in (
            CostLine(id=f"y{o}", title="Staff", option=f"o{o}", payer="h", amount=10, source="Ledger"),
            BenefitLine(id=f"b{o}", title="Learning", option=f"o{o}", gainer="h", standing="estimated"),
        )
    ]
    return [
        Frame(id="fr", base_year="2026", last_year=5),
        Stakeholder(id="h", title="Council", part="pays and delivers"),
        *lines,
        Assumption(id="as", title="Take-up", value=0.5, source="Pilot elsewhere"),
        Risk(id="ri", title="Nobody comes", owner="Library"),
        Milestone(id="mi", title="Open", finish=DAY, owner="Library"),
        Decision(
            id="d",
            title="Try it",
            outcome="pilot",
            reasons="Cheap to try",
            date=DAY,
            project_manager="Library",
            option="o1",
            against_ranking="The first has no site",
        ),
        Validation(id="va", stakeholder="h", outcome="agrees"),
        InitiationNote(id="in", item="tolerances", text="A month"),
        Evaluation(id="ev", title="Did it?", evaluator="University", method="Count", starts=DAY, reports=DAY),
        SuccessCriterion(id="sc", title="They learn", indicator="Share passing", target="6 in 10"),
        SignOff(id="so", title="The approach", role="Sponsor", as_at=7),
        SignOff(id="sa", title="The case", role="Assurer", holder="Audit"),
        SignOff(id="sp", title="The case", role="Approver", holder="Cabinet"),
    ]


def records() -> list[Record]:
    """Everything, ticks included."""
    ticks = [Tick(id=f"tick-{key}", item=key) for key in TICKS]
    return [*before(), *middle(), *late(), *ticks]


def recordable(*ids: str) -> list[Record]:
    """Everything that one person may record: less the assurance and the approval, and less some records."""
    return [record for record in records() if record.id not in ("sa", "sp", *ids)]


def whole() -> Case:
    """A case in which nothing is missing."""
    return Case(records())


def without(*ids: str) -> Case:
    """The whole case less some records."""
    return Case([record for record in records() if record.id not in ids])


def changed(id: str, **fields: object) -> Case:
    """The whole case with some fields of one record changed."""
    found = whole()
    return found.replaced(found.by_id[id].changed(**fields))


def adding(*more: Record) -> Case:
    """The whole case and some records more."""
    return Case([*records(), *more])
