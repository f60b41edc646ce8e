"""Tests of desktop/cases."""
