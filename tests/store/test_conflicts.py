"""Two people at one book: nobody's newer version is written over unseen, and nothing is lost."""

from collections.abc import Iterator

import pytest

from innokit.errors import BookError, ConflictError
from innokit.records import Idea
from innokit.store import Book, open_book

IDEA = Idea(title="A shared calendar")


@pytest.fixture
def ann_and_bob(kept: str) -> Iterator[tuple[Book, Book]]:
    """One book, opened by two people, that holds one idea which both have seen."""
    with open_book(kept, by="Ann") as ann:
        ann.record(IDEA)
        with open_book(kept, by="Bob") as bob:
            yield ann, bob


def test_a_newer_version_of_somebody_else_is_named(ann_and_bob: tuple[Book, Book]) -> None:
    ann, bob = ann_and_bob
    bob.record(IDEA.changed(title="A calendar for all"))
    with pytest.raises(
        ConflictError, match=r"Bob recorded version 2 of the idea 'A calendar for all' on .*entry 2"
    ):
        ann.record(IDEA.changed(title="A printed calendar"))
    with pytest.raises(ConflictError, match="Bob recorded version 2"):
        ann.withdraw(IDEA)
    assert len(ann.history(IDEA)) == 2
    assert ann.record(IDEA.changed(title="A printed calendar")).version == 3


def test_looking_at_the_case_is_seeing(ann_and_bob: tuple[Book, Book]) -> None:
    ann, bob = ann_and_bob
    bob.withdraw(IDEA)
    with pytest.raises(ConflictError, match="Bob withdrew version 2 of the idea"):
        ann.record(IDEA)
    ann.case(as_of=1)
    with pytest.raises(ConflictError):
        ann.record(IDEA)
    ann.case()
    assert ann.record(IDEA).version == 3


def test_history_of_one_thing_shows_that_thing_alone(ann_and_bob: tuple[Book, Book]) -> None:
    ann, bob = ann_and_bob
    other = Idea(title="Other")
    bob.record([IDEA.changed(text="more"), other])
    bob.record(other.changed(text="more"))
    ann.history(IDEA)
    assert ann.record(IDEA.changed(text="most")).version == 3
    with pytest.raises(ConflictError):
        ann.record(other.changed(text="most"))


def test_own_versions_are_no_conflict_and_neither_is_the_same_body(ann_and_bob: tuple[Book, Book]) -> None:
    ann, bob = ann_and_bob
    for text in ("a", "b"):
        ann.record(IDEA.changed(text=text))
    with pytest.raises(ConflictError):
        bob.record(IDEA.changed(text="c"))
    assert bob.record(IDEA.changed(text="b")).version == 3
    assert bob.record(IDEA.changed(text="c")).version == 4


def test_other_things_are_no_conflict(ann_and_bob: tuple[Book, Book]) -> None:
    ann, bob = ann_and_bob
    bob.record(Idea(title="Bob's own"))
    assert ann.record(IDEA.changed(text="Ann's")).seq == 3


def test_based_on_is_exact(ann_and_bob: tuple[Book, Book]) -> None:
    ann, _ = ann_and_bob
    first = ann.history(IDEA)[0]
    second = ann.record(IDEA.changed(text="2"), based_on=first)
    with pytest.raises(ConflictError, match="Ann recorded version 2"):
        ann.record(IDEA.changed(text="3"), based_on=1)
    assert ann.record(IDEA.changed(text="3"), based_on=second.version).version == 3
    assert ann.record(Idea(title="new"), based_on=0).version == 1
    with pytest.raises(ConflictError, match="never recorded"):
        ann.record(Idea(title="new"), based_on=4)
    for wrong in (ann.record(Idea(title="other")), "1", True):
        with pytest.raises(BookError, match="based_on must be"):
            ann.record(IDEA.changed(text="4"), based_on=wrong)  # type: ignore[arg-type]
    with pytest.raises(BookError, match="one record"):
        ann.record([IDEA], based_on=1)  # type: ignore[call-overload]
