"""Tests of desktop/documents."""
