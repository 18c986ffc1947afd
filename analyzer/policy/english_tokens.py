"""An English sentence as words, marks and names of information, and the verbs that are found in it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from analyzer.policy.lexicon import Match

MOST_TOKENS = 600
"""What is read of a sentence; none that anybody wrote has more."""
_TOKEN = re.compile(r"[a-z0-9]+(?:['’.@+&-][a-z0-9]+)*|\n|\t|[^\sa-z0-9]")


@dataclass(slots=True)
class Token:
    """A word, a mark, or a whole name of information (``data`` is its number, else -1)."""

    start: int
    end: int
    text: str
    data: int = -1


@dataclass(slots=True)
class Group:
    """One verb with what belongs to it. ``place`` is the token of the verb, ``first`` the first of its auxiliaries.

    ``form`` is "finite", "infinitive", "gerund" or "participle" (of a noun before it); ``governor`` the group that it
    depends on and ``chain`` the group whose object or subject it shares, -1: none. ``inner`` tells that it stands in a
    relative clause, a subordinate one or a question.
    """

    place: int
    first: int
    verb: str
    kind: str
    form: str
    passive: bool = False
    negated: bool = False
    modal: str = ""
    subject: str = ""
    governor: int = -1
    chain: int = -1
    inner: str = ""
    own_subject: bool = False


@dataclass(slots=True)
class Parsed:
    """The tokens of a sentence and its verbs from left to right; ``subject_at`` are the tokens that are subjects."""

    tokens: list[Token]
    groups: list[Group] = field(default_factory=list)
    subject_at: dict[int, str] = field(default_factory=dict)


def tokens_of(text: str, matches: Sequence[Match]) -> list[Token]:
    """Words and marks, a name of information as one."""
    starts = [match.start for match in matches]
    found: list[Token] = []
    for piece in _TOKEN.finditer(text):
        index = bisect_right(starts, piece.start()) - 1
        if index >= 0 and piece.start() < matches[index].end:
            if found and found[-1].data == index:
                continue
            match = matches[index]
            found.append(Token(match.start, match.end, text[match.start : match.end], index))
        else:
            found.append(Token(piece.start(), piece.end(), piece[0]))
        if len(found) >= MOST_TOKENS:
            break
    return found
