"""Who does what a frame says, and to whom the data goes."""

import re
from collections.abc import Sequence

from analyzer.policy.alternatives import any_of, pattern
from analyzer.policy.entry_statements import FIRST_PARTY, THIRD_PARTY
from analyzer.policy.frames import Frame
from analyzer.policy.located import Line, Located, Record
from analyzer.policy.model import Actor
from analyzer.policy.naming import is_own
from analyzer.policy.normal import plain
from analyzer.policy.parties import Party

_RECEIVED = frozenset({"share", "entrust", "transfer", "public", "cross-border"})
_JOINED = re.compile(
    r"\s?(?:android版?|ios版?|app)?\s?(?:[(（][^()（）]{0,40}[)）])?\s?(?:[、,，/]|和|及|与|或者?|以及|and|or|,\s?(?:and|or))\s?"
    r"(?:[(（][^()（）]{0,40}[)）])?\s?",
)
_POINTING = pattern(
    any_of("上述 该等? 此 前述 这些 此类 该类 以上"),
    "[^,，。;；]{0,12}$",
    "|",
    any_of("上述 该等? 此 前述 这些 此类 该类 以上"),
    "[^,，。;；]{0,8}sdk",
)
_TO = pattern(
    any_of("向 给 与 和 同 至 到 由 委托 \\bto\\b \\bwith\\b \\bby\\b"),
    r"\s?(?:我们的?|您?授权的?|其他|以下|下列|our|the|such|these|those|other|selected|trusted|certain)?\s?[^,，。;；]{0,16}$",
)
_THIRDS = pattern(
    any_of(
        """第三方 合作伙伴 合作方 合作机构 服务商 供应商 服务提供者 服务提供商 关联公司 关联方 关联企业 广告主 广告商
        受托 接收方 运营商
        支付机构 商家 物流 司法机关 行政机关 监管 公安 机构 他人 其他用户 third~part partners? service~providers
        affiliates? vendors?
        advertisers ad~networks processors? contractors? authorit courts? law~enforcement buyer successor agenc
        companies anyone
        anybody no~one lenders? bureaus? couriers? merchants?"""
    )
)
_NEAR = 60


class Actors:
    """Answers for one document."""

    def __init__(self, located: Located, own: frozenset[str]) -> None:
        self._located = located
        self._own = own

    def named(self, line: Line) -> tuple[Record, ...]:
        """The third parties that a sentence names, the operator's own names left out, each once."""
        return tuple(dict.fromkeys(self._record(line, party) for party in self._others(line)))

    def of(self, line: Line, frame: Frame, subject: tuple[Record, ...]) -> tuple[Actor, ...]:
        """Who does it. ``subject`` are the third parties that a label before the sentence makes its subject."""
        if subject and frame.action in ("collect", "use", "permission") and frame.subject != "user":
            return tuple(record.actor() for record in subject)
        if frame.subject != "third":
            return (FIRST_PARTY,)
        parties = self._others(line)
        before = frame.verb[0] if frame.verb else len(line.text)
        earlier = [party for party in parties if party.start < before]
        if not earlier:
            return (THIRD_PARTY,)
        chain = self._chain(line, earlier)
        between = line.text[chain[-1].end : before]
        if not self._reaches(between):
            return (THIRD_PARTY,)
        return tuple(dict.fromkeys(self._record(line, party).actor() for party in chain))

    def receiver(self, line: Line, frame: Frame) -> Actor | None:
        """To whom the data goes, None when that is not said or nobody gets it."""
        if frame.action not in _RECEIVED:
            return None
        place = frame.verb[0] if frame.verb else 0
        near = [p for p in self._others(line) if abs(p.start - place) <= _NEAR]
        for party in near:
            if _TO.search(line.text[max(0, party.start - 30) : party.start]):
                return self._record(line, party).actor()
        around = line.text[max(0, place - _NEAR) : place + _NEAR]
        return THIRD_PARTY if _THIRDS.search(around) or not frame.verb else None

    def _reaches(self, between: str) -> bool:
        """Whether the subject of the verb is still the name before: nobody else is named in between."""
        return not _OTHER_SUBJECT.search(between)

    def _chain(self, line: Line, parties: Sequence[Party]) -> list[Party]:
        """The last party and those that are joined to it by commas and "and"."""
        chain = [parties[-1]]
        for party in reversed(parties[:-1]):
            if not _JOINED.fullmatch(line.text, party.end, chain[0].start):
                break
            chain.insert(0, party)
        return chain

    def _others(self, line: Line) -> list[Party]:
        return [party for party in line.parties if not self._is_own(line.text[party.start : party.end])]

    def _is_own(self, name: str) -> bool:
        word = plain(name).strip()
        return is_own(word, self._own) or (len(word) > 1 and any(own.startswith(word) for own in self._own))

    def _record(self, line: Line, party: Party) -> Record:
        return self._located.record(line.at + party.start, line.at + party.end, party.sdk)


_OTHER_SUBJECT = pattern(
    any_of("我们(?!的) 第三方(?!sdk) 合作方 合作伙伴 服务商 关联公司 \\bwe\\b third~part partners")
)
