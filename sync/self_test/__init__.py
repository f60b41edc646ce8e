"""`main.py --self-test DIR`: whether this installation works, tried as a shop would use it.

On top of shop, HQ and demo; the window takes its pictures in a process of its own
(`desktop/portraits.py`), so that a Qt that cannot start is a failed check and not a dead self-test.
"""
