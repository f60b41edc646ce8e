"""Tests of desktop/preferences."""
