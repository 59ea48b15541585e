"""What holds for the whole room: it loads numpy alone, and takes lists and arrays alike."""

import subprocess
import sys

import numpy as np
import pytest

from innokit.errors import MethodRefused
from innokit.maths import aggregate, arrays

PROGRAM = """
import sys
from innokit.maths import (weights, values, aggregate, crosscheck, groups, robustness, discounting, returns,
    optimism, distribution, information, prices, additionality, simulation)
print([name for name in ("scipy", "pandas", "plotly", "sqlalchemy") if name in sys.modules])
"""


def test_importing_the_room_loads_numpy_alone():
    ran = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


@pytest.mark.parametrize("kind", [list, tuple, np.array, lambda x: np.array(x, dtype=np.float32)])
def test_lists_tuples_and_arrays_are_alike(kind):
    assert aggregate.overall_value(kind([[1, 2], [3, 4]]), kind([0.5, 0.5])).tolist() == [1.5, 3.5]


def test_a_refusal_says_what_where_and_what_would_help():
    with pytest.raises(MethodRefused) as caught:
        arrays.share([0.2, 1.4], "deadweight")
    assert (caught.value.where, bool(caught.value.what), bool(caught.value.remedy)) == (
        "deadweight",
        True,
        True,
    )


def test_what_is_given_is_never_changed():
    given = np.array([[3.0, 1.0], [2.0, 5.0]])
    aggregate.overall_value(given, [0.5, 0.5])
    assert given.tolist() == [[3, 1], [2, 5]]
