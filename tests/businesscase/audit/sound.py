"""A case that passes every check of the auditor's list, to be made wrong in one place at a time."""

import datetime
from typing import Any

from innokit.records import (
    Assumption,
    BenefitLine,
    Case,
    CostLine,
    Entry,
    Frame,
    Option,
    Record,
    Ref,
    Stakeholder,
)

FIELDS = {
    "frame": {"base_year": "2026", "last_year": 5, "price_year": "2022"},
    "baseline": {"title": "As now", "role": "baseline"},
    "least": {"title": "Less paper", "role": "do-minimum"},
    "council": {"title": "Council", "sector": "council"},
    "residents": {"title": "Residents", "sector": "residents"},
    "take-up": {
        "title": "Take-up",
        "value": 0.6,
        "low": 0.4,
        "high": 0.7,
        "source": "Trial",
        "standing": "measured",
    },
    "software": {
        "title": "Software",
        "option": "n",
        "payer": "council",
        "amount": 1_000,
        "source": "Quote",
        "project_type": "equipment/development",
        "optimism_bias": 2.0,
        "managed_share": 0.5,
    },
    "post": {
        "title": "Less post",
        "option": "n",
        "gainer": "council",
        "people": 100,
        "take_up": Ref(assumption="take-up"),
        "unit_value": 50,
        "sort": "cash-releasing",
        "cashable": 1.0,
        "owner": "Head of post",
        "budget_line": "Postage",
        "confirmed_by": "Finance",
        "source": "Ledger",
        "standing": "measured",
        "duration": 5,
        "price_year": "2021",
    },
    "time": {
        "title": "Time saved",
        "option": "n",
        "gainer": "residents",
        "people": 100,
        "unit_value": 3,
        "source": "Survey",
        "standing": "measured",
        "duration": 5,
    },
}
KINDS = {
    "frame": Frame,
    "baseline": Option,
    "least": Option,
    "council": Stakeholder,
    "residents": Stakeholder,
    "take-up": Assumption,
    "software": CostLine,
    "post": BenefitLine,
    "time": BenefitLine,
}


def sound(*more, without=(), **changes):
    """A case that passes every check, with some fields changed and some records left out."""
    records = [
        KINDS[key](id=key, **(fields | changes.get(key.replace("-", "_"), {})))
        for key, fields in FIELDS.items()
        if key not in without
    ]
    return Case([Option(id="n", title="New form"), *records, *more])


def with_history(case: Case, *bodies: tuple[Record, dict[str, Any], str]) -> Case:
    """The same case with entries about some of its records: the record, what it held, and who recorded it."""
    when = datetime.datetime(2026, 11, 1, tzinfo=datetime.UTC).isoformat()
    entries = [
        Entry(seq, "record", record.kind, record.id, seq, 1, when, who, "", body, f"{seq:064d}")
        for seq, (record, body, who) in enumerate(bodies, start=1)
    ]
    return Case(case.records, entries)
