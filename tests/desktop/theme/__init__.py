"""Theme: contrast, one home for colours, icons."""
