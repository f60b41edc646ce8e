"""HQ, from its books to its door."""
