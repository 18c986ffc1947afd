"""A policy document to statements: sentence by sentence, lists and tables bound to what introduces them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from analyzer.policy.actors import Actors
from analyzer.policy.alternatives import any_of, pattern
from analyzer.policy.circumstances import circumstances
from analyzer.policy.cues import Cues, Subject
from analyzer.policy.cues_en import EN
from analyzer.policy.cues_zh import ZH
from analyzer.policy.entries import find_entries, records_of
from analyzer.policy.entry_statements import FIRST_PARTY, LONGEST_PURPOSE, EntryStatements, is_bare, types_of
from analyzer.policy.frames import Found, Frame, Reading, read_sentence
from analyzer.policy.located import Line, Located, Record
from analyzer.policy.model import Actor, SdkMention, Statement
from analyzer.policy.naming import own_names
from analyzer.policy.purposes import purpose_kinds

__all__ = ["Extraction", "Located", "extract"]

MOST_CHARACTERS = 250_000
MOST_STATEMENTS = 8_000
"""What is read for statements; the longest policies known have a third of that."""

_POINTING = pattern(any_of("前述 上述 以上 该等 此类 这些 such these above"), r"\s?$")
_REFUSED = pattern(r"\W*", any_of("[如若]果?您?(?:不|拒绝) 您(?:不|拒绝) 关于 if~you~(?:do~not|refuse|decline)"))
"""A sentence about what it means that nothing is given, or about where more is told."""
SHORTEST_PURPOSE = 4
_LONG_PROSE = 60
_SOME = 2


@dataclass(slots=True)
class Extraction:
    """What the sentences of a document state, in order."""

    statements: list[Statement] = field(default_factory=list)
    sdk_mentions: list[SdkMention] = field(default_factory=list)
    whole: bool = True
    """False when the budget ran out before the end."""


@dataclass(slots=True)
class _Lead:
    """What a list completes: the frames of the sentence before it, or a list of cases that need no consent."""

    frames: tuple[Frame, ...] = ()
    exempt: bool = False


def extract(located: Located) -> Extraction:
    """All statements and named third parties."""
    lines: list[Line] = []
    read = 0
    whole = True
    for line in located.lines:
        read += len(line.text)
        if read > MOST_CHARACTERS:
            whole = False
            break
        lines.append(line)
    reader = _Reader(located, lines)
    for line in lines:
        if len(reader.out.statements) > MOST_STATEMENTS:
            whole = False
            break
        reader.read(line)
    reader.finish()
    reader.out.whole = whole
    return reader.out


class _Reader:
    def __init__(self, located: Located, lines: Sequence[Line]) -> None:
        self.out = Extraction()
        self._located = located
        self._own = own_names(located.document)
        self._entries = find_entries(located, lines, self._own)
        self._told = EntryStatements(located, self._entries, self._own)
        self._actors = Actors(located, self._own)
        self._lead = _Lead()
        self._lead_block = -1

    def read(self, line: Line) -> None:
        """Read one sentence, and remember what it means for the next."""
        cues = ZH if any("\u3400" <= char <= "\u9fff" for char in line.text) else EN
        parts = self._entries.parts.get(line.sentence.number)
        if parts is not None:
            self.out.statements += self._told.statements(line, parts, cues.name)
            self._lead = _Lead()
        elif line.block.kind == "heading":
            self._lead = _Lead(exempt=bool(cues.exempt.search(line.text)))
            self._lead_block = line.sentence.block
            self._mention(line, ())
        else:
            self._prose(line, cues)

    def finish(self) -> None:
        """Add what can be said only at the end."""
        self.out.sdk_mentions += self._told.mentions()
        self.out.sdk_mentions.sort(key=lambda mention: mention.sentence)

    # prose and lists

    def _prose(self, line: Line, cues: Cues) -> None:
        is_item = line.block.kind in ("list-item", "table-row")
        if not is_item and line.sentence.block != self._lead_block:
            distant = line.sentence.block > self._lead_block + 1
            if len(line.text) > _LONG_PROSE or (self._lead.exempt and distant):
                self._lead = _Lead()
        subject = self._subject(line)
        carried: Subject = "third" if subject else "first"
        reading = read_sentence(line.text, line.matches, cues, carried, self._lead.exempt)
        found = [*reading.found]
        if not reading.has_verb and line.matches:
            found += self._verbless(line, cues, reading, subject)
        elif reading.has_verb and self._lead.frames and is_item:
            found += self._label(line)
        if subject and not found and line.matches and not cues.idle(line.text):
            # "Sample SDK: …, reads the IMEI": whatever the verb, the label says who
            found = self._labelled(line, reading)
        self._emit(line, found, reading, cues, subject)
        self._look_ahead(line, cues, reading)

    def _subject(self, line: Line) -> tuple[Record, ...]:
        """The third parties that a label before or above makes the subject."""
        group = self._entries.subjects.get(line.sentence.number)
        return records_of(self._located, group, self._own) if group is not None else ()

    def _look_ahead(self, line: Line, cues: Cues, reading: Reading) -> None:
        exempt = bool(cues.exempt.search(line.text)) and len(line.text) < 160
        if not cues.lead_in.search(line.text) and not exempt:
            return
        inner = line.block.kind == "list-item" and not reading.last
        if not inner:
            self._lead = _Lead(reading.last, exempt or (self._lead.exempt and line.block.kind == "list-item"))
        self._lead_block = line.sentence.block

    def _verbless(self, line: Line, cues: Cues, reading: Reading, subject: tuple[Record, ...]) -> list[Found]:
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
            frames, how = self._from_headings(line, cues, subject), "heading"
            if not frames and subject and cues.listing.search(line.text):
                frames, how = (Frame("collect", "third", "yes", None, "named"),), "named"
            elif not frames and labelled:
                # "Log information: your IP address, …": a kind of information, and what belongs to it
                frames, how = (Frame("collect", "first", "yes", None, "label"),), "label"
        return [Found(Frame(f.action, f.subject, f.polarity, None, how), matches) for f in frames]

    def _labelled(self, line: Line, reading: Reading) -> list[Found]:
        if _REFUSED.match(line.text):
            return []
        matches = tuple(
            match
            for match in line.matches
            if not _within(match.start, reading.purpose) and not _POINTING.search(line.text, 0, match.start)
        )
        return [Found(Frame("collect", "third", "yes", None, "named"), matches)] if matches else []

    def _label(self, line: Line) -> list[Found]:
        """The label of an item ("Device information: we …"): it completes the sentence before the list."""
        colon = min((place for mark in ":：" if (place := line.text.find(mark)) >= 0), default=-1)
        label = tuple(match for match in line.matches if match.end <= colon <= 30)
        return [Found(Frame(f.action, f.subject, f.polarity, None, "list"), label) for f in self._lead.frames if label]

    def _from_headings(self, line: Line, cues: Cues, subject: tuple[Record, ...]) -> tuple[Frame, ...]:
        if line.block.kind == "paragraph" and not cues.listing.search(line.text):
            return ()
        for heading in reversed(line.block.headings):
            title = heading.lower()
            if cues.sharing_heading.search(title):
                named = subject
                return (Frame("collect", "third", "yes", None, "heading"),) if named else ()
            if cues.other_heading.search(title):
                return ()
            if cues.collecting_heading.search(title):
                return (Frame("collect", "first", "yes", None, "heading"),)
        return ()

    # what comes out

    def _emit(
        self, line: Line, found: Sequence[Found], reading: Reading, cues: Cues, subject: tuple[Record, ...]
    ) -> None:
        purpose, span = "", None
        if reading.purpose:
            start, end = reading.purpose
            span = (line.at + start, line.at + end)
            purpose = self._located.words(*span)[:LONGEST_PURPOSE]
            if len(purpose) < SHORTEST_PURPOSE:
                purpose, span = "", None
        kinds = purpose_kinds(self._located.normal.text[span[0] : span[1]]) if span else ()
        stated: list[tuple[Actor, tuple[str, ...]]] = []
        for item in found:
            frame = item.frame
            about = circumstances(line.text, cues.name, frame.verb)
            condition = about.condition
            for does in self._actors.of(line, frame, subject):
                turned = not subject and self._actors.turned(line, frame, does)
                matches = item.matches
                if does.kind == "named-third-party" and len(matches) > 1:
                    matches = tuple(m for m in matches if not is_bare(line.text[m.start : m.end])) or matches
                actor = FIRST_PARTY if turned else does
                types = types_of(matches)
                if frame.polarity == "yes":
                    stated.append((actor, types))
                self.out.statements.append(
                    Statement(
                        sentence=line.sentence.number,
                        data_types=types,
                        action="share" if turned else frame.action,
                        actor=actor,
                        polarity=frame.polarity,
                        purpose=purpose,
                        purpose_span=self._located.span(*span) if span else None,
                        purpose_kinds=kinds,
                        data_spans=tuple(self._located.span(line.at + m.start, line.at + m.end) for m in matches),
                        action_span=self._located.span(line.at + frame.verb[0], line.at + frame.verb[1])
                        if frame.verb
                        else None,
                        rule=f"{cues.name}/{frame.how}",
                        receiver=does if turned else self._actors.receiver(line, frame),
                        condition=self._located.words(line.at + condition[0], line.at + condition[1])
                        if condition
                        else "",
                        condition_kind=about.condition_kind,
                        condition_span=self._located.span(line.at + condition[0], line.at + condition[1])
                        if condition
                        else None,
                        necessity=about.necessity,
                        modality=about.modality,
                    )
                )
        self._mention(line, stated, purpose)

    def _mention(self, line: Line, stated: Sequence[tuple[Actor, tuple[str, ...]]], purpose: str = "") -> None:
        for record in self._actors.named(line):
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


def _within(position: int, span: tuple[int, int] | None) -> bool:
    return span is not None and span[0] <= position < span[1]
