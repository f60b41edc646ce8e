"""How the exchange stands, as a value."""

from desktop.line_facts import LineFacts


def test_what_is_in_the_way_is_said_in_words() -> None:
    away = LineFacts("offline", trouble="hq_away")
    assert (away.is_offline, away.trouble_words().startswith("HQ cannot be reached.")) == (
        True,
        True,
    )


def test_nothing_in_the_way_is_not_spoken_of() -> None:
    assert (LineFacts("online").trouble_words(), LineFacts("online").is_offline) == ("", False)
