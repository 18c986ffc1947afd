"""Where a policy names a type of data at all, in whatever form: before "omitted" may accuse, this must find nothing.

Wider on purpose than what statements are read from. A type is mentioned by any name of it or of a narrower type, in
either language, also when its letters are spaced, hyphened or split by invisible characters, when "的" or "of the"
stands between its parts, when its parts stand in another order within one clause, or by its initials. To find too much
only leaves a doubt.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

import ahocorasick

from analyzer.catalogue.model import DataType
from analyzer.consistency.ontology import Ontology
from analyzer.policy.alternatives import word_set
from analyzer.policy.model import Policy
from analyzer.policy.normal import normalise, plain

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_SPLITTING = frozenset(" \t\r\n\u00a0\u3000-_.·•*|/\\~'\"`‘’“”^+的")
"""What may stand between the letters of one name. Between Latin letters it must not join two words: see `_begins`."""

_CLAUSE = re.compile(r"[。！？；：，;:!?\n\t|]|[.,](?=\s)")
_TOKEN = re.compile(r"[a-z][a-z0-9]*")
_LINKING = word_set("""a an and any by for from in is it its of on or our that the this to us we which with you your""")
_VAGUE_UNITS = word_set(
    """信息 数据 内容 情况 您的 我们 个人 相关 名称 资料 其他 记录 状态 列表 类型 设备 用户 手机 应用"""
)
"""Parts of Chinese names that say nothing alone: a name needs two others, or one other and all of these it has."""

_NEAR = 30
"""Parts of a Han name further apart than this belong to nothing in common."""

_SHORTEST_UNITS = 2
_SHORTEST_INITIALS = 3
_BRACKETS = re.compile(r"[（(]([^（()）]*)[)）]")
_COLLECTING = re.compile(
    r"收集|获取|读取|采集|访问|上传|提供|记录|使用|权限|授权|collect|access|obtain|gather|read|record|receiv|process|permission"
)


class Mentions:
    """All mentions in one policy."""

    def __init__(self, policy: Policy, ontology: Ontology) -> None:
        self._known: dict[str, set[int]] = {}
        for name, number in policy.mentions:
            self._known.setdefault(name, set()).add(number)
        self._narrower = ontology.narrower
        self._names = names_of(tuple(ontology.types.values()))
        self._text = _Text(policy)
        self._squeezed: Mapping[str, set[int]] | None = None

    def named(self, kind: str) -> set[int]:
        """Sentences where a name of the type itself stands as it is written in the word list."""
        return self._known.get(kind, set())

    def of(self, kind: str) -> set[int]:
        """Sentences that mention the type or a narrower one in any form."""
        if self._squeezed is None:
            self._squeezed = self._text.squeezed(self._names)
        found: set[int] = set()
        for name in {kind, *self._narrower(kind)}:
            found |= (
                self._known.get(name, set()) | self._squeezed.get(name, set()) | self._text.scattered(self._names, name)
            )
        return found - {0}


class _Names:
    """Every name of every type in its squeezed form, and the parts of names that have several."""

    def __init__(self, data_types: Iterable[DataType]) -> None:
        self.automaton = ahocorasick.Automaton()
        self.barred = ahocorasick.Automaton()
        self.parts: dict[str, set[frozenset[str]]] = {}
        named: dict[str, set[str]] = {}
        barred: dict[str, set[str]] = {}
        for data_type in data_types:
            for name in _all_names(data_type):
                word = squeeze(plain(name))
                if len(word) >= _SHORTEST_UNITS:
                    named.setdefault(word, set()).add(data_type.id)
                if parts := parts_of(plain(name)):
                    self.parts.setdefault(data_type.id, set()).add(parts)
            for name in (*data_type.not_words.zh, *data_type.not_words.en):
                barred.setdefault(squeeze(plain(name)), set()).add(data_type.id)
        for automaton, words in ((self.automaton, named), (self.barred, barred)):
            for word in sorted(words):
                if word:
                    automaton.add_word(word, (len(word), tuple(sorted(words[word]))))
            automaton.make_automaton()


def _all_names(data_type: DataType) -> set[str]:
    """The words of both languages, what the type is called, its token, and initials of names that are spelled out."""
    names = {*data_type.words.zh, *data_type.words.en, data_type.taf}
    for name in (data_type.name.zh, data_type.name.en):
        names |= {_BRACKETS.sub("", name), *_BRACKETS.findall(name)}
    initials = set()
    for name in data_type.words.en:
        words = name.split()
        if len(words) >= _SHORTEST_INITIALS and all(word[0].isupper() for word in words):
            initials.add("".join(word[0] for word in words))
    return {name.strip() for name in names | initials if name.strip()}


@lru_cache(maxsize=4)
def names_of(data_types: tuple[DataType, ...]) -> _Names:
    """The names of a catalogue's types, built once."""
    return _Names(data_types)


def squeeze(text: str) -> str:
    """A normalised text without what may stand between the letters of a name."""
    return "".join([char for char in text if char not in _SPLITTING])


def parts_of(name: str) -> frozenset[str]:
    """The parts that together mean a name (normalised): two or more words of a Latin one, pairs of characters of a Han
    one; empty where parts would say too little.
    """
    if name.isascii():
        words = {_stem(word) for word in _TOKEN.findall(name) if word not in _LINKING}
        return frozenset(words) if len(words) >= _SHORTEST_UNITS else frozenset()
    if re.fullmatch(f"[{_HAN}]+", name) is None or len(name) % 2 or len(name) < 2 * _SHORTEST_UNITS:
        return frozenset()
    units = {name[at : at + 2] for at in range(0, len(name), 2)}
    telling = units - _VAGUE_UNITS
    return frozenset(units) if len(units) >= _SHORTEST_UNITS and telling else frozenset()


