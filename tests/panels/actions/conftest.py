"""The driver's own assertions say what they compared."""

import pytest

pytest.register_assert_rewrite("tests.panels.actions.driver")
