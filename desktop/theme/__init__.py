"""Tokens become colours, one style sheet, fonts and icons.

Widgets and their behaviour do not belong here; no colour is written anywhere else.
"""
