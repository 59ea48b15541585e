"""What pydantic found, in plain words."""

_BLANK = ("missing", "string_too_short", "string_pattern_mismatch")


def said(sort: str, message: str, value: object) -> str:
    """Say in plain words what pydantic found.

    >>> said("less_than_equal", "Input should be less than or equal to 100", 130)
    "'130' should be less than or equal to 100"
    """
    if sort in _BLANK:
        return "it is blank, and must be filled"
    plain = message.removeprefix("Value error, ").removeprefix("Input ")
    return f"{str(value)[:60]!r} {plain}"
