"""The face: all Qt, and nothing that decides.

Screens lay out, forward intentions and show values. SQL, HTTP and the rules of stock do not
belong here.
"""
