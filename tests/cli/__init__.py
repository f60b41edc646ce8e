"""The headless interface."""
