"""A policy document to statements: sentence by sentence, lists and tables bound to what introduces them."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from analyzer.policy.cues import Cues, Subject
from analyzer.policy.cues_en import EN
from analyzer.policy.cues_zh import ZH
from analyzer.policy.frames import Found, Frame, Reading, read_sentence
from analyzer.policy.lexicon import Match
from analyzer.policy.model import Action, Actor, Block, PolicyDocument, SdkMention, Sentence, Span, Statement
from analyzer.policy.normal import NormalText
from analyzer.policy.parties import Party
from analyzer.policy.records import (
    Record,
    column_kind,
    column_kinds,
    is_about_third_parties,
    is_key,
    key_values,
    says_nothing,
)

MOST_CHARACTERS = 250_000
MOST_STATEMENTS = 8_000
"""What is read for statements; the longest policies known have a third of that."""

LONGEST_PURPOSE = 120
SHORTEST_PURPOSE = 4
LONGEST_NAME = 60
_LONG_PROSE = 60
_SOME = 2
_FIRST_PARTY = Actor(kind="first-party")
_THIRD_PARTY = Actor(kind="third-party")


@dataclass(slots=True)
class Extraction:
    """What the sentences of a document state, in order."""

    statements: list[Statement] = field(default_factory=list)
    sdk_mentions: list[SdkMention] = field(default_factory=list)
    whole: bool = True
    """False when the budget ran out before the end."""


@dataclass(frozen=True, slots=True)
class Located:
    """A document with its normalised text, and the names in that text from left to right, none overlapping."""

    document: PolicyDocument
    normal: NormalText
    matches: Sequence[Match]
    parties: Sequence[Party]

    def matches_in(self, start: int, end: int) -> list[Match]:
        """Names of data types that begin within a range of the normalised text."""
        first = bisect_left(self.matches, start, key=lambda match: match.start)
        last = bisect_left(self.matches, end, key=lambda match: match.start)
        return list(self.matches[first:last])

    def parties_in(self, start: int, end: int) -> list[Party]:
        """Names of third parties that begin within a range of the normalised text."""
        first = bisect_left(self.parties, start, key=lambda party: party.start)
        last = bisect_left(self.parties, end, key=lambda party: party.start)
        return list(self.parties[first:last])

    def range_of(self, span: Span) -> tuple[int, int]:
        """A span of the document as a range of the normalised text."""
        return self.normal.index(span.start), self.normal.index(span.end)

    def span(self, start: int, end: int) -> Span:
        """A range of the normalised text as a span of the document."""
        return Span(start=self.normal.position(start), end=max(self.normal.position(start), self.normal.end(end)))

    def words(self, start: int, end: int) -> str:
        """The document's own words in a range of the normalised text, trimmed."""
        span = self.span(start, end)
        return self.document.text[span.start : span.end].strip(" \t\n，,。；;：:、|")


@dataclass(slots=True)
class _Lead:
    """What a list completes: the frames of the sentence before it, or a list of cases that need no consent."""

    frames: tuple[Frame, ...] = ()
    exempt: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """One sentence with all that reading it needs; ``matches`` and ``parties`` are ranges in ``text``."""

    sentence: Sentence
    block: Block
    text: str
    at: int
    matches: tuple[Match, ...]
    parties: tuple[Party, ...]


def extract(located: Located) -> Extraction:
    """All statements and named third parties."""
    reader = _Reader(located)
    read = 0
    for sentence in located.document.sentences:
        start, end = located.range_of(sentence.span)
        matches = (Match(m.start - start, min(m.end, end) - start, m.types) for m in located.matches_in(start, end))
        parties = (Party(p.start - start, min(p.end, end) - start, p.sdk) for p in located.parties_in(start, end))
        block = located.document.blocks[sentence.block]
        text = located.normal.text[start:end]
        read += end - start
        if read > MOST_CHARACTERS or len(reader.out.statements) > MOST_STATEMENTS:
            reader.out.whole = False
            break
        reader.read(_Line(sentence, block, text, start, tuple(matches), tuple(parties)))
    return reader.out


