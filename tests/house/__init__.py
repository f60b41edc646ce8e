"""The rules of the house as tests; each one also proves itself on a planted fault."""
