"""What the law says when it says no."""


class Refusal(Exception):
    """The law says no to a draft, a promise or an input.

    `code` names the rule, `message` is one English sentence for a log or a terminal, `facts` are
    the values a translated sentence needs. Screens translate the code; nothing parses the message.
    """

    def __init__(self, code: str, message: str, **facts: str | int) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.facts = facts
