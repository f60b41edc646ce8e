"""Set-up from a clone, and the locks."""
