"""Word lists written as plain text, to sets and to regular expressions."""

import re


def word_set(words: str) -> frozenset[str]:
    """The white-space separated words."""
    return frozenset(words.split())


def any_of(words: str) -> str:
    """A group that matches one of the white-space separated alternatives, each a regular expression; ``~`` in one
    stands for a space.
    """
    return "(?:" + "|".join(word.replace("~", r"\s") for word in words.split()) + ")"


def pattern(*parts: str) -> re.Pattern[str]:
    """The parts, put together and compiled."""
    return re.compile("".join(parts))
