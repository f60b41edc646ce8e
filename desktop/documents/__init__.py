"""Documents: find one, and see which step, who, which device and which minute made it what it is.

Writing a new one is the counter's; a case is decided elsewhere, and only told of here.
"""
