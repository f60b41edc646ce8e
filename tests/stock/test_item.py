from sync.stock.item import Item


def test_an_item_names_itself_without_repeating() -> None:
    assert Item("A", "茶", "茶", "Tea").names() == ("茶", "Tea")
