"""Proofs of updates: small folders made on the spot, real keys, no clock of the day."""
