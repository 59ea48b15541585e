"""Charts of money: how it adds up, when it pays back, who pays and who gains, and what could go wrong."""

from innokit.charts.money.break_even import break_even
from innokit.charts.money.bridge import bridge
from innokit.charts.money.budget import budget
from innokit.charts.money.by_agency import by_agency
from innokit.charts.money.clouds import clouds
from innokit.charts.money.cumulative import cumulative
from innokit.charts.money.flows import flows
from innokit.charts.money.gantt import gantt
from innokit.charts.money.money_and_score import money_and_score
from innokit.charts.money.one_way import one_way
from innokit.charts.money.risk_matrix import risk_matrix
from innokit.charts.money.scenarios import scenarios
from innokit.charts.money.two_way import two_way
from innokit.charts.money.who import who

__all__ = [
    "break_even",
    "bridge",
    "budget",
    "by_agency",
    "clouds",
    "cumulative",
    "flows",
    "gantt",
    "money_and_score",
    "one_way",
    "risk_matrix",
    "scenarios",
    "two_way",
    "who",
]
