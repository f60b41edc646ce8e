"""Tests of desktop/sign_in."""
