"""The one escaping layer, and the wording of numbers, money, shares, dates and lists.

Text from people is untrusted: `escape` is the only way into HTML, `plain_for_chart` into a chart,
`cell_text` into a sheet. Numbers on screens are such as a person can say; exact values stay in tables.
"""

from innokit.words.escaping import cell_text, escape, one_line, plain_for_chart
from innokit.words.wording import (
    MINUS,
    a_list,
    count,
    date_words,
    draws_words,
    exact,
    money,
    number,
    per_cent,
    share_words,
    sum_of_money,
    thousands,
    with_unit,
    years_words,
)

__all__ = [
    "MINUS",
    "a_list",
    "cell_text",
    "count",
    "date_words",
    "draws_words",
    "escape",
    "exact",
    "money",
    "number",
    "one_line",
    "per_cent",
    "plain_for_chart",
    "share_words",
    "sum_of_money",
    "thousands",
    "with_unit",
    "years_words",
]
