"""What travels between a shop and HQ: one schema a letter, the seal, the protocol's numbers.

No books and no transport here. Letters are turned into values of the law at once.
"""
