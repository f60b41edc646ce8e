"""What goods are found under, against the index that is really used."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from sync.stock.search_terms import index_terms
from sync.stock.search_text import match_query

ITEMS = {
    "DR-0375": (
        ("檸檬茶 375ml 紙包", "柠檬茶 375ml 纸包", "Lemon tea 375ml carton"),
        ("DR-0375", "4891234500017"),
    ),
    "PT-0085": (
        ("吞拿魚貓罐頭 85g", "吞拿鱼猫罐头 85g", "Tuna cat food 85g"),
        ("PT-0085", "4891234500024"),
    ),
    "SC-0510": (
        ("舊庄蠔油 510g", "旧庄蚝油 510g", "Oyster sauce 510g"),
        ("SC-0510", "4891234500031"),
    ),
    "SF-0400": (("鹽水養蛤蜊",), ("SF-0400",)),
    "DR-0900": (("西洋參片",), ("DR-0900",)),
    "GF-0001": (("兒童音樂盒",), ("GF-0001",)),
    "HS-0001": (("重慶火鍋底料", "重庆火锅底料", "Hot pot base"), ("HS-0001",)),
}


@pytest.fixture
def index() -> Iterator[dbapi2.Connection]:
    connection = dbapi2.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE t USING fts5(sku UNINDEXED, terms, tokenize = 'unicode61')"
    )
    connection.executemany(
        "INSERT INTO t VALUES (?, ?)", [(sku, index_terms(*parts)) for sku, parts in ITEMS.items()]
    )
    yield connection
    connection.close()


def found(index: dbapi2.Connection, text: str) -> set[str]:
    rows = index.execute("SELECT sku FROM t WHERE t MATCH ?", (match_query(text),))
    return {sku for (sku,) in rows}


@pytest.mark.parametrize(
    ("typed", "sku"),
    [
        *(("茶", "DR-0375"), ("檸檬", "DR-0375"), ("柠檬茶", "DR-0375"), ("吞拿魚貓", "PT-0085")),
        *(("ningmeng", "DR-0375"), ("mengcha", "DR-0375"), ("nmc", "DR-0375"), ("mc", "DR-0375")),
        *(
            ("lem", "DR-0375"),
            ("Tea carton", "DR-0375"),
            ("３７５", "DR-0375"),
            ("dr-03", "DR-0375"),
        ),
        *(
            ("dr0375", "DR-0375"),
            ("4891234500017", "DR-0375"),
            ("500017", "DR-0375"),
            ("貓85g", "PT-0085"),
        ),
        *(
            ("chongqing", "HS-0001"),
            ("zhongqing", "HS-0001"),
            ("cqhg", "HS-0001"),
            ("yanggeli", "SF-0400"),
            ("xysp", "DR-0900"),
            ("xiyangshen", "DR-0900"),
            ("375", "DR-0375"),
            ("900", "DR-0900"),
            ("yinyuehe", "GF-0001"),
            ("yyh", "GF-0001"),
            ("蚝油", "SC-0510"),
        ),
    ],
)
def test_what_people_type_finds_the_goods(index: dbapi2.Connection, typed: str, sku: str) -> None:
    assert found(index, typed) == {sku}


def test_every_word_must_be_there(index: dbapi2.Connection) -> None:
    assert found(index, "檸檬 貓") == set()


@given(st.text())
def test_nothing_that_is_typed_breaks_the_index(typed: str) -> None:
    connection = dbapi2.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(terms, tokenize = 'unicode61')")
    query = match_query(typed)
    assert (
        query is None
        or connection.execute("SELECT * FROM t WHERE t MATCH ?", (query,)).fetchall() == []
    )
    connection.close()


@given(st.text("檸檬茶紙包貓罐頭蠔油重慶abcXYZ019-", min_size=1, max_size=6))
def test_a_name_is_found_by_itself(name: str) -> None:
    connection = dbapi2.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(terms, tokenize = 'unicode61')")
    connection.execute("INSERT INTO t VALUES (?)", (index_terms([name], []),))
    query = match_query(name)
    assert (
        query is None
        or len(connection.execute("SELECT * FROM t WHERE t MATCH ?", (query,)).fetchall()) == 1
    )
    connection.close()
