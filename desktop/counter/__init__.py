"""The counter: scan, see it counted, post. One layout for every document that moves goods.

What a scan, a post or a proposal means is the law's and the books'; counting belongs to its own room.
"""
