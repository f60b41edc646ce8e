"""What the program carries besides code: theme tokens, translations, sounds, the demo's samples.

Read by importlib.resources only. No code of the program belongs here; the verifier is an auditor's.
"""
