"""A shop's books: its journal, its cache of HQ's state, and the exchange that keeps them in step.

Works with the line down; HTTP is met in `hq_client` only. No screens here, and no rule of stock:
those are `sync.stock`'s.
"""
