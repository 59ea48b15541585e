"""The page of every kind of record and field is what the records themselves say."""

from tests.documentation.dictionary import PAGE, page


def test_the_data_dictionary_is_up_to_date() -> None:
    """After a change of records, `write` in the module `tests.documentation.dictionary` renews it."""
    assert page() == PAGE.read_text(encoding="utf-8")
