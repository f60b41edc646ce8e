"""What is written on a document, and what it moved."""

from desktop.documents.content_tables import (
    line_columns,
    line_sentence,
    moved_goods,
    movement_columns,
    movement_sentence,
    place_name,
    written_lines,
)
from desktop.workplace import Workplace
from sync.shop.ledger import Recorded

Morning = dict[str, Recorded]


def texts(columns: tuple[object, ...], row: object) -> dict[str, str]:
    return {column.key: column.cell(row).text for column in columns}  # type: ignore[attr-defined]  # columns of either table


def test_a_line_has_its_name_in_the_language_of_the_screens(
    place: Workplace, morning: Morning
) -> None:
    view = place.books.reading.show(morning["issue"].document)
    line = written_lines(place, view)[0]
    assert line_sentence(line) == "Magnetic tiles, 100, 4 盒, lot –, bin F-01-2"
    assert texts(line_columns(), line)["quantity"] == "4"


def test_a_count_shows_book_and_what_stays_adjusted(place: Workplace, morning: Morning) -> None:
    view = place.books.reading.show(morning["count"].document)
    shown = texts(line_columns(), written_lines(place, view)[0])
    assert (shown["quantity"], shown["book"], shown["variance"]) == ("48", "49", "−1")


def test_a_movement_leaves_one_place_and_reaches_another(
    place: Workplace, morning: Morning
) -> None:
    view = place.books.reading.show(morning["transfer"].document)
    moved = moved_goods(place, view)[0]
    assert (moved.origin, moved.destination) == ("Mong Kok shop　F-01-2", "In transit")
    assert movement_sentence(moved) == (
        "36 of Magnetic tiles, 100 from Mong Kok shop　F-01-2 to In transit"
    )
    assert texts(movement_columns(), moved)["quantity"] == "36"


def test_places_outside_every_site_have_words(place: Workplace) -> None:
    assert [place_name(place, code) for code in ("@supplier", "@loss", "MK02/")] == [
        "Supplier",
        "Loss",
        "Mong Kok shop",
    ]
