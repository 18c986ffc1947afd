"""One English sentence to frames, by a small grammar of clauses: which verb has which information as object or subject.

A name belongs to the active verb before it, unless it stands in the subject of the passive verb after it; verbs that
are no practice ("to provide", "you can delete") hold their objects as well, so nothing is stated of those.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from analyzer.policy import english_words as words
from analyzer.policy.alternatives import word_set
from analyzer.policy.cues import Cues, Subject
from analyzer.policy.english_actions import Actions
from analyzer.policy.english_binding import HARD, Binding
from analyzer.policy.english_tokens import Group
from analyzer.policy.english_verbs import parse
from analyzer.policy.frame_model import Found, Frame, Reading
from analyzer.policy.lexicon import Match
from analyzer.policy.model import Action, Polarity

_PURPOSE = re.compile(r"\bin\sorder\sto\b|\bfor\s(?:the\s)?(?:[a-z]+\s)?purposes?\sof\b|\bso\s(?:that|as\sto)\b")
_CONSEQUENCE = re.compile(
    r"\b(?:not\sbe\sable|unable|may\snot|will\snot|won[’']?t|cannot|limited|break|not\swork|lose)\b"
)
_AFTER_PURPOSE = re.compile(r"[.;\n]|\s(?=(?:if|when|unless|where)\s)")
_NO_LINE = re.compile(r"\W*(?:❌|✗|✘)|\W*(?:no|without)\s")
_SHARED_NOUNS: tuple[tuple[str, Action], ...] = (
    ("shar", "share"),
    ("stor", "store"),
    ("sale", "share"),
    ("sell", "share"),
    ("disclos", "share"),
)
_SUPPOSED = re.compile(
    r"\bfuture\s(?:releases?|versions?|updates?)\b|\bat\sa\slater\sdate\b|^\W*should\swe\b|\bever\s(?:need|sold|acquired)"
)
_REFUSING = re.compile(
    r"\b(?:if|when)\s(?:[a-z]+\s){1,4}?(?:do(?:es)?\snot\s(?:provide|agree|consent|enter|allow|give|grant|want)|decline|refuse|disable|deny|withdraw|switched\soff|turned\soff|choose\snot)\b"
)
_PERMISSION_AFTER = re.compile(r"[^.;:!?]{0,40}?\bpermissions?\b")
_PERMISSION_BEFORE = re.compile(
    r"\b(?:permissions?\s(?:to|for)|(?:need|needs|require|requires|request|requests|asks?\s(?:you\s)?for)\saccess\sto)\s(?:[a-z]+\s){0,4}$"
)
_TO_OTHERS = re.compile(
    r"\b(?:is|are|be)\s(?:not\s)?(?:[a-z]+ly\s|always\s|also\s){0,2}?"
    r"(?:(?P<public>public\b|visible\sto\s(?:all|any|other|every|the\spublic)|available\s(?:to\sthe\spublic|publicly)|publicly)"
    r"|(?P<share>visible\sto))"
)
_MOST_BACK = 14


def read_english(text: str, matches: Sequence[Match], cues: Cues, carried: Subject, exempt: bool) -> Reading:
    """Read one sentence of normalised text; see `frames.read_sentence`."""
    return _English(text, matches, cues, carried, exempt).read()


class _English:
    def __init__(self, text: str, matches: Sequence[Match], cues: Cues, carried: Subject, exempt: bool) -> None:
        self._text = text
        self._matches = matches
        self._cues = cues
        self._parsed = parse(text, matches, carried)
        self._tokens = self._parsed.tokens
        self._groups = self._parsed.groups
        self._actions = Actions(text, self._parsed)
        self._binding = Binding(text, self._parsed, self._actions)
        self._exempt = exempt or bool(cues.exempt.search(text))
        self._merger = bool(cues.merger.search(text))
        start = _PURPOSE.search(text)
        self._supposed = bool(
            cues.supposed.search(text, 0, start.start() if start else len(text)) or _SUPPOSED.search(text)
        )
        self._refused = bool(_REFUSING.search(text) or cues.conditional.search(text))
        self._order = _orders(text)

    def read(self) -> Reading:
        """Frames of all names, and what a list below would complete."""
        bound: dict[Frame, list[Match]] = {}
        for place, token in enumerate(self._tokens):
            if token.data >= 0:
                for frame in self._frames_of(place):
                    bound.setdefault(frame, []).append(self._matches[token.data])
        last: tuple[Frame, ...] = ()
        for index, group in enumerate(self._groups):
            if group.kind not in ("contain", "place", "refuse", "delete", "stay") and (
                made := self._frames(index, "list")
            ):
                last = (*last, *made) if group.chain >= 0 else made
        found = tuple(Found(frame, tuple(group)) for frame, group in bound.items())
        main = any(
            g.form != "participle" and (not g.inner or (g.inner in words.SUBORDINATORS and g.place < _OPENING))
            for g in self._groups
        )
        return Reading(found, last, self._purpose(), main)

    # which verb

    def _frames_of(self, place: int) -> tuple[Frame, ...]:
        if self._order or self._is_anonymous(place) or self._points_back(place):
            return ()
        permission = self._permission(place)
        if permission is not None:
            return (permission,)
        seen = self._seen_by_others(place)
        if seen is not None:
            return (seen,)
        indices, how = self._binding.governing(place)
        denied = self._denied(place, indices)
        frames: list[Frame] = []
        for index in indices:
            if self._groups[index].kind == "place" and "web-cookies" not in self._types(place):
                continue
            if self._groups[index].verb in ("process", "handle", "verify") and self._tokens[place].text in _TRADE:
                continue
            frames += self._frames(index, how, denied)
        if not self._groups and _NO_LINE.match(self._text):
            return (Frame(self._noun_action(place), "first", "no", None, "no"),)
        if indices and frames and self._cut_out(place, indices[0]):
            frames = [replace(f, polarity="no" if f.polarity == "yes" else "yes", how="excluded") for f in frames]
        return tuple(dict.fromkeys(frames))

    def _points_back(self, place: int) -> bool:
        """Whether a bare "information" only points at what was said before, or at what is named after it."""
        if self._tokens[place].text not in _BARE:
            return False
        return (
            self._binding.word(place - 1) in _POINTING
            or self._binding.word(place + 1) in _NAMING
            or self._binding.word(place - 2) in _POINTING
        )

    def _types(self, place: int) -> tuple[str, ...]:
        return self._matches[self._tokens[place].data].types

    # what it says

    def _frames(self, index: int, how: str, denied: bool = False) -> tuple[Frame, ...]:
        group = self._groups[index]
        token = self._tokens[group.place]
        frames = []
        for action, who in self._actions.of(index):
            polarity = self._polarity(group, action, denied)
            if group.kind == "refuse":
                if not _CONSEQUENCE.search(self._text) or group.negated:
                    continue
                polarity = "hypothetical"
            verb = None if group.kind == "contain" else (token.start, token.end)
            frames.append(Frame(action, who, polarity, verb, how))
        return tuple(frames)

    def _polarity(self, group: Group, action: Action, denied: bool) -> Polarity:
        negated = group.negated or denied
        if negated:
            return "hypothetical" if self._refused else "no"
        if self._exempt:
            return "exempt"
        moved = self._merger and action in ("transfer", "share", "public", "cross-border")
        if self._supposed or moved or group.modal == "would":
            return "hypothetical"
        return "hypothetical" if self._refused and group.inner not in words.SUBORDINATORS else "yes"

    def _denied(self, place: int, indices: Sequence[int]) -> bool:
        """Whether "no" or "none of" stands before the name."""
        floor = max((self._groups[i].place for i in indices if self._groups[i].place < place), default=-1)
        for at in range(place - 1, max(floor, place - _MOST_BACK), -1):
            word = self._binding.word(at)
            if word in words.NONE and self._binding.word(at + 1) != "longer":
                return True
            if word in HARD or word in ("but", "and", ";", ":"):
                return False
        return False

    def _cut_out(self, place: int, index: int) -> bool:
        start, end = self._tokens[self._groups[index].place].end, self._tokens[place].start
        word = self._cues.excluding.search(self._text, start, end) if start < end else None
        return (
            word is not None
            and end - word.end() <= _EXCLUSION
            and not any(m in self._text[word.end() : end] for m in ")]")
        )

    def _is_anonymous(self, place: int) -> bool:
        for at in range(place - 1, max(-1, place - 5), -1):
            word = self._binding.word(at)
            if word in words.BREAKS or word in (",", "and", "or", "(", ")") or (not word):
                return False
            if word in words.ANONYMOUS and (word != "number" or self._binding.word(at + 1) == "of"):
                return True
            if word == "identified" and self._binding.word(at - 1) == "de":
                return True
        return False

    def _permission(self, place: int) -> Frame | None:
        """The frame of a name that a permission opens."""
        token = self._tokens[place]
        end = token.end
        after = _PERMISSION_AFTER.match(self._text, end)
        if " permission" in token.text:
            after = _PERMISSION_AFTER.match(self._text, token.start)
        if after and not self._only_names(place, after.end()):
            after = None
        before = _PERMISSION_BEFORE.search(self._text[max(0, token.start - 70) : token.start])
        if not after and not before:
            return None
        groups = [g for g in self._groups if g.kind == "collect" or g.kind == "use"]
        if any(g.subject == "user" and not g.passive and g.kind in ("refuse", "delete", "other") for g in self._groups):
            return None
        if before and before[0].startswith("permission") and not groups and not self._groups:
            return Frame("permission", "first", "yes", None, "permission")
        negated = any(g.negated for g in groups) or self._denied(place, ()) or " no permission" in self._text
        polarity: Polarity = "no" if negated else "hypothetical" if self._supposed else "yes"
        return Frame("permission", "first", polarity, None, "permission")

    def _only_names(self, place: int, end: int) -> bool:
        """Whether nothing but names, commas and "and" stand up to a place of the text."""
        for at in range(place + 1, len(self._tokens)):
            token = self._tokens[at]
            if token.start >= end:
                return True
            if token.data < 0 and token.text not in (",", "and", "or", "/", "&", "permission", "permissions", "(", ")"):
                return False
        return True

    def _seen_by_others(self, place: int) -> Frame | None:
        """The frame of "X, Y are public" and "X is visible to other users"."""
        end = self._tokens[place].end
        match = _TO_OTHERS.search(self._text, end, end + 120)
        if match is None or any(end < self._tokens[g.place].start < match.start() for g in self._groups if not g.inner):
            return None
        if any(mark in self._text[end : match.start()] for mark in ".;:\n"):
            return None
        negated = " not " in self._text[match.start() : match.end() + 1]
        action: Action = "public" if match["public"] else "share"
        return Frame(
            action,
            "first",
            "no" if negated else "yes",
            (match.start("public" if match["public"] else "share"), match.end()),
            "visible",
        )

    def _noun_action(self, place: int) -> Action:
        found: Action = "collect"
        for stem, action in _SHARED_NOUNS:
            if re.search(rf"\b{stem}", self._text):
                found = action
        return found

    def _purpose(self) -> tuple[int, int] | None:
        starts = [match.start() for match in _PURPOSE.finditer(self._text)][:1]
        done = False
        for index, group in enumerate(self._groups):
            if done and group.form == "infinitive" and group.kind == "other":
                starts.append(self._tokens[group.first].start)
                break
            done = done or bool(self._actions.of(index))
        if not starts:
            return None
        start = min(starts)
        stop = _AFTER_PURPOSE.search(self._text, start)
        return start, stop.start() if stop else len(self._text)


_BARE = frozenset({"information", "data", "content", "details"})
_POINTING = word_set("this that these those such following above said same collected the its type types")
_NAMING = word_set("about regarding on concerning such including like as relating related contained")
_TRADE = word_set("payment payments purchase purchases order orders transaction transactions")
_EXCLUSION = 40
_OPENING = 3
_ORDER = re.compile(
    r"\W*(?:please\s(?!note|be\saware)|(?:do\snot|don[’']?t|never)\s(?!(?:do|did|will|would|have|has|shall)\s(?:we|i|our|the)\b)[a-z]+)"
)


def _orders(text: str) -> bool:
    """Whether the sentence tells the user what to do."""
    return _ORDER.match(text) is not None
