"""Fields of a document in words."""

from dataclasses import fields

from desktop.wording.fields import FIELDS, field_word
from sync.stock.document import HEADER_FIELDS, Line

NEVER_IN_DISPUTE = {"line", "name", "unit", "decimals"}


def test_every_field_that_may_differ_has_a_word() -> None:
    of_lines = {field.name for field in fields(Line)} - NEVER_IN_DISPUTE
    assert set(FIELDS) == {"", *HEADER_FIELDS, *of_lines}


def test_an_unknown_field_is_shown_as_it_is() -> None:
    assert (field_word("colour"), field_word("lot")) == ("colour", "Lot")
