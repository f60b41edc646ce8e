"""Whole days, through the doors that people use: the command line, the window, a real HQ."""
