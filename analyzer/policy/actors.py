"""Who does what a frame says, and to whom the data goes."""

import re
from collections.abc import Sequence

from analyzer.policy.actors_english import EnglishActors
from analyzer.policy.alternatives import any_of, pattern
from analyzer.policy.aside import within
from analyzer.policy.entry_statements import FIRST_PARTY, THIRD_PARTY
from analyzer.policy.frames import Frame
from analyzer.policy.located import Line, Located, Record
from analyzer.policy.model import Actor
from analyzer.policy.naming import is_own, is_unnamed
from analyzer.policy.normal import plain
from analyzer.policy.parties import Party, is_telling

_TO_SOMEBODY = frozenset({"share", "entrust", "transfer"})
_OWN_DOING = frozenset({"collect", "use", "permission", "store"})
_RECEIVED = frozenset({"share", "entrust", "transfer", "cross-border"})
_JOINED = re.compile(
    r"\s?(?:android版?|ios版?|app)?\s?(?:[(（][^()（）]{0,40}[)）])?\s?(?:[、,，/]|和|及|与|或者?|以及|and|or|,\s?(?:and|or))\s?"
    r"(?:[(（][^()（）]{0,40}[)）])?\s?",
)
_POINTING = pattern(
    any_of("""
        上述 该等? 此类? 前述 这些 该类 以上"""),
    "[^,，。;；]{0,10}",
    any_of("sdk 系统 平台 公司 厂商 服务商 机构 产品 插件 服务"),
)
_MODAL = pattern(
    any_of("也 还 均 都 便 即 又") + "?",
    any_of("可能 将会? 会 需要? 可以? 能够? 不时 自动 直接 进一步 有权 必须 仅 只"),
)
_MARK = re.compile(r"[,，。;；:：!！?？]")
_CONNECTIVE = pattern(
    r"\W*(?:(?:[(（]?(?:\d{1,2}|[a-z])[)）.、]{1,2})\W*)?(?:",
    any_of(
        """同时 其中 此外 另外 但是? 并且 且 因此 以及 而 即 则 如果?您使用的? 如果? 当 由 由于 鉴于 为此 届时 此时
        例如 比如
        (?:我们的?)?(?:app|应用|平台)?(?:集成|接入|嵌入|使用)(?:了|的)? 本应用
        [^,，。;；]{2,24}?(?:接入|集成|嵌入|使用)的"""
    ),
    ")*",
)
_SYSTEM = pattern(
    r"[\w\u4e00-\u9fff+.·&()（） -]{2,28}?",
    any_of("系统 平台 公司 集团 服务 中心 银行 厂商 联盟 sdk 插件 浏览器 地图 助手 引擎 支付 推送 组件"),
)
_NO_NAME = pattern(
    any_of(
        """我们 您 你 用户 我司 本 该 此 其 这 那 上述 以下 相关 第三方 合作 其他 部分 某些 各 所有 任何 关联 使用
        提供 通过 为了 为 以便
        的 并 在 对 与 和 不 未 时 当 或者 如 收集 信息 数据 功能 权限 依法 根据 基于"""
    )
)
_EMBEDDED_BEFORE = pattern(any_of("嵌入 集成 接入"), "(?!我们|我司|关联)[^,，。;；]{0,20}$")
_WE_FIRST = pattern(any_of("(?:我们|我司|我行|我方)(?!的)"), "[^,，。;；]{0,30}", any_of("嵌入 集成 接入"))
_OURS_BEFORE = pattern(any_of("(?:我们|我司|我行|我方)(?!提供的|的)"), "[^,，。;；]{0,40}$")
_WE = pattern(any_of("(?:我们|我司|我行|我方)(?!的|关联) \\bwe\\b"))
_SOMEBODY = pattern(
    any_of("(?:我们|我司|我行|我方|您|你|用户)(?!的|们的) 第三方 合作方 合作伙伴 本(?:公司|平台|应用|软件)")
)
_TO_US = pattern("[向给至]", any_of("我们 我司 我行 我方 本公司"), "[^,，。;；]{0,20}$")
_BY_SOMEBODY = pattern("(?<![求请让向为对给与由])", _SOMEBODY.pattern)
_DOES = pattern(any_of("可能 将会? 会 需要? 可以? 能够? 有权 收集 获取 读取 采集"))
_RECEIVING = pattern(any_of("receiv 接收 收到"))
_GENERAL = pattern(any_of("平台 服务 产品 系统 app 应用 软件 客户端 网站 游戏 公司 团队 官方 及其? 各"), "*")
_MEANS_BEFORE = pattern(
    any_of("""
    通过 使用 利用 委托 调用 借助 经由 through via using \\buse by \\bwith~the"""),
    r"\s?[^,，。;；、\s]{0,6}\s?$",
)
_FAR = 120
_SHORTEST_NAME = 2
_SHORT_WORDS = 4
_TAIL = 3
_SOME_BRACKETS = 3
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
_MADE = pattern("[^,，。;；]{0,12}?", any_of("提供 开发 运营 研发 负责"))
_NEAR = 60
_LONGEST_WAY = 400
"""Characters before a verb in which its subject may stand."""


