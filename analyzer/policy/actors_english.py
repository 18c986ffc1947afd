"""Who acts and who receives in an English sentence: names are known by their capitals."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import pairwise

from analyzer.policy.alternatives import word_set
from analyzer.policy.located import LONGEST_NAME, Line, Located, Record
from analyzer.policy.normal import plain
from analyzer.policy.parties import Party

_ENGLISH_SUBJECT = re.compile(
    r"(?P<names>[A-Z][\w&.'’-]*(?:\s(?:[A-Z][\w&.'’-]*|of|for))*(?:(?:,\s|,?\s(?:and|or)\s)[A-Z][\w&.'’-]*(?:\s[A-Z][\w&.'’-]*)*){0,3})"
    r"(?:\s?\([^()]{0,40}\))?(?:,\sas\san?\s[a-z\s-]{4,36},)?(?:,?\s(?:which|who|that))?(?:\s(?:may|will|can|also|might|then|does|do|not|never|only|then))*"
    r"(?:\s(?:may|will|can|might)(?:\s[a-z]{1,16}){2,5}\sto)?\s.?$"
)
_NAME_EN = (
    r"\b[A-Z][\w&.'’+-]{0,30}(?:[ ](?:[A-Z0-9][\w&.'’+-]{0,30}|of|for|and(?=[ ][A-Z]\w*[ ](?:Inc|Ltd|LLC|GmbH)))){0,5}"
)
_NAMES_EN = rf"{_NAME_EN}(?:(?:,[ ](?:and[ ]|or[ ])?|[ ](?:and|or)[ ]|[ ]?/[ ]?){_NAME_EN}){{0,4}}"
_OUR_EN = r"(?:(?:the|our|an?|such)[ ])?(?:[a-z-]+[ ]){0,3}(?:(?:vendor|provider|partner|processor|service)s?,?[ ])?"
_AGENT = re.compile(
    r"\b(?:processed|handled|collected|received|stored|managed|gathered|recorded|logged|kept|obtained|carried|done|performed)"
    rf"[ ](?:[a-z]+ly[ ])?(?:(?:out[ ])?by|as[ ]part[ ]of)[ ]{_OUR_EN}(?P<names>{_NAMES_EN})(?![ ]?(?:user|account))"
)
_ALLOWED = re.compile(rf"\b(?:allows?|enables?|lets?|permits?)[ ](?P<names>{_NAMES_EN})[ ](?:to[ ])?$")
_GIVEN_TO = re.compile(
    r"\b(?:shar(?:e[sd]?|ing)|disclos(?:e[sd]?|ing)|send(?:s|ing)?|sent|pass(?:es|ed)?|provid(?:e[sd]?|ing)|upload(?:s|ed)?"
    r"|transfer(?:red|s|ring)?|transmit(?:s|ted)?|forward(?:s|ed)?|giv(?:e[sn]?|ing)|sell|sold|synchroni[sz]e)\b"
    rf"[^.;]{{0,160}}?\b(?:with|to|by)[ ]{_OUR_EN}\(?(?:such[ ]as[ ]|including[ ]|like[ ])?(?P<names>{_NAMES_EN})"
)
_RECEIVES = re.compile(rf"(?P<names>{_NAMES_EN})[ ](?:[a-z]+[ ])?receives?\b")
_SPOKEN_OF = re.compile(
    rf"(?P<name>{_NAME_EN})(?:[’']s?)?"
    r"(?P<does>[ ](?:may|will|can|collects?|uses?|processes|does|has|shares?|receives?)\b)?"
)
_OFTEN = 6
_ARTICLE = re.compile(r"\b(?:our|your|the|a|an|any|such|this|their)\s$", re.IGNORECASE)
_EITHER = re.compile(r",[ ](?:and[ ]|or[ ])?|[ ](?:and|or)[ ]|[ ]?/[ ]?")
_OWNED = re.compile(r"[’']s\b.*")
_ONLY = re.compile(r"^(?:Only|While|Although|Thus|Here)\s(?=[A-Z])")
_INNER_CAPITAL = re.compile(r"[a-z][A-Z]|\w\.\w")
_LOWER = re.compile(r"\b[a-z]{2,}\b")
_ORDINARY = re.compile(r"(?:[a-z]{3}s|ing|tion|ment|ly|ity)$")
"""Endings of words that begin a sentence and are no names."""
_LISTED = re.compile(r"\s(?:and|or)\s")
_MOST_READ = 250_000
_TO_SDK = re.compile(r"(\bSDK\b).*")
_SDK_BY = re.compile(
    r"(?P<sdk>[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2}\sSDK),?\s(?:(?:provided|developed|operated|made)\s)?(?:by|of|from)\s(?:the\s)?$"
)
_MAKER = re.compile(r",?\s(?:(?:provided|developed|operated|made|run)\s)?(?:by|of|from)\s(?:the\s)?")
_AND = re.compile(r",\s(?:and\s|or\s)?|\s(?:and|or)\s")
_COMMON = word_set(
    """we you i if when where while our your the this that these those it they he she he's it's us any all some no in
    on at for to by
    with from as and or but not once after before please personal information data users user third parties partners
    each such
    cookies service services app application website also such other depending however just only local state gdpr
    neither both most many ip id api apis usa u.s us united states america american european europe eu eea uk canada
    ireland israel singapore china hong japan india germany switzerland netherlands australia brazil california"""
)
_THINGS = word_set("data information details cookies identifiers policy notice settings section terms preferences act")
_SHORTEST_NAME = 2
_NEAR = 60
_FAR = 120


class EnglishActors:
    """Answers for one document; ``is_own`` tells whether a name is the operator's."""

    def __init__(self, located: Located, is_own: Callable[[str], bool]) -> None:
        self._located = located
        self._is_own = is_own

    def subjects(self, line: Line, verb: int, others: Sequence[Party]) -> tuple[Record, ...]:
        """The named third parties that are the subject of the verb at a place, by what stands before it."""
        start, end = line.at + max(0, verb - _NEAR), line.at + verb
        if end <= start:
            return ()
        before = self._located.document.text[self._located.normal.position(start) : self._located.normal.end(end)]
        match = _ALLOWED.search(before) or _ENGLISH_SUBJECT.search(before)
        if match is None or before.isupper():
            return ()
        records = []
        names = _AND.split(match["names"])
        if len(names) > 1 and not _LISTED.search(match["names"]):
            names = names[-1:]  # "if you play it on Sample, Other may": no list
        for name in names:
            word = _TO_SDK.sub(r"\1", name.strip(" ,").removesuffix("'s"))
            maker = _SDK_BY.search(before[: match.start()])
            word = _ONLY.sub("", maker["sdk"] if maker else word)
            if len(word) < _SHORTEST_NAME or not _names_somebody(word) or self._is_own(plain(word)):
                return ()
            if not self._is_somebody(line, word, others):
                return ()
            if _ARTICLE.search(before, 0, match.start("names")) and not self._is_known(line, word, others):
                return ()
            if len(names) == 1 and (sdk := self._sdk_of(line, others, start - line.at, verb)):
                return (sdk,)
            records.append(self._recorded(line, word))
        return tuple(records)

    def _is_somebody(self, line: Line, name: str, others: Sequence[Party]) -> bool:
        """Whether words with capitals are a third party's name: known, or named elsewhere as one; else no words that
        the policy writes without capitals too, and not what its section is called.
        """
        word = plain(name)
        if self._is_known(line, name, others):
            return True
        parts = word.split()
        if any(plain(heading).strip().startswith(word) for heading in line.block.headings[1:]):
            return False
        ordinary = (part in self._ordinary or _ORDINARY.search(part) for part in parts)
        return _INNER_CAPITAL.search(name) is not None or not all(ordinary)

    def _is_known(self, line: Line, name: str, others: Sequence[Party]) -> bool:
        word = plain(name)
        return word.endswith(" sdk") or any(line.text[party.start : party.end] in word for party in others)

    @cached_property
    def _ordinary(self) -> frozenset[str]:
        """Words that an English policy writes without a capital."""
        return frozenset(_LOWER.findall(self._located.document.text[:_MOST_READ]))

    @cached_property
    def own(self) -> frozenset[str]:
        """The name that an English text speaks of most, when it is no known third party's: whoever wrote it."""
        document = self._located.document
        if document.language == "zh":
            return frozenset()
        text = document.text[:_MOST_READ]
        names = {self._located.normal.text[party.start : party.end] for party in self._located.parties}
        known = names | {name.partition(" ")[0] for name in names}
        counts: Counter[str] = Counter()
        for match in _SPOKEN_OF.finditer(text):
            word = plain(match["name"]).strip(" .'’")
            parts = word.split()
            ordinary = all(part in self._ordinary or part in _COMMON for part in parts)
            if not ordinary and word not in known and known.isdisjoint(parts):
                counts[word] += 2 if match["does"] else 1
        most = counts.most_common(1)
        return frozenset(word for word, count in most if count >= _OFTEN)

    def agents(self, line: Line, verb: tuple[int, int]) -> tuple[Record, ...]:
        """Who is named after a passive verb in an English sentence ("processed by Sample Pay")."""
        start, end = line.at + verb[0], line.at + min(len(line.text), verb[1] + _FAR)
        if end <= start or not self.words(line):
            return ()
        after = self._located.document.text[self._located.normal.position(start) : self._located.normal.end(end)]
        match = _AGENT.search(after)
        if match is None:
            return ()
        names = [_OWNED.sub("", name.strip(" ,.")) for name in _EITHER.split(match["names"])]
        return tuple(
            self._recorded(line, name) for name in names if _names_somebody(name) and not self._is_own(plain(name))
        )

    def _recorded(self, line: Line, name: str) -> Record:
        word = plain(name)
        known = [p.sdk for p in line.parties if p.sdk and word.startswith(line.text[p.start : p.end])]
        return Record(name[:LONGEST_NAME], known[0] if known else "")

    def _sdk_of(self, line: Line, others: Sequence[Party], start: int, verb: int) -> Record | None:
        """The SDK in "the Sample SDK of Sample Inc., which": of the two it is the one that collects."""
        parties = [party for party in others if start <= party.start and party.end <= verb]
        for first, second in pairwise(parties):
            if line.text[first.start : first.end].endswith("sdk") and _MAKER.fullmatch(
                line.text, first.end, second.start
            ):
                return self._located.record(line.at + first.start, line.at + first.end, first.sdk)
        return None

    def words(self, line: Line) -> str:
        """The sentence as it stands in the document, when it is English."""
        span = line.sentence.span
        words = self._located.document.text[span.start : span.end]
        return words if words.isascii() or not any("\u3400" <= char <= "\u9fff" for char in words) else ""

    def receivers(self, line: Line, place: int, others: Sequence[Party]) -> list[Record]:
        """All to whom the sentence says that something is given; of several places the nearest to ``place``."""
        words = self.words(line)
        found = []
        for expression in (_GIVEN_TO, _RECEIVES):
            for match in expression.finditer(words):
                names = [_OWNED.sub("", name.strip(" ,.")) for name in _EITHER.split(match["names"])]
                fit = [
                    name
                    for name in names
                    if len(name) > 1 and _names_somebody(name) and not self._is_own(plain(name))
                    and self._is_somebody(line, name, others)
                ]  # fmt: skip
                if fit and not words.isupper():
                    found.append((abs(match.start() - place), fit))
        return [self._recorded(line, name) for name in min(found)[1]] if found else []

    def is_name(self, line: Line, party: Party) -> bool:
        """Whether a known name is written as one ("here" is none)."""
        return any(map(str.isupper, self._located.words(line.at + party.start, line.at + party.end)))


def _names_somebody(words: str) -> bool:
    """Whether words with capitals are a name, and not the begin of a sentence or a kind of data."""
    parts = words.lower().split()
    if not parts or parts[-1] in _THINGS:
        return False
    return parts[0] not in _COMMON or parts[:2] == ["app", "store"]
