"""The first tab: what the workbook is, where it comes from, how to use it and send it back."""

from __future__ import annotations

from collections.abc import Iterable

from innokit.businesscase.workbook.pad import Pad
from innokit.businesscase.workbook.plan import Plan
from innokit.records import Challenge
from innokit.results import notice
from innokit.results.workbook import Tab
from innokit.version import __version__

HOW = (
    "Change only boxed cells (pale yellow, with a border): in Assumptions, Costs, Benefits, Shares, "
    "Amounts by year, Inflation and Funding. Everything else follows by formulas.\n"
    "A share is typed as 45% or 0.45. Money is typed without £ and commas. A price year is typed as 2024 or "
    "2024/25.\n"
    "Sheets are protected without a password, so that nothing is overwritten by mistake; you may lift it.\n"
    "Sources, reasons and who recorded what stand in the comments of the cells.\n"
    "Send the file back to whoever keeps the record. They give: innokit import FILE FOLDER --by YOUR-POST. "
    "Each changed input then stands as a proposal in your name, which is accepted or refused with a reason. "
    "Changed formulas are reported and never taken in."
)


def front(plan: Plan, tabs: Iterable[tuple[str, str]], beside: Iterable[str]) -> Tab:
    """Question, moment, editions, how to use it, the key to the cells, and what each tab holds."""
    case, appraisal = plan.case, plan.appraisal
    questions = case.of(Challenge)
    pad = Pad("Read me")
    pad.text(0, 0, questions[0].title if questions else "Business case", "title")
    head = f", head {case.head}" if case.head else ""
    rows = [
        ("Made from", f"The record {case.moment}{head}"),
        ("Made by", f"innokit {__version__}"),
        ("Options", "; ".join(outcome.option.title for outcome in appraisal.outcomes)),
        ("Compared with", f"Business as usual: {appraisal.baseline.title}"),
        (
            "Prices and years",
            f"{appraisal.setting.price_base} prices; {plan.year_names[0]} to {plan.year_names[-1]}",
        ),
        *(("Table used", edition) for edition in appraisal.setting.editions),
    ]
    warning = notice(case, [flow.line.id for flow in plan.flows])
    rows += [("Note", said) for said in (warning, *beside) if said]
    for row, (name, said) in enumerate(rows, 2):
        pad.text(row, 0, name, "label")
        pad.text(row, 1, said)
    _section(pad, "How to use it", [(str(number), said) for number, said in enumerate(HOW.split("\n"), 1)])
    _key(pad)
    _section(pad, "What is where", list(tabs))
    return pad.tab((26, 110), (0, 0))


def _section(pad: Pad, title: str, rows: list[tuple[str, str]]) -> None:
    """A heading with rows below it."""
    row = pad.next_row + 1
    pad.text(row, 0, title, "group")
    for at, (name, said) in enumerate(rows, row + 1):
        pad.text(at, 0, name, "label")
        pad.text(at, 1, said)


def _key(pad: Pad) -> None:
    """What cells look like, in words beside each look."""
    row = pad.next_row + 1
    pad.text(row, 0, "Key", "group")
    looks = (
        (
            "input",
            "Boxed",
            "An input: with a border on all sides. It may be changed, and comes back as a proposal.",
        ),
        ("figure", "Plain", "A formula: no border, no fill. It follows from the inputs."),
        ("table", "Grey", "From a published table: grey fill, no border. Named at the top of its tab."),
        ("total", "Bold", "A sum, or an answer."),
    )
    for at, (role, name, said) in enumerate(looks, row + 1):
        pad.text(at, 0, name, role)  # type: ignore[arg-type]
        pad.text(at, 1, said)
