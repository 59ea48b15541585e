"""Cases with something wrong in them: refused by line, field, value and remedy; never a traceback."""

import random
import re
from typing import Any

import pytest

from innokit import businesscase, case_from_tables
from innokit.errors import InnokitError
from innokit.records import Assumption, BenefitLine, Case, CostLine, Frame, Record, Ref
from tests.businesscase.cases import BAU, NEW, PEOPLE
from tests.counts import count, seeds

TOO_MUCH = Assumption(id="rate", title="Rate", value=1.3)
BENEFIT: list[tuple[dict[str, Any], str, str]] = [
    *[({field: value}, f"{field}\\)?", str(value)) for field in (
        "take_up", "retention", "impact", "displacement", "attribution", "confidence", "optimism_bias",
        "drop_off", "cashable",
    ) for value in (1.5, -0.1)],
    *[({f: value}, f"{f}\\)?", str(value)) for f in ("people", "units") for value in (-5.0, "many")],
    ({"unit_value": -3.0}, "unit_value", "-3.0"),
    ({"unit_value": "1,5"}, "unit_value", "1,5"),
    ({"unit_value": "£1500"}, "unit_value", "£1500"),
    ({"people": float("nan")}, "people", "nan"),
    ({"units": float("inf")}, "units", "inf"),
    ({"lag": -1}, "lag", "-1"),
    ({"lag": 501}, "lag", "501"),
    ({"lag": 200}, "lag", "200"),
    ({"lag": 1.5}, "lag", "1.5"),
    ({"duration": 0}, "duration", "0"),
    ({"release_year": -3}, "release_year", "-3"),
    ({"grade": 0}, "grade", "0"),
    ({"grade": 7}, "grade", "7"),
    ({"ramp": (0.5, 1.5)}, "ramp", ""),
    ({"deadweight": 0.2}, "deadweight", ""),
    ({"deadweight": 0.2, "deadweight_meaning": "both"}, "deadweight_meaning", "both"),
    ({"impact": 0.1, "deadweight": 0.4, "deadweight_meaning": "points"}, "deadweight in points", "0.4"),
    ({"grade": 3, "confidence": 0.8}, "grade and a stated share", ""),
    ({"sort": "cash"}, "sort", "cash"),
    ({"gainer": {"council": 0.6, "residents": 0.3}}, "gainers", "0.9"),
    ({"gainer": {"council": 1.4}}, "gainer", "1.4"),
    ({"gainer": "nobody"}, "gainer", "nobody"),
    ({"gainer": {}}, "gainer", ""),
    ({"unit_value": None, "unit_cost": "gmca-HE4"}, "unit_cost", "gmca-HE4"),
    ({"unit_cost": "no such thing"}, "unit_cost", "no such thing"),
    ({"unit_value": None, "unit_cost": "dft-casualty-slight", "price_year": "2010"}, "price_year", "2010"),
    ({"unit_value": None, "unit_cost": "gmca-HE4.0-fiscal"}, "price year", "2011/12"),
    ({"take_up": Ref(assumption="rate")}, "take_up", "1.3"),
]  # fmt: skip
COST: list[tuple[dict[str, Any], str, str]] = [
    ({"amount": -1.0}, "amount", "-1.0"),
    ({"amount": "1,5"}, "amount", "1,5"),
    ({"amount": "£100"}, "amount", "£100"),
    ({"amount": None}, "amount", "blank"),
    ({"amount": Ref(assumption="gone")}, "amount", "gone"),
    ({"amount": 0.0, "by_year": (1.0, -2.0)}, "amounts by year", ""),
    ({"amount": 5.0, "by_year": (1.0, 2.0)}, "amounts by year", ""),
    ({"amount": 0.0, "by_year": (1.0, 2.0), "last_year": 9}, "last year", "9"),
    ({"first_year": 5, "last_year": 3}, "ends in year", "3"),
    ({"last_year": -1}, "last_year", "-1"),
    ({"first_year": 60}, "first year", "60"),
    ({"payer": "nobody"}, "payer", "nobody"),
    ({"payer": {"council": 0.7, "residents": 0.7}}, "payers", "1.4"),
    ({"payer": {}}, "payer", ""),
    ({"optimism_bias": -0.1}, "optimism_bias", "-0.1"),
    ({"managed_share": 1.2}, "managed_share", "1.2"),
    ({"sort": "loan"}, "sort", "loan"),
    ({"runs": "now and then"}, "runs", "now and then"),
]
ANY: list[tuple[dict[str, Any], str, str]] = [
    ({"option": "gone"}, "option", "gone"),
    ({"option": ""}, "option", "blank"),
    ({"title": " "}, "title", "blank"),
    ({"price_year": "2015/16"}, "price year", "2015/16"),
    ({"price_year": "1066"}, "price year", "1066"),
    ({"price_year": "2015/17"}, "price year", "2015/17"),
    ({"price_year": "next year"}, "price year", "next year"),
    ({"schedule": "lunar"}, "schedule", "lunar"),
    ({"colour": "blue"}, "colour", ""),
]
FRAME: list[tuple[dict[str, Any], str, str]] = [
    ({"base_year": "26"}, "base_year", "26"),
    ({"base_year": "2026/28"}, "base year", "2026/28"),
    ({"base_year": "soon"}, "base year", "soon"),
    ({"price_year": "then"}, "price base", "then"),
    ({"last_year": -1}, "last_year", "-1"),
    ({"last_year": 501}, "last_year", "501"),
    ({"timing": "noon"}, "timing", "noon"),
    ({"schedule": "lunar"}, "schedule", "lunar"),
    ({"schedule_edition": "Domesday"}, "schedule", "Domesday"),
]


