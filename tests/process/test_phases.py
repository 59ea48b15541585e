"""The six phases as data: complete, consistent, and exchangeable."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from innokit import process, records
from innokit.errors import MethodRefused
from innokit.process import CHECKS, PHASES
from innokit.process.phase import find, following, start_items
from innokit.records import Case

ITEMS = [item for phase in PHASES for item in (*phase.start, *phase.end)]


def test_there_are_six_in_order() -> None:
    assert [(phase.number, phase.name) for phase in PHASES] == [
        (1, "Set-up"),
        (2, "Planning"),
        (3, "Innovation Event"),
        (4, "Idea Refinement"),
        (5, "Business Case"),
        (6, "Action Decision"),
    ]


def test_every_key_stands_once() -> None:
    assert [key for key, many in Counter(item.key for item in ITEMS).items() if many > 1] == []


def test_every_check_has_an_item_and_the_rest_wait_for_a_tick() -> None:
    assert set(CHECKS) <= {item.key for item in ITEMS}
    ticked = {item.key for item in ITEMS if "Tick" in item.record}
    assert ticked == {item.key for item in ITEMS} - set(CHECKS) | {"outside_help", "ranking"}


def test_what_to_record_is_there_to_be_recorded() -> None:
    named = {word for item in ITEMS for word in re.findall(r"\b[A-Z]\w+", item.record)}
    assert {word for word in named if word not in records.__all__} == set()
    fields = {field for cls in records.KINDS.values() for field in cls.model_fields}
    spoken = {word for item in ITEMS for word in re.findall(r"\b[a-z]+_[a-z_]+\b", item.record)}
    assert spoken
    assert spoken <= fields


def test_a_phase_starts_from_what_the_one_before_left() -> None:
    for earlier, later in pairwise(PHASES):
        assert start_items(later, PHASES) == (*earlier.end, *later.start)
    assert start_items(PHASES[0], PHASES) == PHASES[0].start
    after = [following(phase, PHASES) for phase in PHASES]
    assert after == [*PHASES[1:], None]


def test_a_phase_that_is_not_there_is_refused() -> None:
    with pytest.raises(MethodRefused, match=r"no phase 7.*from 1 to 6"):
        find(7, PHASES)


def test_the_wording_can_be_exchanged() -> None:
    welsh = tuple(replace(phase, name=f"Cam {phase.number}") for phase in PHASES)
    assert "Cam 1" in process.overview(Case(), welsh).in_words()
    assert "phase 1 Cam 1" in process.missing(Case(), 1, welsh).in_words()
    assert process.guide(Case(), 2, welsh).phase.name == "Cam 2"
