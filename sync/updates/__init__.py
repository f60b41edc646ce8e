"""New versions of the program: which one this device may have, fetching it, putting it beside the running one.

Nothing here is needed to record a document. A folder that may be running is never touched: the new one is
put together beside it, checked file by file and by its own self-test, and only then named in `current`.
"""