class _Reader:
    def __init__(self, located: Located) -> None:
        self.out = Extraction()
        self._located = located
        self._lead = _Lead()
        self._lead_block = -1
        self._record: Record | None = None

    def read(self, line: _Line) -> None:
        """Read one sentence, and remember what it means for the next."""
        block = line.block
        cues = ZH if any("\u3400" <= char <= "\u9fff" for char in line.text) else EN
        if block.kind == "heading":
            self._lead = _Lead(exempt=bool(cues.exempt.search(line.text)))
            self._lead_block = line.sentence.block
            self._record = self._record_of(line, line.parties[0]) if line.parties and len(line.text) < 60 else None
            self._mention(line, ())
        elif block.kind == "table-row" and len(block.cells) > 1 and self._row(line, cues):
            return
        elif not self._key_values(line, cues):
            self._prose(line, cues)

    # prose and lists

    def _prose(self, line: _Line, cues: Cues) -> None:
        is_item = line.block.kind in ("list-item", "table-row")
        if not is_item and line.sentence.block != self._lead_block:
            distant = line.sentence.block > self._lead_block + 1
            if len(line.text) > _LONG_PROSE or (self._lead.exempt and distant):
                self._lead = _Lead()
        carried: Subject = "third" if self._record is not None else "first"
        reading = read_sentence(line.text, line.matches, cues, carried, self._lead.exempt)
        found = [*reading.found]
        if not reading.has_verb and line.matches:
            found += self._verbless(line, cues, reading)
        elif reading.has_verb and self._lead.frames and is_item:
            found += self._label(line)
        self._emit(line, found, reading, cues)
        if reading.has_verb and not line.parties:
            self._record = None
        elif line.parties and not reading.has_verb and len(line.text) < 40:
            self._record = self._record_of(line, line.parties[0])
        self._look_ahead(line, cues, reading)

    def _look_ahead(self, line: _Line, cues: Cues, reading: Reading) -> None:
        exempt = bool(cues.exempt.search(line.text)) and len(line.text) < 160
        if not cues.lead_in.search(line.text) and not exempt:
            return
        inner = line.block.kind == "list-item" and not reading.last
        if not inner:
            self._lead = _Lead(reading.last, exempt or (self._lead.exempt and line.block.kind == "list-item"))
        self._lead_block = line.sentence.block

    def _verbless(self, line: _Line, cues: Cues, reading: Reading) -> list[Found]:
        """A sentence without a verb: an item of a list, or a line below a heading that says what is listed."""
        matches = tuple(match for match in line.matches if not _within(match.start, reading.purpose))
        if not matches or cues.definition.search(line.text) or cues.idle(line.text):
            return []
        enumerates = len(matches) >= _SOME and sum(map(line.text.count, "、,，")) >= _SOME
        labelled = enumerates and cues.label.match(line.text) is not None
        if cues.user_control.search(line.text) and not labelled:
            return []
        frames, how = self._lead.frames, "list"
        if not frames and not self._lead.exempt:
            frames, how = self._from_headings(line, cues), "heading"
            if not frames and (line.parties or self._record) and cues.listing.search(line.text):
                frames, how = (Frame("collect", "third", "yes", None, "named"),), "named"
            elif not frames and labelled:
                # "Log information: your IP address, …": a kind of information, and what belongs to it
                frames, how = (Frame("collect", "first", "yes", None, "label"),), "label"
        return [Found(Frame(f.action, f.subject, f.polarity, None, how), matches) for f in frames]

    def _label(self, line: _Line) -> list[Found]:
        """The label of an item ("Device information: we …"): it completes the sentence before the list."""
        colon = min((place for mark in ":：" if (place := line.text.find(mark)) >= 0), default=-1)
        label = tuple(match for match in line.matches if match.end <= colon <= 30)
        return [Found(Frame(f.action, f.subject, f.polarity, None, "list"), label) for f in self._lead.frames if label]

    def _from_headings(self, line: _Line, cues: Cues) -> tuple[Frame, ...]:
        if line.block.kind == "paragraph" and not cues.listing.search(line.text):
            return ()
        for heading in reversed(line.block.headings):
            title = heading.lower()
            if cues.sharing_heading.search(title):
                named = line.parties or self._record
                return (Frame("collect", "third", "yes", None, "heading"),) if named else ()
            if cues.other_heading.search(title):
                return ()
            if cues.collecting_heading.search(title):
                return (Frame("collect", "first", "yes", None, "heading"),)
        return ()

    # tables and keys

    def _row(self, line: _Line, cues: Cues) -> bool:
        """A table row whose columns, or whose first cell, say what the cells hold."""
        cells = [self._located.range_of(span) for span in line.block.cells]
        texts = [self._located.normal.text[start:end] for start, end in cells]
        if is_key(texts[0]) and len(set(cells)) == 2 and "info" not in column_kinds(line.block.header):
            kind = column_kind(texts[0])
            if kind == "name" or self._record is not None:
                self._entry(line, cues, [(kind, *cells[1])], "table")
                return True
            return False
        if not line.block.header and sum(is_key(text) for text in texts) > 1:
            return True  # the row of names itself
        header = tuple(name.lower() for name in line.block.header[: len(cells)])
        kinds = column_kinds(header)
        if "info" not in kinds and "permission" not in kinds:
            return False
        self._record = None
        values = [(kind, *cell) for kind, cell in zip(kinds, cells, strict=False)]
        if is_about_third_parties(header, kinds, line.block.headings):
            self._entry(line, cues, sorted(values, key=lambda value: value[0] != "name"), "table")
        else:
            own = [value for value in values if value[0] not in ("name", "company")]
            self._entry(line, cues, own, "table", first_party=True)
        self._record = None
        return True

    def _key_values(self, line: _Line, cues: Cues) -> bool:
        values = key_values(line.text)
        kinds = {value.kind for value in values}
        if not values or not ("name" in kinds or "company" in kinds or self._record is not None):
            return False
        ranges = [(value.kind, line.at + value.start, line.at + value.end) for value in values]
        if not kinds & {"name", "info", "permission"} and self._record is None:
            return False
        self._entry(line, cues, ranges, "key-value")
        return True

    def _entry(
        self,
        line: _Line,
        cues: Cues,
        values: Iterable[tuple[str, int, int]],
        how: str,
        first_party: bool = False,
    ) -> None:
        """Statements of one entry: values by kind, as ranges of the normalised text."""
        listed = list(values)
        purpose = "; ".join(self._located.words(a, b) for kind, a, b in listed if kind == "purpose" and b > a)
        types: set[str] = set()
        for kind, start, end in listed:
            text = self._located.normal.text[start:end]
            named = kind == "name" or (kind == "company" and self._record is None)
            if named and not first_party and text.strip() and not says_nothing(text):
                known = [party.sdk for party in self._located.parties_in(start, end) if party.sdk]
                self._record = Record(self._located.words(start, end)[:LONGEST_NAME], known[0] if known else "")
            elif kind in ("info", "permission") and not says_nothing(text):
                actor = self._record.actor() if self._record and not first_party else _FIRST_PARTY
                action: Action = "permission" if kind == "permission" else "collect"
                matches = self._located.matches_in(start, end)
                if matches and (first_party or self._record):
                    types.update(name for match in matches for name in match.types)
                    self.out.statements.append(
                        self._statement(line, matches, action, actor, purpose, f"{cues.name}/{how}")
                    )
        if self._record and not first_party:
            mention = SdkMention(
                sdk=self._record.sdk,
                name=self._record.name,
                sentence=line.sentence.number,
                data_types=tuple(sorted(types)),
                purpose=purpose[:LONGEST_PURPOSE],
            )
            self.out.sdk_mentions.append(mention)

    def _statement(
        self, line: _Line, matches: Sequence[Match], action: Action, actor: Actor, purpose: str, rule: str
    ) -> Statement:
        return Statement(
            sentence=line.sentence.number,
            data_types=_types(matches),
            action=action,
            actor=actor,
            polarity="yes",
            purpose=purpose[:LONGEST_PURPOSE],
            data_spans=tuple(self._located.span(match.start, match.end) for match in matches),
            rule=rule,
        )

    # what comes out

    def _emit(self, line: _Line, found: Sequence[Found], reading: Reading, cues: Cues) -> None:
        purpose = ""
        if reading.purpose:
            start, end = reading.purpose
            purpose = self._located.words(line.at + start, line.at + end)[:LONGEST_PURPOSE]
            purpose = purpose if len(purpose) >= SHORTEST_PURPOSE else ""
        stated: list[tuple[Actor, tuple[str, ...]]] = []
        for item in found:
            frame = item.frame
            actor = self._actor(line, frame)
            types = _types(item.matches)
            if frame.polarity == "yes":
                stated.append((actor, types))
            self.out.statements.append(
                Statement(
                    sentence=line.sentence.number,
                    data_types=types,
                    action=frame.action,
                    actor=actor,
                    polarity=frame.polarity,
                    purpose=purpose,
                    data_spans=tuple(self._located.span(line.at + m.start, line.at + m.end) for m in item.matches),
                    action_span=self._located.span(line.at + frame.verb[0], line.at + frame.verb[1])
                    if frame.verb
                    else None,
                    rule=f"{cues.name}/{frame.how}",
                )
            )
        self._mention(line, stated, purpose)

    def _mention(self, line: _Line, stated: Sequence[tuple[Actor, tuple[str, ...]]], purpose: str = "") -> None:
        done = set()
        for party in line.parties:
            record = self._record_of(line, party)
            if record in done:
                continue
            done.add(record)
            types = {name for actor, names in stated if actor == record.actor() for name in names}
            self.out.sdk_mentions.append(
                SdkMention(
                    sdk=record.sdk,
                    name=record.name,
                    sentence=line.sentence.number,
                    data_types=tuple(sorted(types)),
                    purpose=purpose if types else "",
                )
            )

    def _actor(self, line: _Line, frame: Frame) -> Actor:
        if frame.subject != "third":
            return _FIRST_PARTY
        before = frame.verb[0] if frame.verb else len(line.text)
        near = [party for party in line.parties if party.start < before] or list(line.parties)
        if near:
            return self._record_of(line, near[-1]).actor()
        return self._record.actor() if self._record is not None else _THIRD_PARTY

    def _record_of(self, line: _Line, party: Party) -> Record:
        return Record(self._located.words(line.at + party.start, line.at + party.end)[:LONGEST_NAME], party.sdk)


def _types(matches: Iterable[Match]) -> tuple[str, ...]:
    return tuple(sorted({name for match in matches for name in match.types}))


def _within(position: int, span: tuple[int, int] | None) -> bool:
    return span is not None and span[0] <= position < span[1]
