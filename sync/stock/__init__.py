"""The law of stock: pure values and rules, called by shop and HQ alike.

No I/O, no clock, no SQL, no Qt. A rule is written here once or it is not a rule.
"""
