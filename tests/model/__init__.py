"""The handshake and recovery as a small explicit-state model: every reachable state is looked at."""
