"""Errors that people are told about, in their own language."""


class SaitError(Exception):
    """Something the reader can understand and act on.

    *code* is stable and is the key of the message in ``sait.i18n.problems.register``;
    *context* fills the placeholders of that message.
    """

    def __init__(self, code: str, **context: object) -> None:
        super().__init__(f"{code} {context}" if context else code)
        self.code = code
        self.context = context
