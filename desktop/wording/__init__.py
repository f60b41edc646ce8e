"""Codes and facts of the books become sentences in the language of the screen.

`sync` raises codes with facts; every sentence a person reads about them stands here. One word per
idea, from the list of terms; what happened first, then what to do.
"""
