"""How HQ can fail to do what was asked, told apart by what to do next."""

from sync.shop.trouble import HqAway, Trouble


class HqBusy(HqAway):
    """HQ answers that it has too much to do; come back after `retry_s` seconds."""

    code = "hq_busy"

    def __init__(self, message: str, *, retry_s: int) -> None:
        super().__init__(message)
        self.retry_s = retry_s


class HqSlow(HqAway):
    """HQ took longer than we wait: perhaps the same in smaller pieces."""

    code = "hq_slow"


class TooLarge(HqAway):
    """Something on the way, or HQ itself, takes only smaller bodies."""

    code = "too_large"


class HqSaysNo(Trouble):
    """HQ was reached and refuses; asking again the same way changes nothing."""

    code = "hq_says_no"
    exit_code = 3

    def __init__(self, message: str, *, code: str, status: int) -> None:
        super().__init__(message, code=code)
        self.status = status
