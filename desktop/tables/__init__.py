"""Rows of values painted by one delegate: every table of the program looks and behaves alike.

What the rows are about does not belong here; a page gives columns that turn its row into cells.
"""
