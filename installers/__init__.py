"""What brings Counterstock to a machine: set-up from a clone, locks, and later the frozen builds.

Nothing here is imported by the program itself, and no rule of stock belongs here.
"""
