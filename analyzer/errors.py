"""Every mistake that a user can make: what happened, what to do, and the exit code."""

from typing import ClassVar


class ApkscanError(Exception):
    """Base of the errors that the command line turns into one clear line.

    ``str(error)`` says what and where in one line; ``hint`` says what to do about it.
    """

    exit_code: ClassVar[int] = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(ApkscanError):
    """Arguments that cannot be used: a path that does not exist, an unknown format. Exit code 2."""


class UnreadableError(ApkscanError):
    """The input was found but could not be looked into: manifest or all code unreadable. Exit code 3."""

    exit_code = 3


class RulesetError(ApkscanError):
    """A file below ``rulesets/`` is wrong: ``file:line: what``. Exit code 4."""

    exit_code = 4
