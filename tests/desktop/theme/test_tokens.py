"""The tokens the program carries."""

from desktop.theme.tokens import DENSITIES, read_tokens


def test_rows_are_as_high_as_the_board_draws_them() -> None:
    assert dict(read_tokens().row_px) == {"compact": 32, "standard": 38, "touch": 48}


def test_no_text_is_smaller_than_twelve() -> None:
    assert min(read_tokens().type_px.values()) == 12


def test_every_density_has_a_row_height() -> None:
    assert set(DENSITIES) == set(read_tokens().row_px)
