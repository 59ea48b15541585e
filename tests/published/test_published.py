"""Every case file of this folder, through the method it names.

A file that is short of something fails with a sentence that says what to add; see README.md.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.published.methods import METHODS

FILES = sorted(Path(__file__).parent.glob("*.json"))
NEEDED = ("method", "title", "source", "where", "status", "note", "inputs", "expected")
STATUSES = ("published", "derived", "constructed")


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_case(file: Path) -> None:
    case = json.loads(file.read_text(encoding="utf-8"))
    missing = [name for name in NEEDED if name not in case]
    assert not missing, f"add {', '.join(missing)}"
    assert case["status"] in STATUSES, f"status is one of {', '.join(STATUSES)}"
    assert case["method"] in METHODS, f"method is one of {', '.join(sorted(METHODS))}"
    assert case["expected"], "expect at least one answer"
    answers = METHODS[case["method"]](case["inputs"])
    problems = [line for name, wanted in case["expected"].items() for line in judged(name, answers, wanted)]
    assert not problems, "\n".join(problems)


def judged(name: str, answers: dict[str, Any], wanted: dict[str, Any]) -> list[str]:
    """What is wrong with one answer: beside the printed figure, and beside the exact one."""
    if name not in answers:
        return [f"{name}: the method answers {', '.join(sorted(answers))}"]
    kinds = [kind for kind in ("printed", "exact") if kind in wanted]
    if not kinds or any(f"{kind}_within" not in wanted for kind in kinds):
        return [f"{name}: give printed and printed_within, or exact and exact_within, or both pairs"]
    return [
        f"{kind} {line}"
        for kind in kinds
        for line in differences(name, answers[name], wanted[kind], wanted[f"{kind}_within"])
    ]


def differences(place: str, found: Any, wanted: Any, within: Any) -> list[str]:
    """Where an answer, which may hold lists and names, differs from what is wanted."""
    if isinstance(wanted, dict):
        absent = [f"{place} {key}: not answered" for key in wanted if key not in found]
        both = [key for key in wanted if key in found]
        return absent + [
            line for key in both for line in differences(f"{place} {key}", found[key], wanted[key], within)
        ]
    if isinstance(wanted, list):
        if found is None or len(found) != len(wanted):
            return [f"{place}: {found} has not {len(wanted)} entries"]
        return [
            line
            for i, (got, want) in enumerate(zip(found, wanted, strict=True))
            for line in differences(f"{place}[{i}]", got, want, within)
        ]
    if wanted is None or isinstance(wanted, str) or found is None:
        return [] if found == wanted else [f"{place}: {found} is not {wanted}"]
    allowed = allowance(wanted, within)
    return [] if abs(found - wanted) <= allowed else [f"{place}: {found} is not within {allowed} of {wanted}"]


def allowance(wanted: float, within: Any) -> float:
    """How far an answer may be off: so much, a share of the figure, or standard errors of a sampled share."""
    if not isinstance(within, dict):
        return float(within)
    if "share" in within:
        return float(within["share"] * abs(wanted))
    return float(within["standard_errors"] * np.sqrt(wanted * (1 - wanted) / within["draws"]))


def test_every_method_has_a_case() -> None:
    used = {json.loads(file.read_text(encoding="utf-8"))["method"] for file in FILES}
    assert set(METHODS) == used


def test_a_wrong_figure_is_found() -> None:
    answers = {"total": 247_490.8, "order": ["B", "A"], "none": None}
    assert judged("total", answers, {"printed": 247_000, "printed_within": 500}) == []
    assert judged("total", answers, {"exact": 247_492, "exact_within": 1})
    assert judged("total", answers, {"exact": 247_492, "exact_within": {"share": 1e-9}})
    assert judged("order", answers, {"printed": ["A", "B"], "printed_within": 0})
    assert judged("none", answers, {"exact": 0, "exact_within": 1})
    assert judged("total", answers, {"exact": 247_490.8})
    assert judged("payback", answers, {"exact": 1, "exact_within": 1})
    assert allowance(0.5, {"standard_errors": 2, "draws": 10_000}) == pytest.approx(0.01)
