"""What the program carries besides code: theme tokens, translations, sounds, the demo's samples.

Read by importlib.resources only. No code belongs here.
"""
