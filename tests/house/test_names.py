"""If a function has no home, a noun is missing: these names are where nouns go missing."""

import re
from pathlib import PurePosixPath

from tests.house.sources import program, proofs

NO_NOUN = re.compile(r"^(utils?|utilities|helpers?|commons?|managers?|services?|misc|stuff|base)$")


def _nameless(path: str) -> bool:
    parts = PurePosixPath(path).with_suffix("").parts
    words = [word for part in parts for word in part.split("_")]
    return any(NO_NOUN.match(word) for word in words)


def test_every_module_and_package_is_named_after_a_thing_of_the_trade() -> None:
    paths = [source.path for source in (*program(), *proofs())]
    assert [path for path in paths if _nameless(path)] == []


def test_a_nameless_module_is_found() -> None:
    assert _nameless("sync/shop/utils.py")
    assert _nameless("desktop/common/rows.py")
    assert _nameless("sync/stock_manager.py")
    assert not _nameless("sync/shop/journal.py")
