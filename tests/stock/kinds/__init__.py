"""One test file a kind, as there is one file a kind."""
