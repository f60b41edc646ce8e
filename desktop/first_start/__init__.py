"""The first start of a new profile: try the demo, or connect this computer to HQ.

Enrolling itself is done by the books; only its answer is shown here.
"""
