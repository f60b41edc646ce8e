"""The headless interface (CLI.md): the same acts as the screens, for scripts, migration and tests.

It parses, calls the books of one end, and prints. No rule and no SQL lives here.
"""
