"""Proofs of the shop's books."""
