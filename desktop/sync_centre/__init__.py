"""The sync centre: did it arrive, document by document, and what HQ has said.

It sends nothing itself: the exchange thread does, and is asked to try.
"""
