"""What makes an option worth that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import plotly.graph_objects as go

from innokit.charts import read, style
from innokit.charts.chart import Chart
from innokit.words import a_list, plain_for_chart

if TYPE_CHECKING:
    from innokit.results import Figure
    from innokit.scoring import Comparison


def contributions(comparison: Comparison) -> Chart:
    """Draw what each criterion adds to each option's overall value, as parts of one bar."""
    case, found = comparison.case, read.measured(comparison, "contribution")
    options = list(dict.fromkeys(rest[-2] for rest in found))
    criteria = list(dict.fromkeys(rest[-1] for rest in found))
    kind = next(iter(found))[0]
    total = {
        o: sum(read.value(f) for rest, f in found.items() if rest[-2] == o and f.value is not None)
        for o in options
    }
    order = sorted(options, key=lambda option: -total[option])
    most = max(criteria, key=lambda c: found[kind, order[0], c].value or 0.0)
    title = f"{read.short(case, most)} adds most to {read.short(case, order[0])}"
    subtitle = f"Weight x score of each criterion, summing to the overall value of 0 to 100; {case.moment}"
    plot = style.figure(title, subtitle, rows=len(order) + 1)
    labels = [style.name(case.name(option)) for option in order]
    for place, criterion in enumerate(criteria):
        parts = [found[kind, option, criterion].value or 0.0 for option in order]
        plot.add_trace(
            go.Bar(
                y=list(range(len(order))),
                x=parts,
                orientation="h",
                marker=style.part(place),
                name=plain_for_chart(case.name(criterion), 30),
            )
        )
    whole = read.by_option(comparison, "overall")
    blanks = {o: sum(found[kind, o, c].text == "not scored" for c in criteria) for o in order}
    plot.add_trace(_ends([total[o] for o in order], [_whole(whole[o], blanks[o]) for o in order]))
    plot.update_layout(barmode="stack", bargap=0.35)
    style.key_below(plot)
    plot.update_xaxes(range=[0, max(116, 60 + max(total.values()))], tickvals=[0, 20, 40, 60, 80, 100])
    style.names_down(plot, range(len(order)), labels)
    rows = [(case.name(o), *(found[kind, o, c] for c in criteria)) for o in order]
    data = read.sheet("contributions", "Weight x score", ("Option", *map(case.name, criteria)), rows)
    said = "; ".join(
        f"{read.short(case, o)}: "
        + a_list([f"{read.short(case, c)} {found[kind, o, c].text}" for c in criteria])
        for o in order
    )
    return Chart(
        "contributions", title, subtitle, f"What each criterion adds. {said}.", plot, data, comparison
    )


def _whole(figure: Figure, blanks: int) -> str:
    """Write the overall value, and how much of it is not scored."""
    return f"{figure.text}, {blanks} not scored" if blanks else figure.text


def _ends(totals: Sequence[float], texts: Sequence[str]) -> go.Scatter:
    """Write something after each bar."""
    return go.Scatter(
        x=list(totals),
        y=list(range(len(totals))),
        mode="text",
        text=[f"  {text}" for text in texts],
        textposition="middle right",
        cliponaxis=False,
    )
