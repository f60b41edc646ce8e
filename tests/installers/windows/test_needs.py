"""What the machine lacks is named by the package that brings it."""

import pytest

from installers.windows import needs, wine


def test_what_is_missing_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None if name == "makensis" else "/x")
    monkeypatch.setattr(wine, "tool", lambda _name: None)
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    said = needs.missing(is_tried=True)
    assert said[:2] == ["makensis is missing.", "wine64 is missing."]
    assert said[2].endswith("apt-get install --no-install-recommends nsis wine64 wine")
    assert "uv" in said[3]


def test_trying_needs_more_than_making(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    made = set(needs.missing(is_tried=False))
    assert {"Xvfb is missing."} <= set(needs.missing(is_tried=True)) - made
