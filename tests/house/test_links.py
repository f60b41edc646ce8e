"""Every page that a page points to is there."""

import re
from pathlib import Path

from tests.house.sources import ROOT, committed

LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


def _dead(page: Path, text: str) -> list[str]:
    targets = [str(link) for link in LINK.findall(text)]
    return [f"{page.name} -> {target}" for target in targets if not (page.parent / target).exists()]


def test_no_page_points_nowhere() -> None:
    pages = [path for path in committed() if path.suffix == ".md"]
    assert [fault for page in pages for fault in _dead(page, page.read_text("utf-8"))] == []


def test_a_dead_link_is_found() -> None:
    assert _dead(ROOT / "README.md", "[the guide](docs/nowhere.md#top)") == [
        "README.md -> docs/nowhere.md"
    ]
    assert _dead(ROOT / "README.md", "[licence](LICENSE) [out](https://example.com)") == []
