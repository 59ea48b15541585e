"""Ratings of benefits and burdens, effectiveness and achievability: invented figures, answers by hand."""

import pytest

from innokit import scoring
from innokit.errors import MethodRefused
from innokit.records import Aspect, AspectRating, Benefit, Burden, Case, Option, Record, Stakeholder

OPTIONS = [
    Option(id="nothing", title="Do nothing", role="baseline"),
    Option(id="more", title="More classes"),
    Option(id="phone", title="Phone learning"),
]
PEOPLE = [
    Stakeholder(id="learners", title="Learners", weight=5),
    Stakeholder(id="council", title="Council", weight=3),
    Stakeholder(id="partners", title="Partners", weight=2),
]
ITEMS = (
    (Benefit, "learners", "confidence", 5, (0, 6, 7)),
    (Benefit, "learners", "fits childcare", 3, (0, 3, 8)),
    (Burden, "learners", "time", 4, (0, 6, 2)),
    (Benefit, "council", "reach", 5, (0, 3, 8)),
    (Burden, "council", "running it", 3, (0, 4, 5)),
    (Benefit, "partners", "referrals", 4, (0, 4, 5)),
    (Burden, "partners", "training", 2, (0, 2, 3)),
)
EFFECT = ((3, (1, 6, 7)), (2, (1, 4, 8)), (1, (1, 6, 5)))
ACHIEVE = ((2, (10, 7, 6)), (2, (10, 7, 7)), (1, (10, 9, 6)), (2, (10, 4, 7)))


def invented(**changes: object) -> Case:
    """The invented numbers of the toolkit's parts 4 to 6."""
    rated: list[Record] = [
        kind(id=f"{who}-{k}-{o.id}", title=title, stakeholder=who, option=o.id, importance=v, value=values[n])
        for k, (kind, who, title, v, values) in enumerate(ITEMS)
        for n, o in enumerate(OPTIONS)
    ]
    for side, parts in (("effectiveness", EFFECT), ("achievability", ACHIEVE)):
        for k, (weight, values) in enumerate(parts):
            rated.append(Aspect(id=f"{side}{k}", title=f"{side} {k}", side=side, weight=weight))
            rated += [AspectRating(id=f"{side}{k}-{o.id}", aspect=f"{side}{k}", option=o.id, value=values[n])
                      for n, o in enumerate(OPTIONS)]  # fmt: skip
    case = Case([*OPTIONS, *PEOPLE, *rated])
    return case.replaced(*(case.by_id[id].changed(**fields) for id, fields in changes.items()))  # type: ignore[arg-type]


def with_more(record: Record) -> Case:
    return Case([*invented().records, record])


def of(result: scoring.StakeholderValue, measure: str) -> list[float | None]:
    return [result.figures[f"{measure}.{option.id}"].value for option in OPTIONS]


def test_the_numbers_come_out_to_4_decimals() -> None:
    result = scoring.stakeholder_value(invented())
    assert of(result, "net-rating") == pytest.approx([0, -0.4625, 3.9875], abs=5e-5)
    learners = [result.figures[f"net-rating.{o.id}.learners"].value for o in OPTIONS]
    assert learners == pytest.approx([0, -1.125, 5.375], abs=5e-5)
    assert of(result, "effectiveness") == pytest.approx([1, 5.3333, 7], abs=5e-5)
    assert of(result, "achievability") == pytest.approx([10, 6.4286, 6.5714], abs=5e-5)
    assert of(result, "total-rating") == pytest.approx([5.3333, 5.5102, 6.8551], abs=5e-5)


def test_the_parts_stand_before_the_total() -> None:
    result = scoring.stakeholder_value(invented())
    assert [sheet.key for sheet in result.sheets()] == ["stakeholders", "aspects", "parts", "total"]
    assert "reward inaction" in result.sheet("total").note
    assert result.in_words().endswith("read the parts first.")


def test_quadrants_are_said_in_words() -> None:
    result = scoring.stakeholder_value(invented())
    assert [result.quadrant(option) for option in OPTIONS] == ["quick but weak", "do now", "do now"]


def test_losers_are_flagged_even_when_the_total_wins() -> None:
    result = scoring.stakeholder_value(invented(**{"partners-6-phone": {"value": 10}}))
    assert [s.title for s in result.losers(OPTIONS[2])] == ["Partners"]
    assert (
        "Phone learning leaves Partners worse off: −5.0, although its total is above zero."
        in result.in_words()
    )


def test_a_must_that_is_rated_below_3_fails_the_option() -> None:
    case = invented(**{"achievability3": {"must_pass": True}, "achievability3-phone": {"value": 2.9}})
    result = scoring.stakeholder_value(case)
    assert result.quadrant(OPTIONS[2]) == "fails a must"
    assert "Phone learning fails achievability 3, which must pass" in result.in_words()
    passed = case.replaced(case.get(AspectRating, "achievability3-phone").changed(value=3.0))
    assert scoring.stakeholder_value(passed).quadrant(OPTIONS[2]) == "do now"


def test_what_is_not_rated_is_an_interval_never_zero() -> None:
    case = invented(**{"council-3-phone": {"value": None}})
    result = scoring.stakeholder_value(case)
    span = result.net["phone", "council"]
    assert span is not None
    assert (span.low, span.high) == (-5, 5)
    assert result.figures["net-rating.phone"].value is None
    assert "Phone learning could leave Council worse off" in result.in_words()
    gone = Case([record for record in case.records if record.id != "council-3-phone"])
    again = scoring.stakeholder_value(gone).net["phone", "council"]
    assert again is not None
    assert (again.low, again.high) == (-5, 5)


def test_whoever_has_no_item_and_whatever_is_not_rated_is_named() -> None:
    case = Case(
        [*invented().records, Stakeholder(id="nhs", title="The NHS"), Option(id="new", title="A new one")]
    )
    said = scoring.stakeholder_value(case).in_words()
    assert "Nothing is rated for The NHS" in said
    assert "Benefits and burdens are not rated for A new one." in said


def test_every_figure_leads_to_records() -> None:
    case = invented()
    figures = scoring.stakeholder_value(case).figures.values()
    assert all(figure.records and set(figure.records) <= set(case.by_id) for figure in figures)


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (Case(OPTIONS), "Nothing is rated"),
        (
            Case(
                [
                    *invented().records,
                    Benefit(title="Confidence", stakeholder="learners", option="more", value=1),
                ]
            ),
            "two ratings of 'confidence'",
        ),
        (
            Case([*invented().records, AspectRating(aspect="effectiveness0", option="more", value=1)]),
            "two ratings",
        ),
        (with_more(AspectRating(aspect="none", option="more", value=1)), "not recorded"),
        (with_more(Burden(title="x", stakeholder="nobody", option="more")), "not recorded"),
        (invented(council={"weight": None}), "but not Council"),
        (invented(**{s.id: {"weight": 0} for s in PEOPLE}), "weight of zero"),
    ],
)
def test_what_does_not_hold_together_is_refused(case: Case, said: str) -> None:
    with pytest.raises(MethodRefused, match=said):
        scoring.stakeholder_value(case)


def test_counts_below_zero_are_refused() -> None:
    with pytest.raises(MethodRefused, match="count nothing"):
        scoring.stakeholder_value(invented(), value=-1)
