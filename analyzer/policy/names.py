"""Names of SDKs and companies in the text of a policy, found generously: to overlook one would accuse."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from analyzer.policy.model import PolicyDocument
from analyzer.policy.normal import normalise, plain

_LEGAL_FORM = re.compile(
    r"(?:股份)?(?:有限)?(?:责任)?公司$|(?:,?\s?(?:inc|ltd|llc|limited|corp|corporation|co|gmbh|pte|b\.?v)\.?)+$|[(（][^)）]{1,10}[)）]"
)


class NameSearch:
    """Looks up names in one document."""

    def __init__(self, document: PolicyDocument) -> None:
        self._document = document
        self._normal = normalise(document.text)
        self._starts = [sentence.span.start for sentence in document.sentences]

    def sentences(self, names: Iterable[str]) -> set[int]:
        """Numbers of the sentences where one of the names stands, at the border of a word if it is Latin."""
        found = set()
        for word in {plain(name).strip() for name in names}:
            if not _can_be_searched(word):
                continue
            for form in {word, _LEGAL_FORM.sub("", word).strip()}:
                if _can_be_searched(form):
                    found |= {self._number(place) for place in self._places(form)}
        return found - {0}

    def is_name(self, stated: str, names: Iterable[str]) -> bool:
        """Whether what a policy calls a third party is one of these names, give or take a part of it."""
        text = plain(stated).strip()
        words = (plain(name).strip() for name in names)
        return any(_can_be_searched(word) and (word in text or (len(text) > 2 and text in word)) for word in words)

    def sentence(self, number: int) -> str:
        """The normalised text of a sentence."""
        span = self._document.sentences[number - 1].span
        return self._normal.text[self._normal.index(span.start) : self._normal.index(span.end)]

    def _places(self, word: str) -> list[int]:
        text = self._normal.text
        places = []
        place = text.find(word)
        while place >= 0:
            before, after = text[place - 1 : place], text[place + len(word) : place + len(word) + 1]
            part = word.isascii() and (
                _joins(before) or (_joins(after) and not text.startswith("sdk", place + len(word)))
            )
            if not part:
                places.append(place)
            place = text.find(word, place + 1)
        return places

    def _number(self, place: int) -> int:
        index = bisect_right(self._starts, self._normal.position(place)) - 1
        return self._document.sentences[index].number if index >= 0 else 0


def _joins(char: str) -> bool:
    return bool(char) and char.isascii() and char.isalnum()


def _can_be_searched(word: str) -> bool:
    return len(word) >= 2 and (not word.isascii() or len(word) >= 3)
