"""The demo is the first thing a newcomer sees; it must not disappoint."""
