"""One sentence to frames: which information, which verb, who, and whether it is denied."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from analyzer.policy.alternatives import any_of, pattern
from analyzer.policy.cues import ClauseCues, Cues, Subject, Verb
from analyzer.policy.english import read_english
from analyzer.policy.frame_model import Found, Frame, Reading
from analyzer.policy.general_zh import naming
from analyzer.policy.lexicon import Match
from analyzer.policy.model import Action, Polarity

__all__ = ["Found", "Frame", "Reading", "read_sentence"]

_COORDINATED = re.compile(r"[\s、,，/和及与或并且以]*(?:and|or|以及)?[\s、]*")
_QUOTED = re.compile(r"《[^》]{0,60}》")
_TAKING_BACK = pattern(
    any_of(
        """关闭 撤回 取消 禁用 停用 拒绝 管理 撤销 收回 不授权 不开启 不同意 未授权 revoke disable turn~off withdraw
        switch~off deny decline refuse manage"""
    )
)
_FORWARD = re.compile(
    r"[^\w]*(?:对于?|关于|将|您的|你的|用户的|上述|该等|这些|其中|your\b|the\b|information\b|data\b|此外)|.{0,12}的$"
)
_NOT_ASKED = re.compile(
    r"(?:无需|无须|不会|不需要?|不|没有)[^,，。;；]{0,6}(?:申请|获取|要求|需要|索取|开启|调用|请求)"
    r"|\b(?:not|never)\s(?:[a-z]+\s){0,2}(?:request|ask|need|require)"
)
_EXCEPTING = re.compile(r"(?:除外|例外)[^\w]*$")
_AGREED = re.compile(r"(?:获得|取得|征得|经过?|得到)[^,，。]{0,12}(?:同意|授权)|关联(?:公司|方)|合作伙伴")
_PERMISSION_REACH = 12
_EXCLUSION_REACH = 40
_COORDINATION = 8


@dataclass(slots=True)
class _Clause:
    start: int
    end: int
    verbs: list[Verb]
    purposes: list[tuple[int, int]]
    groups: list[list[Verb]]


def read_sentence(text: str, matches: Sequence[Match], cues: Cues, carried: Subject, exempt: bool) -> Reading:
    """Read one sentence of normalised text; ``matches`` are ranges in it. ``exempt``: it stands in a list of cases
    that need no consent.
    """
    if cues.definition.match(text) or cues.idle(text):
        return Reading((), (), None, True)
    if not isinstance(cues, ClauseCues):
        return read_english(text, matches, cues, carried, exempt)
    matches = naming(text, matches)
    clauses = _clauses(text, matches, cues, carried)
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    reader = _Reader(text, matches, cues, exempt or bool(cues.exempt.search(text)))
    ends = [clause.end for clause in clauses]
    bound: dict[tuple[Frame, ...], list[Match]] = {}
    for match in matches:
        if any(start <= match.start < end for start, end in quoted):
            continue
        index = min(bisect_right(ends, match.start), len(clauses) - 1)
        frames = reader.bind(match, clauses, index, matches)
        if frames:
            bound.setdefault(frames, []).append(match)
    found = [Found(frame, tuple(group)) for frames, group in bound.items() for frame in frames]
    spoken = [clause for clause in clauses if clause.verbs]
    last = reader.frames(spoken[-1].verbs, "list") if spoken else ()
    purposes = [span for clause in clauses for span in clause.purposes]
    return Reading(tuple(found), last, purposes[0] if purposes else None, bool(spoken) or not matches)


def _clauses(text: str, matches: Sequence[Match], cues: ClauseCues, carried: Subject) -> list[_Clause]:
    clauses = []
    start = 0
    for end in [*(match.end() for match in cues.clause_end.finditer(text)), len(text)]:
        if end <= start:
            continue
        # "storage" in "external storage" and "record" in "call record" are no verbs; in "收集的信息" there is one.
        verbs = [
            verb
            for verb in cues.verbs(text, start, end, carried)
            if text.startswith("的", verb.end)
            or not any(match.start <= verb.start and verb.end <= match.end for match in matches)
        ]
        carried = cues.subject_of(text, start, end, carried)
        clauses.append(_Clause(start, end, verbs, _purposes(text, start, end, verbs, cues), _groups(text, verbs)))
        start = end
    return clauses


def _purposes(text: str, start: int, end: int, verbs: list[Verb], cues: ClauseCues) -> list[tuple[int, int]]:
    """Where a clause only says why; such a part ends where a verb about information begins."""
    found = []
    clause = text[start:end]
    opening = cues.purpose_clause.match(clause)
    if opening:
        starts = [verb.start for verb in verbs if verb.start >= start + opening.end()]
        subject = re.search(r"我们|本公司|本平台|\bwe\b", clause)
        stops = [*starts[:1], *([start + subject.start()] if subject else []), end]
        found.append((start, min(stops)))
    for part in cues.purpose_part.finditer(clause, opening.end() if opening else 0):
        begin = start + part.start()
        stop = next((verb.start for verb in verbs if verb.start >= start + part.end()), end)
        found.append((begin, stop))
    return [(first, last) for first, last in found if last > first]


class _Reader:
    def __init__(self, text: str, matches: Sequence[Match], cues: ClauseCues, exempt: bool) -> None:
        self._starts = [match.start for match in matches]
        self._text = text
        self._cues = cues
        self._excepting = bool(_EXCEPTING.search(text))
        self._exempt = exempt and not (_AGREED.search(text) and not cues.exempt.search(text))
        self._qualified = bool(cues.qualified.search(text)) or bool(cues.conditional.search(text))
        self._merger = bool(cues.merger.search(text))
        self._supposed = bool(cues.supposed.search(text))

    def bind(self, match: Match, clauses: list[_Clause], index: int, matches: Sequence[Match]) -> tuple[Frame, ...]:
        """The frames that a name of information belongs to."""
        clause = clauses[index]
        permission = self._permission(match, clause, matches)
        if permission is not None:
            return permission
        if any(start <= match.start < end for start, end in clause.purposes):
            return ()
        if clause.groups:
            return self._in_clause(match, clause.groups, matches, clause)
        return self._from_neighbours(match, clauses, index)

    def _in_clause(
        self, match: Match, groups: list[list[Verb]], matches: Sequence[Match], clause: _Clause
    ) -> tuple[Frame, ...]:
        before = [group for group in groups if group[-1].end <= match.start + 1]
        after = [group for group in groups if group[0].start >= match.end - 1]
        near = [verbs for verbs in before if self._reaches(verbs[-1], match)]
        if self._is_excluded(match, clause):
            verbs = before[-1] if before else groups[0]
            return tuple(replace(frame, polarity="no", how="excluded") for frame in self.frames(verbs, "excluded"))
        chosen = self.frames(near[-1], "verb") if near else ()
        # "collect your number and pass it on": a later verb without information of its own shares the object.
        for position, group in enumerate(after):
            stop = after[position + 1][0].start if position + 1 < len(after) else clause.end
            first = bisect_left(self._starts, group[-1].end)
            following = self._starts[first : bisect_left(self._starts, stop)]
            own = any(not _within(start, clause.purposes) for start in following)
            if not own and chosen:
                continue
            if not own or not (chosen or near):
                chosen += self.frames(group, "verb-after")
                if own:
                    break
        return tuple(dict.fromkeys(chosen))

    def _is_excluded(self, match: Match, clause: _Clause) -> bool:
        """Whether "not including" stands before a name, in the same brackets."""
        word = self._cues.excluding.search(self._text, clause.start, match.start)
        if word is None or match.start - word.end() > _EXCLUSION_REACH:
            return False
        between = self._text[word.end() : match.start]
        return not any(mark in between for mark in ")）】]")

    def _reaches(self, verb: Verb, match: Match) -> bool:
        return not verb.reach or match.start - verb.end <= verb.reach

    def _from_neighbours(self, match: Match, clauses: list[_Clause], index: int) -> tuple[Frame, ...]:
        clause = clauses[index]
        text = self._text[clause.start : clause.end]
        for earlier in range(index - 1, -1, -1):
            if clauses[earlier].verbs:
                if self._cues.no_carry.match(text):
                    return ()
                frames = self.frames(clauses[earlier].groups[-1], "carried")
                if self._is_excluded(match, clause):
                    return tuple(replace(frame, polarity="no", how="excluded") for frame in frames)
                return frames
        if index + 1 < len(clauses) and _FORWARD.match(text):
            for later in clauses[index + 1 :]:
                if later.verbs:
                    return self.frames(later.groups[0], "verb-after")
        return ()

    def _permission(self, match: Match, clause: _Clause, matches: Sequence[Match]) -> tuple[Frame, ...] | None:
        """The frame of a name that belongs to a permission ("camera and location permission"), else None."""
        word = self._cues.permission.search(self._text, match.start, clause.end)
        if word is None:
            return None
        place = match.end
        for other in matches:
            if place <= other.start <= place + 6 and other.end <= word.start():
                place = other.end
        if word.start() - place > _PERMISSION_REACH:
            return None
        if _TAKING_BACK.search(self._text, clause.start, clause.end):
            return ()
        negated = [verb for verb in clause.verbs if verb.negated]
        polarity: Polarity = "yes"
        if negated or _NOT_ASKED.search(self._text, clause.start, match.start):
            polarity = "hypothetical" if self._qualified else "no"
        return (Frame("permission", "first", polarity, word.span(), "permission"),)

    def frames(self, verbs: Sequence[Verb], how: str) -> tuple[Frame, ...]:
        """One frame for each action of coordinated verbs."""
        negated = any(verb.negated for verb in verbs)
        frames: dict[Action, Frame] = {}
        for verb in verbs:
            frames.setdefault(
                verb.action,
                Frame(verb.action, verb.subject, self._polarity(verb, negated), (verb.start, verb.end), how),
            )
        return tuple(frames.values())

    def _polarity(self, verb: Verb, negated: bool) -> Polarity:
        if self._exempt and not (negated and self._excepting):
            return "exempt"
        if negated:
            # "you need not provide": that nothing is asked for is no promise.
            limited = self._qualified or verb.given or self._cues.scoped.search(self._text, 0, verb.end)
            return "hypothetical" if limited else "no"
        if self._supposed or (self._merger and verb.action in ("transfer", "share", "public")):
            return "hypothetical"
        return "yes"


def _within(position: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)


def _groups(text: str, verbs: Sequence[Verb]) -> list[list[Verb]]:
    """Verbs that share subject and object: "collect, store and use"."""
    groups: list[list[Verb]] = []
    for verb in verbs:
        gap = verb.start - groups[-1][-1].end if groups else -1
        if 0 <= gap <= _COORDINATION and _COORDINATED.fullmatch(text, verb.start - gap, verb.start):
            groups[-1].append(verb)
        elif groups and verb.start < groups[-1][-1].end:
            continue
        else:
            groups.append([verb])
    return groups