class Actors:
    """Answers for one document."""

    def __init__(self, located: Located, own: frozenset[str]) -> None:
        self._located = located
        self._own = own
        self.english = EnglishActors(located, self._is_own)
        self._last: tuple[int, list[Party]] = (0, [])

    def named(self, line: Line) -> tuple[Record, ...]:
        """The third parties that a sentence names, the operator's own names left out, each once."""
        return tuple(dict.fromkeys(self._record(line, party) for party in self.others(line)))

    def of(self, line: Line, frame: Frame, subject: tuple[Record, ...]) -> tuple[Actor, ...]:
        """Who does it. ``subject`` are the third parties that a label before the sentence makes its subject."""
        if subject and frame.action in ("collect", "use", "permission") and frame.subject != "user":
            return tuple(record.actor() for record in subject)
        if frame.verb is not None and within(line.at + frame.verb[0], self._located.elsewhere):
            return (THIRD_PARTY,)
        if frame.verb is not None and frame.action in _OWN_DOING:
            if _TO_US.search(line.text, max(0, frame.verb[0] - _FAR // 3), frame.verb[0]):
                return (FIRST_PARTY,)
            named = self.english.agents(line, frame.verb) or self.subjects(line, frame.verb[0])
            if named:
                return tuple(dict.fromkeys(record.actor() for record in named))
        if frame.subject == "user" and frame.action == "public":
            return (Actor(kind="user"),)
        if frame.verb is not None and frame.action in _OWN_DOING and frame.subject != "user":
            spoken = self._spoken(line, frame.verb[0])
            if spoken:
                return tuple(dict.fromkeys(record.actor() for record in spoken))
        if frame.subject != "third":
            return (FIRST_PARTY,)
        before = frame.verb[0] if frame.verb else len(line.text)
        if frame.verb and _WE.search(line.text, _phrase(line.text, before)[0], before):
            return (FIRST_PARTY,)
        earlier = self._acting(line, [party for party in self.others(line) if party.start < before])
        if not earlier:
            return (THIRD_PARTY,)
        chain = self._chain(line, earlier)
        if self.english.words(line) and before - chain[-1].end > _NEAR:
            return (THIRD_PARTY,)
        means = _MEANS_BEFORE.search(line.text[max(0, chain[0].start - 12) : chain[0].start])
        if means or _OURS_BEFORE.search(line.text[max(0, chain[0].start - _NEAR) : chain[0].start]):
            return (FIRST_PARTY,)
        if _OTHER_SUBJECT.search(line.text[chain[-1].end : before]):
            return (THIRD_PARTY,)
        return tuple(dict.fromkeys(self._record(line, party).actor() for party in chain))

    def turned(self, line: Line, frame: Frame, actor: Actor) -> bool:
        """Whether "the vendor receives X" says that the operator shares X with the vendor."""
        if frame.verb is None or frame.action != "collect" or not actor.kind.endswith("third-party"):
            return False
        return _RECEIVING.match(line.text, frame.verb[0]) is not None

    def subjects(self, line: Line, verb: int) -> tuple[Record, ...]:
        """The named third parties that are the subject of the verb at a place, by what stands before it; () when it is
        somebody else or nobody is named.
        """
        if not line.text.isascii() and any("\u3400" <= char <= "\u9fff" for char in line.text[:verb]):
            return self._chinese_subjects(line, verb)
        return self.english.subjects(line, verb, self.others(line))

    def _chinese_subjects(self, line: Line, verb: int) -> tuple[Record, ...]:
        start, end = _phrase(line.text, verb)
        whole = start
        lead = _CONNECTIVE.match(line.text, start, end)
        then = lead is not None and lead[0].strip().endswith(("此时", "届时"))
        start = lead.end() if lead else start
        if then and end - start < _SHORTEST_NAME:
            earlier = [party for party in self.others(line) if party.end <= start]
            last = line.text[earlier[-1].start : earlier[-1].end] if earlier else ""
            chain = self._chain(line, earlier) if earlier else []
            of_sdk = last.endswith("sdk") or (chain and line.text[: chain[0].start].rstrip().endswith("sdk"))
            return tuple(self._record(line, party) for party in chain) if of_sdk else ()
        if end - start < _SHORTEST_NAME and line.text[start - 1 : start] in (",", "，"):
            # "Sample SDK, Other SDK, need to collect"
            end = start - 1
            start = max(0, end - _NEAR)
            start = whole = max([start, *(mark.end() for mark in _MARK.finditer(line.text, start, end))])
        if end - start < _SHORTEST_NAME:
            return ()
        end = self._before_bracket(line, start, end)
        words = line.text[start:end]
        inside = [party for party in self.others(line) if start <= party.start and party.end <= end]
        if inside and inside[-1].end >= end - _TAIL:
            chain = self._chain(line, inside)
            embedded = _EMBEDDED_BEFORE.search(line.text, start, chain[0].start)
            if _WE_FIRST.search(line.text, whole, chain[0].start):
                return ()
            if chain[0].start <= start or words[-1:] in ")）" or embedded:
                return tuple(self._record(line, party) for party in chain)
        if _POINTING.match(words):
            earlier = self._pointed(line, [party for party in self.others(line) if party.end <= whole])
            chain = self._chain(line, earlier) if earlier else []
            return tuple(self._record(line, party) for party in chain)
        if self._is_system(words):
            return (self._located.record(line.at + start, line.at + end),)
        return ()

    def _spoken(self, line: Line, verb: int) -> tuple[Record, ...]:
        """The named third parties that an earlier clause of a Chinese sentence makes the subject, unless another one
        follows ("Sample Bank will, where the law asks for it, need …").
        """
        found: tuple[Record, ...] = ()
        start = max(0, verb - _LONGEST_WAY)
        for mark in _MARK.finditer(line.text, max(0, verb - _LONGEST_WAY), verb):
            found = () if mark[0] in ";；。" else self._said_of(line, start, mark.start(), found)
            start = mark.end()
        return () if found and _BY_SOMEBODY.search(line.text, start, verb) else found

    def _said_of(self, line: Line, start: int, end: int, before: tuple[Record, ...]) -> tuple[Record, ...]:
        """The subject that a clause leaves for the next: its own when it is a name, none when it is somebody else."""
        does = _DOES.search(line.text, start, end)
        lead = _CONNECTIVE.match(line.text, start, end)
        first = lead.end() if lead else start
        ours = does is not None and _WE_FIRST.search(line.text, start, does.start()) is not None
        if does is not None and not ours and does.start() - first >= _SHORTEST_NAME:
            stop = self._before_bracket(line, first, does.start())
            inside = [party for party in self.others(line) if first <= party.start and party.end <= stop]
            if inside and inside[-1].end >= stop - _TAIL:
                chain = self._chain(line, inside)
                if chain[0].start <= first:
                    return tuple(self._record(line, party) for party in chain)
            if self._is_system(line.text[first:stop]):
                return (self._located.record(line.at + first, line.at + stop),)
        return () if ours or _SOMEBODY.match(line.text, first, end) else before

    def _is_system(self, words: str) -> bool:
        """Whether words are a name by what they end in ("Sample payment platform")."""
        is_name = _SYSTEM.fullmatch(words) is not None and not _NO_NAME.search(words) and len(words) > _SHORT_WORDS
        return is_name and not is_unnamed(words) and not self.is_own_service(words)

    def _before_bracket(self, line: Line, start: int, end: int) -> int:
        """The end of a name, without the brackets after it."""
        place = end
        for _ in range(_SOME_BRACKETS):
            if line.text[place - 1 : place] not in (")", "）"):
                break
            opened = max(line.text.rfind(mark, start, place) for mark in "(（")
            if opened <= start:
                break
            place = opened
        return place if place < end and any(party.end == place for party in line.parties) else end

    def is_own_service(self, name: str) -> bool:
        """Whether a name is the operator's own with no more than a general word after it."""
        word = plain(name).strip()
        return self._is_own(word) or any(
            word.startswith(own) and _GENERAL.fullmatch(word[len(own) :]) for own in self._own if len(own) > 1
        )

    def receiver(self, line: Line, frame: Frame) -> Actor | None:
        """To whom the data goes, None when that is not said or it goes to everybody."""
        if frame.action not in _RECEIVED:
            return None
        place = frame.verb[0] if frame.verb else 0
        for party in self.others(line):
            near = abs(party.start - place) <= _FAR and not line.text.startswith(("以外", "之外"), party.end)
            if near and _TO.search(line.text[max(0, party.start - 40) : party.start]):
                return self._record(line, party).actor()
        if self.english.words(line) and (found := self.english.receivers(line, place, self.others(line))):
            return found[0].actor()
        if frame.polarity == "exempt":
            return None
        if frame.action in _TO_SOMEBODY and not self.english.words(line):
            return THIRD_PARTY
        return THIRD_PARTY if _THIRDS.search(line.text[max(0, place - _NEAR) : place + _NEAR]) else None

    def are_joined(self, line: Line, first: Party, second: Party) -> bool:
        """Whether only a comma or "and" stands between two names."""
        return _JOINED.fullmatch(line.text, first.end, second.start) is not None

    def _acting(self, line: Line, parties: Sequence[Party]) -> list[Party]:
        """Without those that only make another one ("this SDK, provided by Sample Ltd.")."""
        text = line.text
        made = [p for p in parties if text[p.start - 1 : p.start] == "由" and _MADE.match(text, p.end)]
        return [p for p in parties if p not in made] or list(parties)

    def _pointed(self, line: Line, parties: Sequence[Party]) -> list[Party]:
        """What "this SDK" points to: names of a kind ("push SDK") only where there are no proper ones."""
        acting = self._acting(line, parties)
        proper = [p for p in acting if is_telling(line.text[p.start : p.end].removesuffix("sdk").strip())]
        return proper or acting

    def _chain(self, line: Line, parties: Sequence[Party]) -> list[Party]:
        """The last party and those that are joined to it by commas and "and"."""
        chain = [parties[-1]]
        for party in reversed(parties[:-1]):
            if not _JOINED.fullmatch(line.text, party.end, chain[0].start):
                break
            chain.insert(0, party)
        return chain

    def others(self, line: Line) -> list[Party]:
        """The third parties that a sentence names: not the operator, and in English only names with a capital."""
        number, found = self._last
        if number != line.sentence.number:
            found = [party for party in line.parties if not self._is_own(line.text[party.start : party.end])]
            if found and self.english.words(line):
                found = [party for party in found if self.english.is_name(line, party)]
            self._last = (line.sentence.number, found)
        return found

    def _is_own(self, name: str) -> bool:
        word = plain(name).strip()
        if is_own(word, self._own) or word in self.english.own:
            return True
        return len(word) > 1 and any(own.startswith(word) or own.endswith(" " + word) for own in self._own)

    def _record(self, line: Line, party: Party) -> Record:
        return self._located.record(line.at + party.start, line.at + party.end, party.sdk)


def _phrase(text: str, verb: int) -> tuple[int, int]:
    """What stands before a verb in its clause, up to the first auxiliary: where its subject is."""
    start = max(0, verb - _NEAR)
    for mark in _MARK.finditer(text, start, verb):
        start = mark.end()
    modal = _MODAL.search(text, start, verb)
    return start, modal.start() if modal else verb


_OTHER_SUBJECT = pattern(
    any_of("我们(?!的) 第三方(?!sdk) 合作方 合作伙伴 服务商 关联公司 \\bwe\\b third~part partners")
)
