"""Why HQ did not do what was asked."""

from sync.wire.messages import Letter


class Problem(Letter):
    """A code, a sentence, and when to come back."""

    code: str
    message: str
    retry_s: int = 0
