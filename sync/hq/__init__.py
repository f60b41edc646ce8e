"""HQ: takes custody of every sealed step, judges it under the stock law, and tells every site.

No screen and nothing of a shop's books here; shop and HQ meet only in letters.
"""
