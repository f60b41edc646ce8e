"""Everything that is drawn by lot in a world comes from here: one integer makes all of it."""

import random
import uuid


class Names:
    """Ids of steps, documents and devices, and HQ's epochs, each from the seed."""

    def __init__(self) -> None:
        self.rng = random.Random("the template")  # no seed of a world is named so

    def begin(self, seed: int) -> None:
        """Another world; names given in the template stay given."""
        self.rng = random.Random(seed)

    def step(self) -> str:
        """An id as devices make them."""
        return str(uuid.UUID(int=self.rng.getrandbits(128), version=4))

    def device(self) -> str:
        """The id of one more device."""
        return f"device-{self.rng.getrandbits(48):012x}"

    def epoch(self) -> str:
        """One more epoch."""
        return f"{self.rng.getrandbits(32):08x}"
