"""HQ's door: every letter, every problem, and what /openapi.json says."""
