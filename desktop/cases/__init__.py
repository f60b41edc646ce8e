"""The case desk: one document, two truths, and a person who decides without fear.

What a choice would move is worked out by the books; here it is only shown, chosen and given a reason.
"""
