"""The shared fixtures can fail: a watch that saw nothing, or a silent axe, would make every page pass."""

from pathlib import Path

import pytest

from tests.conftest import Watch, browser_is_required, once

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title></head>
<body><main><h1>A page</h1>{}</main></body></html>"""


def written(tmp_path: Path, body: str) -> str:
    page = tmp_path / "page.html"
    page.write_text(PAGE.format(body), encoding="utf-8")
    return page.as_uri()


@pytest.mark.browser
def test_watch_sees_requests_and_dialogs(browser_page, watch: Watch, tmp_path: Path) -> None:
    here = written(
        tmp_path,
        "<img src='beside.png' alt='x'><img src='https://example.org/far.png' alt='x'>"
        "<script>alert('ran')</script>",
    )
    browser_page.goto(here)
    assert watch.outside() == [(tmp_path / "beside.png").as_uri(), "https://example.org/far.png"]
    assert watch.outside(tmp_path) == ["https://example.org/far.png"]
    assert watch.dialogs == ["ran"]


@pytest.mark.browser
def test_axe_finds_a_missing_alternative_text(browser_page, axe, tmp_path: Path) -> None:
    browser_page.goto(written(tmp_path, "<p>Words.</p>"))
    assert axe(browser_page) == []
    browser_page.goto(written(tmp_path, "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>"))
    assert [finding for finding in axe(browser_page) if finding.startswith("image-alt")]


def test_one_worker_makes_and_the_others_take(tmp_path: Path) -> None:
    made = []
    folder = once(tmp_path / "shared", made.append)
    assert once(tmp_path / "shared", made.append, patience=1) == folder
    assert made == [folder]


def test_the_others_fail_with_the_worker_that_failed(tmp_path: Path) -> None:
    def refuse(folder: Path) -> None:
        raise RuntimeError("the demonstration broke")

    with pytest.raises(RuntimeError):
        once(tmp_path / "shared", refuse)
    with pytest.raises(pytest.fail.Exception, match="the demonstration broke"):
        once(tmp_path / "shared", refuse, patience=1)


def test_a_missing_browser_fails_only_where_it_is_required(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("INNOKIT_REQUIRE_BROWSER", "0")
    assert not browser_is_required()
    monkeypatch.setenv("INNOKIT_REQUIRE_BROWSER", "1")
    assert browser_is_required()
    monkeypatch.delenv("INNOKIT_REQUIRE_BROWSER")
    monkeypatch.setenv("CI", "true")
    assert browser_is_required()
