"""The words of one line of an example's facts."""

from typing import get_args

from analyzer.behaviours.model import ConsentVerdict, Phase
from analyzer.program.owner import Owner

APP = Owner(kind="app")
SITE = "Lcom/example/Main;->run()V"
"""Where things happen when a line does not say it."""


class FactsError(ValueError):
    """A line of facts that cannot be read; the message names the line and what is wrong."""


class Words:
    """The words of a line behind its verb: positional ones first, then ``key value`` pairs and flags."""

    def __init__(self, words: list[str]) -> None:
        self._words = words

    def next(self, what: str) -> str:
        """The next positional word."""
        if not self._words:
            raise FactsError(f"missing: {what}")
        return self._words.pop(0)

    def after(self, key: str, default: str = "") -> str:
        """The word after ``key``."""
        if key not in self._words:
            return default
        position = self._words.index(key)
        if position + 1 >= len(self._words):
            raise FactsError(f"missing: what follows '{key}'")
        value = self._words[position + 1]
        del self._words[position : position + 2]
        return value

    def all_after(self, key: str) -> tuple[str, ...]:
        """The words after each ``key``; each may be a list joined by commas."""
        found = []
        while value := self.after(key):
            found += value.split(",")
        return tuple(found)

    def flag(self, name: str) -> bool:
        """Whether the word stands there."""
        if name not in self._words:
            return False
        self._words.remove(name)
        return True

    def choice(self, choices: tuple[str, ...], default: str = "") -> str:
        """The first word that is one of the choices."""
        for word in self._words:
            if word in choices:
                self._words.remove(word)
                return word
        if default:
            return default
        raise FactsError(f"missing: one of {', '.join(choices)}")

    def consent(self) -> ConsentVerdict:
        """The word after ``consent``, "" when it is not there."""
        stated = self.after("consent")
        if stated not in get_args(ConsentVerdict):
            raise FactsError(f"no verdict on consent: {stated}")
        return next(verdict for verdict in get_args(ConsentVerdict) if verdict == stated)

    def phases(self) -> tuple[Phase, ...]:
        """The phases after ``phases``, in the device's order."""
        stated = self.all_after("phases")
        if unknown := [phase for phase in stated if phase not in get_args(Phase)]:
            raise FactsError(f"no phase: {unknown[0]}")
        return tuple(phase for phase in get_args(Phase) if phase in stated)

    def owner(self) -> Owner:
        """``app``, ``unattributed``, ``sdk ID``."""
        if sdk := self.after("sdk"):
            return Owner(kind="sdk", sdk=sdk)
        return Owner(kind="unattributed") if self.choice(("app", "unattributed"), "app") == "unattributed" else APP

    def done(self) -> None:
        """Nothing may be left over."""
        if self._words:
            raise FactsError(f"not understood: {' '.join(self._words)}")
