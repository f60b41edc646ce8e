"""The two sounds of the scanner."""

from pathlib import Path

from installers.sounds import FOLDER, LOUD, SOUNDS, make, samples


def test_the_committed_sounds_are_what_the_script_makes(tmp_path: Path) -> None:
    made = make(tmp_path)
    assert len(made) == len(SOUNDS)
    assert [path.read_bytes() for path in made] == [
        (FOLDER / path.name).read_bytes() for path in made
    ]


def test_a_note_ends_without_a_click_and_silence_is_silent() -> None:
    note = samples(220, 90)
    assert max(map(abs, note)) <= LOUD
    assert abs(note[-1]) <= LOUD // 100
    assert set(samples(0, 10)) == {0}
