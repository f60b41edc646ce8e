"""The law by properties and examples."""
