"""The fixture itself: a notebook runs in a real JupyterLab, without asking anything of another host."""

import pytest

from tests.panels.conftest import Lab

pytestmark = pytest.mark.browser


def test_a_notebook_runs(lab: Lab) -> None:
    page = lab.open_notebook(["import innokit", "print(6 * 7, innokit.__name__)"])
    assert page.locator(".jp-OutputArea-output").last.inner_text().strip() == "42 innokit"
    assert [
        url for url in lab.watch.requested if not url.startswith((lab.url, "data:", "blob:", "ws:"))
    ] == []
