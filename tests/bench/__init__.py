"""Ratios against raw floors measured in the same run (DESIGN section 9); printed, never asserted in a test."""
