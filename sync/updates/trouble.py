"""What can be in the way of a new version. The one in use works on after each of these."""

from sync.shop.trouble import HqAway, ProfileBusy, Trouble

_EXITS = {"line": HqAway.exit_code, "busy": ProfileBusy.exit_code}


class UpdateTrouble(Trouble):
    """Nothing was installed; `code` says which of the ways below it was.

    `not_here`: this copy is not updated from inside. `line`: the place of the updates cannot be
    reached. `unsigned`, `expired`, `turned_back`, `damaged`: what is there must not be trusted.
    `disk_full`, `disk_fault`, `file_held`: this PC is in the way. `failed_test`: the new version
    does not work here. `busy`: another window is at it.
    """

    exit_code = 3

    def __init__(self, message: str, *, code: str = "") -> None:
        super().__init__(message, code=code or "damaged")
        self.exit_code = _EXITS.get(self.code, self.exit_code)
