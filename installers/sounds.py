"""Make the two sounds of the scanner: python -m installers.sounds.

A short tick for a good scan, a low double tone for one that did nothing. Whole numbers only, so
that every machine makes the same bytes.
"""

import sys
import wave
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "sounds"
RATE = 22_050
LOUD = 9_000

# A sound is a row of (pitch in Hz, milliseconds); pitch 0 is silence.
SOUNDS = {
    "tick": ((1_760, 35),),
    "low": ((220, 90), (0, 50), (220, 90)),
}


def samples(pitch: int, milliseconds: int) -> list[int]:
    """A triangle wave that fades to nothing, so that it ends without a click."""
    count = RATE * milliseconds // 1_000
    return [_triangle(pitch, n) * (count - n) // count for n in range(count)]


def make(folder: Path) -> list[Path]:
    """Write every sound as a WAV file of one channel and 16 bits."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(folder / f"{name}.wav", notes) for name, notes in SOUNDS.items()]


def _triangle(pitch: int, sample: int) -> int:
    if not pitch:
        return 0
    place = (sample * pitch * 4 * LOUD // RATE) % (4 * LOUD)
    return LOUD - abs(place - 2 * LOUD)


def _write(path: Path, notes: tuple[tuple[int, int], ...]) -> Path:
    values = [value for pitch, milliseconds in notes for value in samples(pitch, milliseconds)]
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(b"".join(value.to_bytes(2, "little", signed=True) for value in values))
    return path


if __name__ == "__main__":
    make(FOLDER)
    sys.exit(0)
