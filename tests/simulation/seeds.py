"""Which seeds are played: those that failed once, kept for ever, and a fresh run of numbers."""

from pathlib import Path

from tests.simulation.play import Played

KEPT = Path(__file__).with_name("seeds.txt")


def kept_seeds() -> list[int]:
    """Seeds that found a fault once, in the order they were found."""
    lines = KEPT.read_text(encoding="utf-8").splitlines()
    return [int(line.split()[0]) for line in lines if line and not line.startswith("#")]


def told(played: Played) -> str:
    """A failed seed for whoever has to look at it: what broke, and how to see it again."""
    again = f"python -m tests.simulation run --seeds {played.seed} {played.seed + 1} --story"
    return f"seed {played.seed}: {played.fault}\nreplay: {again}"
