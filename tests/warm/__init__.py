"""Processes of the program that begin warm: forked from one that has read every module already.

Half of what a short command takes is Python reading modules, and some tests run dozens of commands.
What they try is the same: a process of its own that reads its words, its files and its stdin, and
may be killed. tests/test_main.py and tests/cli start it from nothing, as people do.
"""
