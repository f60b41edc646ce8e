"""Tests of installers/windows: what needs no Wine."""