def sound(draw: random.Random) -> list[tuple[type[Record], dict[str, Any]]]:
    """What a sound case would be made from, in which two to six lines have names of their own."""
    made: list[tuple[type[Record], dict[str, Any]]] = [(Frame, {"base_year": "2024", "last_year": 10})]
    for number in range(draw.randrange(1, 4)):
        fields = {"title": f"Cost {number}", "option": draw.choice(["bau", "new"]), "payer": "council"}
        made.append((CostLine, {**fields, "amount": draw.uniform(0, 1e6), "first_year": draw.randrange(3)}))
    for number in range(draw.randrange(1, 4)):
        fields = {
            "title": f"Benefit {number}",
            "option": "new",
            "gainer": "residents",
            "lag": draw.randrange(3),
        }
        made.append(
            (BenefitLine, {**fields, "people": draw.uniform(0, 1e3), "unit_value": draw.uniform(0, 99)})
        )
    return made


def appraised(parts: list[tuple[type[Record], dict[str, Any]]]) -> businesscase.Appraisal:
    records = [kind(**fields) for kind, fields in parts]
    return businesscase.appraise(Case([*PEOPLE, BAU, NEW, TOO_MUCH, *records]))


@pytest.mark.parametrize("seed", seeds())
def test_each_is_refused_in_plain_words(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - cases, not secrets
    choices = {Frame: FRAME, CostLine: COST + ANY, BenefitLine: BENEFIT + ANY}
    for _ in range(count("malformed_cases")):
        parts = sound(draw)
        place = draw.randrange(len(parts))
        kind, fields = parts[place]
        wrong, field, value = draw.choice(choices[kind])
        parts[place] = kind, {**fields, **wrong}
        with pytest.raises(InnokitError) as refused:
            appraised(parts)
        said = str(refused.value)
        assert re.search(field, said, re.IGNORECASE), (wrong, said)
        assert value in said, (wrong, said)
        assert refused.value.remedy, (wrong, said)
        assert "Traceback" not in said
        if kind is not Frame and "title" not in wrong:
            assert fields["title"] in said, (wrong, said)


@pytest.mark.parametrize("seed", seeds())
def test_nothing_is_dropped_from_a_sound_case(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - cases, not secrets
    for _ in range(count("malformed_cases") // 10):
        parts = sound(draw)
        found = appraised(parts)
        given = {fields["title"] for kind, fields in parts if kind is not Frame}
        assert {row[0] for row in found.sheet("lines").rows} == given
        assert {flow.line.title for flow in found.flows} == given


@pytest.mark.parametrize("which", [0, 1])
def test_every_kind_of_fault_is_refused_once(which: int) -> None:
    """Not by chance alone: each entry of the lists above, on a cost or a benefit."""
    kind, entries = [(CostLine, COST + ANY), (BenefitLine, BENEFIT + ANY)][which]
    for wrong, field, value in entries:
        parts = sound(random.Random(1))  # noqa: S311 - cases, not secrets
        place = next(i for i, (found, _) in enumerate(parts) if found is kind)
        parts[place] = kind, {**parts[place][1], **wrong}
        with pytest.raises(InnokitError, match=rf"(?i)(?s){field}") as refused:
            appraised(parts)
        assert value in str(refused.value)


def test_two_lines_of_one_id() -> None:
    made = sound(random.Random(3))  # noqa: S311 - cases, not secrets
    parts = [(kind, {**fields, "id": "same"} if kind is CostLine else fields) for kind, fields in made]
    parts.append(
        (CostLine, {"id": "same", "title": "Twin", "option": "new", "payer": "council", "amount": 1.0})
    )
    with pytest.raises(InnokitError, match=r"'Twin' have the same id.*Leave the id out"):
        appraised(parts)


def test_a_table_of_lines_names_row_and_column() -> None:
    tables = {
        "frame": {"base_year": "2024", "last_year": 3},
        "options": [{"title": "As now", "role": "baseline"}, {"title": "New"}],
        "stakeholders": [{"title": "Council"}],
        "costs": [
            {"title": "Team", "option": "New", "payer": "Council", "amount": "1,5"},
            {"title": "Van", "option": "New", "payer": "Nobody", "amount": 5},
        ],
    }
    with pytest.raises(InnokitError) as refused:
        case_from_tables(**tables)
    said = str(refused.value)
    assert re.search(r"row 1, column 'amount': '1,5'", said)
    assert re.search(r"row 2, column 'payer': 'Nobody'", said)
