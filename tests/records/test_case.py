"""A case holds what stands, reads and writes nothing, and says what is not there."""

import pytest

from innokit.errors import MethodRefused
from innokit.records import KINDS, Assumption, Case, CostLine, Idea, Option, Ref, Score, Sifting, Vote

BUS, VAN = Option(title="A bus"), Option(title="A van")
FUEL = Assumption(title="Fuel", value=1.5)
LINE = CostLine(title="Fuel", option=BUS.id, amount=Ref(assumption=FUEL.id))
IDEA = Idea(title="A calendar")


def test_kinds_are_found_by_class_and_by_plural_in_order() -> None:
    case = Case([BUS, IDEA, VAN])
    assert case.of(Option) == case.options == (BUS, VAN)
    assert case.ideas == (IDEA,)
    assert case.votes == ()
    for cls in KINDS.values():
        assert isinstance(getattr(case, cls.plural), tuple)


def test_an_unknown_plural_names_the_known_ones() -> None:
    with pytest.raises(AttributeError, match=r"no 'idea'; it has .*ideas"):
        _ = Case().idea


def test_one_record_by_kind_and_id() -> None:
    case = Case([BUS, IDEA])
    assert case.get(Option, BUS.id) == BUS
    assert case.name(BUS.id) == "A bus"
    assert case.name("elsewhere") == "elsewhere"
    for wrong in (IDEA.id, "nowhere"):
        with pytest.raises(MethodRefused, match="speaks of an option that is not there") as caught:
            case.get(Option, wrong)
        assert wrong in caught.value.where
        assert "Record the option" in caught.value.remedy


def test_what_is_behind_a_record_is_followed_once() -> None:
    score = Score(option=BUS.id, criterion="not there")
    case = Case([BUS, VAN, FUEL, LINE, score])
    assert case.behind([LINE.id, score.id, LINE.id]) == (LINE.id, BUS.id, FUEL.id, score.id)
    assert case.behind(["not there"]) == ()


def test_records_that_speak_of_each_other_do_not_go_round_for_ever() -> None:
    first = Sifting(id="a", idea="b", outcome="parked")
    assert Case([first, Vote(id="b", idea="a", dots=1)]).behind(["a"]) == ("a", "b")


def test_a_what_if_exchanges_records_in_place() -> None:
    case = Case([BUS, FUEL, LINE])
    dearer = FUEL.changed(value=2.0)
    other = case.replaced(dearer, VAN)
    assert other.records == (BUS, dearer, LINE, VAN)
    assert case.records == (BUS, FUEL, LINE)
    assert case.digest != other.digest


def test_the_digest_tells_what_stands_and_not_how() -> None:
    assert Case([BUS, VAN]).digest == Case([VAN, BUS]).digest
    assert Case([BUS]).digest != Case([BUS.changed(title="A coach")]).digest


def test_a_case_is_frozen_and_says_what_it_holds() -> None:
    case = Case([BUS, VAN, IDEA])
    assert repr(case) == "Case(without a book: 2 options, 1 ideas)"
    assert repr(Case()) == "Case(without a book: nothing recorded yet)"
    assert (case.as_at, case.head, case.entries) == (None, "", ())
    with pytest.raises(AttributeError):
        case.head = "x"  # type: ignore[misc]
    with pytest.raises(TypeError):
        case.by_id["x"] = BUS  # type: ignore[index]


def test_a_case_can_be_copied() -> None:
    import copy
    import pickle

    case = Case([BUS, VAN], head="0f")
    assert len(case.by_id) == 2
    assert copy.deepcopy(case).records == case.records
    sent = pickle.loads(pickle.dumps(case))  # noqa: S301 - our own bytes, as workers send them
    assert (sent.options, sent.head) == (case.options, "0f")
