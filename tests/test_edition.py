"""The program knows its own number, frozen or not."""

import tomllib

from sync.edition import VERSION
from tests.house.sources import ROOT


def test_the_program_and_its_recipe_say_the_same_number() -> None:
    recipe = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert recipe["project"]["version"] == VERSION
