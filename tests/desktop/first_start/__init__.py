"""Tests of desktop/first_start."""
