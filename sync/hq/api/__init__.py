"""HQ's door: paths, bodies, problems, and what `/openapi.json` says of them. All of Litestar is here and in app.py.

No rule of stock and no SQL: a handler reads a letter, asks one room of HQ, and answers with a letter.
"""
