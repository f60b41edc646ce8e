"""Tests of desktop/sync_centre."""
