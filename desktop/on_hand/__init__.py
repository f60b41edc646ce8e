"""Stock: find a figure, and let anyone say in ten seconds why it is what it is.

Nothing is written here.
"""
