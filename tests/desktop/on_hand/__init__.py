"""Tests of desktop/on_hand."""