def _stem(word: str) -> str:
    for ending in ("ations", "ation", "ings", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word


class _Text:
    """The looked-up forms of one policy's text."""

    def __init__(self, policy: Policy) -> None:
        document = policy.document
        self._normal = normalise(document.text)
        self._starts = [sentence.span.start for sentence in document.sentences]
        self._numbers = [sentence.number for sentence in document.sentences]
        self._tokens: dict[str, set[int]] | None = None
        self._clauses: list[int] = []

    def _number(self, place: int) -> int:
        index = bisect_right(self._starts, self._normal.position(place)) - 1
        return self._numbers[index] if index >= 0 else 0

    def squeezed(self, names: _Names) -> Mapping[str, set[int]]:
        """Sentences by type where a name stands once everything that may split it is taken out."""
        text = self._normal.text
        places = [at for at, char in enumerate(text) if char not in _SPLITTING]
        letters = "".join([text[at] for at in places])
        bars = self._bars(names, letters, places)
        found: dict[str, set[int]] = {}
        for last, (length, types) in names.automaton.iter(letters):
            start, end = last + 1 - length, last + 1
            if not (_begins(text, places, start) and _ends(text, places, end)):
                continue
            number = self._number(places[start])
            for kind in types:
                if not self._is_barred(bars, kind, start, end, places):
                    found.setdefault(kind, set()).add(number)
        return found

    def _bars(self, names: _Names, letters: str, places: list[int]) -> dict[str, list[tuple[int, int]]]:
        text = self._normal.text
        bars: dict[str, list[tuple[int, int]]] = {}
        for last, (length, types) in names.barred.iter(letters):
            start, end = last + 1 - length, last + 1
            whole = _begins(text, places, start) and _ends(text, places, end)
            if whole and _CLAUSE.search(text, places[start], places[last]) is None:
                for kind in types:
                    bars.setdefault(kind, []).append((start, end))
        return bars

    def _is_barred(
        self, bars: dict[str, list[tuple[int, int]]], kind: str, start: int, end: int, places: list[int]
    ) -> bool:
        """Whether the name stands in words that mean something else ("in a prominent location"), and nothing in that
        clause speaks of collecting.
        """
        spans = bars.get(kind, ())
        at = bisect_right(spans, (start, len(places)))
        near = spans[max(0, at - 8) : at + 8]
        if not any(first <= start and end <= last for first, last in near):
            return False
        text, place = self._normal.text, places[start]
        left = max(
            (match.end() for match in _CLAUSE.finditer(text, max(0, place - 60), place)), default=max(0, place - 60)
        )
        right = _CLAUSE.search(text, place, place + 60)
        return _COLLECTING.search(text, left, right.start() if right else min(len(text), place + 60)) is None

    def scattered(self, names: _Names, kind: str) -> set[int]:
        """Sentences with a clause that holds all parts of a name."""
        if self._tokens is None:
            self._index()
        tokens = self._tokens or {}
        found: set[int] = set()
        for parts in names.parts.get(kind, ()):
            if any(part.isascii() for part in parts):
                sets = sorted((tokens.get(part, set()) for part in parts), key=len)
                clauses = set.intersection(*sets) if sets else set()
                found |= {self._clauses[index] for index in clauses}
            else:
                found |= self._han(parts)
        return found

    def _han(self, parts: frozenset[str]) -> set[int]:
        rarest = max(parts - _VAGUE_UNITS, key=lambda part: (len(part), part))
        text, ends = self._normal.text, self._ends
        found = set()
        place = text.find(rarest)
        while place >= 0:
            clause = bisect_right(ends, place)
            left = max(ends[clause - 1] if clause else 0, place - _NEAR)
            right = min(ends[clause] if clause < len(ends) else len(text), place + _NEAR)
            if all(text.find(part, left, right) >= 0 for part in parts):
                found.add(self._number(place))
            place = text.find(rarest, place + 1)
        return found

    @cached_property
    def _ends(self) -> list[int]:
        """Where clauses end."""
        return [match.start() for match in _CLAUSE.finditer(self._normal.text)]

    def _index(self) -> None:
        self._tokens = {}
        text = self._normal.text
        start = 0
        for end in [*self._ends, len(text)]:
            words = {_stem(word) for word in _TOKEN.findall(text, start, end)}
            if len(words) >= _SHORTEST_UNITS:
                for word in words:
                    self._tokens.setdefault(word, set()).add(len(self._clauses))
                self._clauses.append(self._number(start + 1 if start else 0))
            start = end


def _begins(text: str, places: list[int], start: int) -> bool:
    """Whether a Latin name begins a word; in a name with splits each part must be a whole word or a single letter."""
    at = places[start]
    return not (_latin(text[at]) and at and _latin(text[at - 1]))


def _ends(text: str, places: list[int], end: int) -> bool:
    at = places[end - 1]
    if not _latin(text[at]):
        return True
    for plural in ("", "s", "es"):
        after = at + 1 + len(plural)
        if text.startswith(plural, at + 1) and not (after < len(text) and _latin(text[after])):
            return True
    return False


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
