"""How this computer shows things: language, theme, row height, sound.

What a shop may do is HQ's to say and does not belong here.
"""
