"""Records to text and back, whatever they hold."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from innokit.errors import RecordError
from innokit.records import (
    KINDS,
    SCHEMA,
    Idea,
    Meeting,
    Record,
    Vote,
    canonical,
    digest,
    from_body,
    to_fields,
)
from tests.counts import count
from tests.records.drawing import records

EVERY_KIND = st.sampled_from(sorted(KINDS)).flatmap(records)
thinking = settings(max_examples=count("hypothesis_slow"), suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_comes_back_the_same(kind: str) -> None:
    @thinking
    @given(records(kind))
    def comes_back(record: Record) -> None:
        fields = to_fields(record)
        assert list(fields) == sorted(fields)
        body = {name: json.loads(text) for name, text in fields.items()}
        again = from_body(kind, record.id, body)
        assert again == record
        assert to_fields(again) == fields
        assert all(canonical(json.loads(text)) == text for text in fields.values())
        assert digest([again]) == digest([record])

    comes_back()


@thinking
@given(EVERY_KIND)
def test_a_copy_without_changes_is_equal(record: Record) -> None:
    assert record.changed() == record


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.dictionaries(st.text(), inner)
    )
)
def test_canonical_text_depends_on_the_value_alone(value: object) -> None:
    text = canonical(value)
    assert json.loads(text) == value
    assert canonical(json.loads(text)) == text


def test_canonical_text_stands_in_the_open() -> None:
    assert canonical({"b": [1, 0.5], "a": "£5 – “né”\n"}) == '{"a":"£5 – “né”\\n","b":[1,0.5]}'
    with pytest.raises(ValueError, match="Out of range"):
        canonical(float("nan"))


def test_fields_at_their_default_are_left_out() -> None:
    assert to_fields(Idea(title="A calendar", text="")) == {"title": '"A calendar"'}
    assert to_fields(Meeting(title="Board", date="2026-03-31"))["date"] == '"2026-03-31"'


def test_the_digest_of_records_knows_no_order() -> None:
    one, two = Idea(title="One"), Idea(title="Two")
    assert digest([one, two]) == digest([two, one])
    assert digest([one]) != digest([one.changed(text="more")])
    assert digest([one]) != digest([Idea(title="One")])


def test_what_this_version_cannot_know_is_refused_with_a_remedy() -> None:
    for kind, schema in (("idea", SCHEMA + 1), ("dream", SCHEMA)):
        with pytest.raises(RecordError) as caught:
            from_body(kind, "0f", {"title": "x"}, schema)
        assert "0f" in caught.value.where
        assert caught.value.remedy == "Install a newer innokit"
    with pytest.raises(RecordError, match=r"colour.*not a field of this kind"):
        from_body("idea", "0f", {"title": "x", "colour": "red"})


def test_the_id_is_no_part_of_the_body() -> None:
    vote = Vote(idea="0f", dots=3)
    assert "id" not in to_fields(vote)
    assert from_body("vote", "1e", {"idea": "0f", "dots": 3}).id == "1e"
