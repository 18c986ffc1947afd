"""Entries about third parties and rows of tables: which sentences are parts of one, and what they say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from analyzer.policy.alternatives import any_of, pattern
from analyzer.policy.cells import columns_at, flattened
from analyzer.policy.located import Line, Located, Record
from analyzer.policy.loose import SDK_LABEL, cells_below, line_row
from analyzer.policy.naming import is_own, is_unnamed, names_in
from analyzer.policy.records import Kind, Value, defines, first_key, key_values, says_nothing
from analyzer.policy.rows import Claim, Tables

_LONGEST_LABEL = 60
_NAMING: frozenset[Kind] = frozenset({"name", "company"})
_NO_LABEL = pattern(any_of("我们 您 你 [,，。;；?？] :// \\bwe\\b \\byou\\b \\byour\\b"))
_WE = pattern(any_of("(?:我们|我司|我行|我方)(?!的) \\bwe\\b"))
_BEGIN = 40
_SOME_KEY = re.compile(r"\W*[^,，。;；:：]{1,16}\s?[:：]")
_INLINE = re.compile(
    r"\W*(?:[(（]?(?:\d{1,3}|[a-z]|[一二三四五六七八九十]{1,3})[)）.、．:：]{1,2}\W{0,3})?"
    r"(?P<name>[^,，。;；:：]{2,60}?(?:sdk|插件|公司)(?:\s?[(（][^()（）]{1,60}[)）])?|[^,，。;；:：\s]{2,24})\s?"
    r"(?:,?\s(?:provided|developed|operated|made|run|by|from|of)\s[^:：;]{2,60}?)?(?P<after>[:：])"
)
_BY_FORM = re.compile(r"(?:sdk|插件|公司)\s?(?:[(（][^()（）]{1,60}[)）]){0,2}[\s)）]{0,3}$")
_DASHED = re.compile(
    r"\W*(?P<name>[\w.,&/+' ]{2,60}?)\s?(?P<company>\([^()]{2,60}\))?\*?\s(?:[-–—])\s(?P<rest>.)", re.DOTALL
)
_INNER_COLON = re.compile("[:：]")
_PROMISE = re.compile(r"(?:we|you|our|your)\b")
_SMALL = frozenset({"and", "or", "of", "for", "by", "the", "&", "-", "/"})
_SHARED = pattern(any_of("(?:sdk|第三方|合作方|合作伙伴) third~part partners processors providers"))


@dataclass(slots=True)
class Group:
    """One entry while it is put together; ranges are of the normalised text."""

    sentence: int = 0
    """Where its information, or failing that its name, stands."""
    name: tuple[int, int] | None = None
    company: tuple[int, int] | None = None
    purposes: list[tuple[int, int]] = field(default_factory=list)
    manner: tuple[int, int] | None = None
    link: tuple[int, int] | None = None
    first_party: bool = False
    inline: bool = False
    """Whether the name is the label of a sentence and no line of its own."""

    def put(self, value: Value) -> None:
        """Take up a value that is not information."""
        span = (value.start, value.end)
        if value.end <= value.start:
            return
        if value.kind == "name":
            self.name = self.name or span
        elif value.kind == "company":
            self.company = self.company or span
        elif value.kind == "purpose":
            self.purposes.append(span)
        elif value.kind == "manner":
            self.manner = self.manner or span
        elif value.kind == "link":
            self.link = self.link or span


@dataclass(slots=True)
class Part:
    """What one sentence says of an entry. Without a group it only heads a table."""

    group: Group | None
    claims: list[Claim] = field(default_factory=list)
    how: str = "table"


@dataclass(slots=True)
class Entries:
    """Parts of entries by sentence; and by sentence the entry (a label with prose) that its prose is about."""

    parts: dict[int, list[Part]] = field(default_factory=dict)
    subjects: dict[int, Group] = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)


def find_entries(located: Located, lines: Sequence[Line], own: frozenset[str]) -> Entries:
    """Look through the document once."""
    finder = _Finder(located, lines, own)
    place = 0
    while place < len(lines):
        place += finder.read(place)
    return finder.out


def records_of(located: Located, group: Group, own: frozenset[str]) -> tuple[Record, ...]:
    """The third parties that an entry is about; () when it names none."""
    for span, several in ((group.name, True), (group.company, False)):
        if span is None or says_nothing(located.normal.text[span[0] : span[1]]):
            continue
        names = names_in(located, *span)
        found = [record for record in names if not (is_unnamed(record.name) or is_own(record.name, own))]
        if found:
            return tuple(found if several else found[:1])
    return ()


class _Finder:
    def __init__(self, located: Located, lines: Sequence[Line], own: frozenset[str]) -> None:
        self.out = Entries()
        self._located = located
        self._lines = lines
        self._tables = Tables(located, own)
        self._group: Group | None = None
        self._block = -1
        self._open: Kind = ""
        """What the last key holds whose value may go on."""
        self._subject: Group | None = None

    def read(self, place: int) -> int:
        """Read the sentence at a place; how many were read."""
        line = self._lines[place]
        if line.block.kind == "table-row" and len(line.block.cells) > 1:
            self._group = self._subject = None
            self._row(line)
            return 1
        if columns := columns_at(self._located, self._lines, place):
            self._group = self._subject = None
            return self._flattened(place, columns)
        if cells := cells_below(self._located, self._lines, place):
            self._group = self._subject = None
            return self._cells([cells])
        readers = (self._goes_on, self._other_key, self._dashed, self._one_line)
        if not (self._keys(place, line) or self._label(place, line) or any(reader(line) for reader in readers)):
            self._prose(line)
        return 1

    def _part(self, line: Line, group: Group | None, how: str) -> Part:
        parts = self.out.parts.setdefault(line.sentence.number, [])
        if not parts or parts[-1].group is not group:
            parts.append(Part(group, how=how))
        return parts[-1]

    def _new(self, line: Line) -> Group:
        group = Group(sentence=line.sentence.number)
        self.out.groups.append(group)
        return group

    # tables

    def _row(self, line: Line) -> None:
        row = self._tables.read(line)
        if row is None:
            return
        if row.is_header:
            self._part(line, None, "table")
            return
        group = self._new(line)
        group.first_party = row.first_party
        for value in row.values:
            group.put(value)
        self._part(line, group, "table").claims += row.claims

    def _flattened(self, place: int, columns: Sequence[Kind]) -> int:
        used = len(columns)
        for line in self._lines[place : place + used]:
            self._part(line, None, "cells")
        return used + self._cells(flattened(self._located, self._lines, place + used, columns))

    def _cells(self, rows: Sequence[Sequence[tuple[Kind, Line]]]) -> int:
        """Rows whose cells are lines; how many lines they are."""
        used = 0
        for row in rows:
            group = self._new(row[0][1])
            for kind, line in row:
                value = Value(kind, line.at, line.at + len(line.text))
                group.put(value)
                self._claim(line, group, value, "cells")
            used += len(row)
        return used

    # keys and values

    def _keys(self, place: int, line: Line) -> bool:
        values = key_values(line.text)
        if not values:
            return False
        kinds = {value.kind for value in values}
        label = self._inline(line, first_key(line.text))
        names = label is not None or bool(kinds & _NAMING)
        if self._group is None and not (names and self._is_entry(place, kinds)):
            return False
        if label is None and not kinds & _NAMING and line.sentence.block > self._block + 1:
            self._group = None
            return False
        if label is not None:
            self._group = self._new(line)
            self._group.name = label
        for value in values:
            self._take(line, Value(value.kind, line.at + value.start, line.at + value.end))
        self._block, self._open = line.sentence.block, values[-1].kind
        return True

    def _inline(self, line: Line, key: int) -> tuple[int, int] | None:
        """A name before the first key of the line ("Sample SDK: purpose: …")."""
        match = _INLINE.match(line.text)
        if match is None or key < 0 or match.end() > key or not self._names(line, *match.span("name")):
            return None
        return line.at + match.start("name"), line.at + match.end("name")

    def _is_entry(self, place: int, kinds: set[Kind]) -> bool:
        """Whether what an entry says stands beside a name or in the lines below."""
        if kinds & {"info", "permission", "purpose"}:
            return True
        following = {v.kind for line in self._lines[place + 1 : place + 5] for v in key_values(line.text)}
        return bool(following & {"info", "permission", "purpose", "link", "manner"})

    def _take(self, line: Line, value: Value) -> None:
        """Put one value into the entry, or into a new one when its place is filled."""
        text = self._located.normal.text[value.start : value.end]
        group = self._group
        filled = group is not None and (
            (value.kind == "name" and group.name is not None) or (value.kind == "company" and group.company is not None)
        )
        if value.kind in _NAMING and not says_nothing(text) and (group is None or filled):
            group = self._group = self._new(line)
            self._subject = None
        if group is None:
            return
        group.put(value)
        self._claim(line, group, value, "key-value")

    def _claim(self, line: Line, group: Group, value: Value, how: str) -> None:
        part = self._part(line, group, how)
        text = self._located.normal.text[value.start : value.end]
        if value.kind in ("info", "permission") and not says_nothing(text):
            part.claims.append(Claim(value.start, value.end, "permission" if value.kind == "permission" else "collect"))
            group.sentence = line.sentence.number

    def _goes_on(self, line: Line) -> bool:
        """A further sentence of a value, or the value of a key that ended its line."""
        if self._group is None or not self._open:
            return False
        same = line.sentence.block == self._block
        if same or (line.sentence.block == self._block + 1 and self._is_empty_key(line)):
            self._claim(line, self._group, Value(self._open, line.at, line.at + len(line.text)), "key-value")
            self._block = line.sentence.block
            return True
        return False

    def _other_key(self, line: Line) -> bool:
        """A key that says nothing that is wanted, within an entry."""
        if self._group is None or line.sentence.block != self._block + 1 or not _SOME_KEY.match(line.text):
            return False
        if line.block.kind == "heading" or _NO_LABEL.search(line.text) or len(line.text) > 2 * _LONGEST_LABEL:
            return False
        self._part(line, self._group, "key-value")
        self._block, self._open = line.sentence.block, ""
        return True

    def _is_empty_key(self, line: Line) -> bool:
        before = self._lines[line.sentence.number - 2].text.rstrip() if line.sentence.number > 1 else ""
        return before.endswith((":", "：")) and line.block.kind != "heading"

    # labels

    def _label(self, place: int, line: Line) -> bool:
        """A line that is only a name, with keys below, or one that the prose below is about."""
        text = line.text.strip()
        if len(text) > _LONGEST_LABEL or _NO_LABEL.search(text.rstrip("。;；,，")) or place + 1 >= len(self._lines):
            return False
        colon = _INNER_COLON.search(text)
        if colon is not None and defines(text, colon.end()):
            return False
        if self._group is not None and _SOME_KEY.match(text) and not text.endswith((":", "：")):
            return False
        if (own := key_values(text)) and own[0].kind not in _NAMING and own[0].end > own[0].start + 1:
            return False
        below = self._lines[place + 1]
        if below.sentence.block == line.sentence.block:
            return False
        if SDK_LABEL.fullmatch(text) and _SOME_KEY.match(below.text) and not key_values(below.text):
            below = self._lines[min(place + 2, len(self._lines) - 1)]
        values = key_values(below.text)
        keys = bool(values) and first_key(below.text) <= 6 and values[0].kind != "name"
        more = keys and self._is_entry(place + 1, {value.kind for value in values})
        if more and (self._is_name(line) or self._sure(place)):
            self._group = self._new(line)
            self._group.name = (line.at, line.at + len(line.text))
            self._part(line, self._group, "label")
            self._block, self._open, self._subject = line.sentence.block, "", None
            return True
        if SDK_LABEL.fullmatch(text) and self._is_name(line) and not line.matches:
            self._group, self._subject = None, Group(sentence=line.sentence.number)
            self._subject.name = (line.at, line.at + len(line.text))
            return False
        return False

    def _sure(self, place: int) -> bool:
        """Whether the keys below are about a third party, by what they are."""
        kinds = {value.kind for line in self._lines[place + 1 : place + 5] for value in key_values(line.text)}
        return "company" in kinds or ("link" in kinds and "info" in kinds)

    def _is_name(self, line: Line) -> bool:
        return bool(line.parties) or bool(SDK_LABEL.fullmatch(line.text.strip()))

    def _names(self, line: Line, start: int, end: int) -> bool:
        """Whether a range of a line holds the name of a third party and little else."""
        named = [p.end - p.start for p in line.parties if start <= p.start and p.end <= end + 3]
        return sum(named) * 2 > end - start or _BY_FORM.search(line.text, start, end) is not None

    # lists of partners, prose

    def _dashed(self, line: Line) -> bool:
        """An item of a list below a heading about third parties: "Sample Push (Sample GmbH) - push token"."""
        if line.block.kind != "list-item" or not any(_SHARED.search(h.lower()) for h in line.block.headings[-2:]):
            return False
        match = _DASHED.match(line.text)
        if match is not None and not self._is_party(line, match):
            match = None
        if match is None:
            if self._group is not None and line.sentence.block == self._block and line.matches:
                self._claim(line, self._group, Value("info", line.at, line.at + len(line.text)), "item")
                return True
            return False
        group = self._group = self._new(line)
        group.name = (line.at + match.start("name"), line.at + match.end("name"))
        if match["company"]:
            group.company = (line.at + match.start("company") + 1, line.at + match.end("company") - 1)
        self._block, self._open = line.sentence.block, ""
        value = Value("info", line.at + match.start("rest"), line.at + len(line.text))
        self._claim(line, group, value, "item")
        return True

    def _is_party(self, line: Line, match: re.Match[str]) -> bool:
        """Whether what stands before a dash is called as a third party is: with a company, or with capitals."""
        if _PROMISE.match(line.text, match.start("rest")):
            return False
        start, end = line.at + match.start("name"), line.at + match.end("name")
        if self._located.parties_in(start, end):
            return True
        words = self._located.words(start, end).split()
        bracket = match["company"]
        known = bracket and self._located.parties_in(line.at + match.start("company"), line.at + match.end("company"))
        return all(word[:1].isupper() or not word.islower() or word in _SMALL for word in words) or (
            bool(bracket) and not known and len(words) == 1
        )

    def _one_line(self, line: Line) -> bool:
        """A row in one line: "Sample Push / notifications / push token"."""
        if line.block.kind == "heading":
            return False
        values = line_row(self._located, line)
        if not values:
            return False
        group = self._group = self._new(line)
        self._block, self._open = line.sentence.block, ""
        for value in values:
            group.put(value)
            self._claim(line, group, value, "row")
        return True

    def _prose(self, line: Line) -> None:
        """Prose ends an entry, save what belongs to a label above; a label in its own line is what it is about."""
        number = line.sentence.number
        if line.sentence.block != self._block:
            self._group, self._open = None, ""
        if line.block.kind == "heading" and not (self._subject and self._subject.sentence == number):
            self._subject = None
        first = number == 1 or self._lines[number - 2].sentence.block != line.sentence.block
        match = _INLINE.match(line.text) if first else None
        match = match if match and line.text[match.end() :].strip() and not defines(line.text, match.end()) else None
        named = match is not None and not _NO_LABEL.search(match["name"])
        if match is not None and named and self._names(line, *match.span("name")):
            self._subject = Group(sentence=number, inline=True)
            self._subject.name = (line.at + match.start("name"), line.at + match.end("name"))
        elif first and self._subject is not None:
            away = line.sentence.block - self._lines[self._subject.sentence - 1].sentence.block
            name = self._subject.name
            short = (
                self._subject.inline and name is not None and self._located.normal.text[name[1] - 3 : name[1]] != "sdk"
            )
            if away > 1 or (away and (short or (self._subject.inline and _WE.search(line.text[:_BEGIN])))):
                self._subject = None
        if self._subject is not None:
            self.out.subjects[number] = self._subject
