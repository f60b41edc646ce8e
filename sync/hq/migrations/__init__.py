"""How HQ's tables came to be, step by step (Alembic). Data, not code to build on."""
