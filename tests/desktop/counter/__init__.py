"""Tests of desktop/counter."""
