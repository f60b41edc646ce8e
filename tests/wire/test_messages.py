import msgspec
import pytest

from sync.wire import messages
from sync.wire.messages import Letter


def _letters(kind: type[Letter]) -> list[type[Letter]]:
    return [kind, *(inner for child in kind.__subclasses__() for inner in _letters(child))]


LETTERS = [kind for kind in _letters(Letter)[1:] if kind.__module__ == messages.__name__]


@pytest.mark.parametrize("kind", LETTERS, ids=lambda kind: kind.__name__)
def test_no_number_of_a_letter_is_a_float(kind: type[Letter]) -> None:
    schema = msgspec.json.encode(msgspec.json.schema(kind))
    assert b'"type":"number"' not in schema


@pytest.mark.parametrize("kind", LETTERS, ids=lambda kind: kind.__name__)
def test_quantities_and_money_travel_as_text(kind: type[Letter]) -> None:
    amounts = {"quantity", "unit_price", "price", "book"}
    fields = [field for field in msgspec.structs.fields(kind) if field.name in amounts]
    assert [field.name for field in fields if field.type not in {str, str | None}] == []
