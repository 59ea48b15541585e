"""Cases that charts of chance are drawn from."""

from innokit.records import Assumption, Case, Option, Ref, Study
from tests.businesscase.cases import benefit, cost, framed


def unsure(many: int = 1, title: str = "Take-up") -> Case:
    """A case of some options that all hang on one assumption, and each on one of its own."""
    given = [Assumption(id="t", title=title, value=0.5, low=0.2, high=0.8, unit="share")]
    lines = [cost(4_000)]
    for n in range(many):
        id = "new" if n == 0 else f"o{n}"
        given.append(Assumption(id=f"v{n}", title=f"{title} {n}", value=100, low=50, high=120, unit="£"))
        lines.append(
            benefit(Ref(assumption=f"v{n}"), id=f"b{n}", option=id, people=20, take_up=Ref(assumption="t"))
        )
    others = [Option(id=f"o{n}", title=f"{title} option {n}") for n in range(1, many)]
    return framed(*given, *others, *lines)


def studied(title: str = "Pilot at two sites", **fields: float) -> Case:
    """The same, close to an even choice, with a study of the assumption they share."""
    study = Study(**{"id": "p", "title": title, "assumption": "t", "people": 60, "cost_each": 1.0, **fields})
    return unsure().replaced(cost(8_300), study)
