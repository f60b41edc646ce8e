"""The furniture every screen stands among: rail, top bar, key bar, palette, toast, small widgets.

No screen and nothing about stock belongs here.
"""
