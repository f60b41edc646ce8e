"""A whole company in one process, driven by one integer: devices, HQ, and everything that goes wrong.

`python -m tests.simulation run --seeds 0 1000` plays seeds; docs/simulation.md says what was played.
"""
