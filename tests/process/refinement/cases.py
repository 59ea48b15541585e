"""A theory of change small enough to check by eye."""

from innokit.records import BenefitLine, Case, ChangeStep, Concept, Idea, LensRating, Sifting

STEPS = (
    ChangeStep(id="in", title="Phones and lessons", sort="input", leads_to=("do",)),
    ChangeStep(id="do", title="Women learn at home", sort="activity", leads_to=("out",)),
    ChangeStep(id="out", title="Forty women finish ten lessons", sort="output", leads_to=("conf",)),
    ChangeStep(
        id="conf", title="Confidence to speak", sort="outcome", leads_to=("work",), assumption="They speak it"
    ),
    ChangeStep(id="work", title="Into work", sort="impact"),
)
BENEFIT = BenefitLine(id="b1", title="Joins a class", option="o", outcome_step="conf")


def chain(*changed: ChangeStep, more: tuple[ChangeStep, ...] = ()) -> Case:
    """The sound chain with some steps exchanged and some added."""
    by_id = {step.id: step for step in (*STEPS, *changed)}
    return Case([*by_id.values(), *more, BENEFIT])


def judged(*points: float | None) -> Case:
    """One concept whose feasibility was rated by as many assessors."""
    ratings = [
        LensRating(concept="c", lens="feasibility", points=value, assessor=f"a{place}", reason="asked around")
        for place, value in enumerate(points)
    ]
    return Case([Concept(id="c", title="Lessons by phone", ideas=("i",), problem="No childcare"), *ratings])


def shortlisted() -> Case:
    """Two shortlisted ideas, of which one has a sheet."""
    ideas = [Idea(id="i", title="Phones"), Idea(id="j", title="A bus")]
    sheet = Concept(id="c", title="Lessons by phone", ideas=("i",))
    return Case([*ideas, *(Sifting(idea=idea.id, outcome="shortlisted") for idea in ideas), sheet])
