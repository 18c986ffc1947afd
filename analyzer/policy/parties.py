"""Third parties by name: SDKs that are known, and names that a text itself calls an SDK."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import ahocorasick

from analyzer.policy.alternatives import any_of, pattern, word_set
from analyzer.policy.lexicon import Match
from analyzer.policy.normal import plain
from analyzer.policy.parties_listed import listed

SdkNames = Mapping[str, tuple[str, ...]]
"""Canonical SDK id to its names in policies. Those of the id "" name third parties, but no SDK: companies."""

_GENERIC = word_set(
    """push map maps pay login share analytics ads ad adjust branch segment location sdk app android ios google apple
    core base common utils network image video audio cloud service services data the and mars xlog 推送 地图 支付
    分享 登录 统计 广告 定位 验证 客服 短信 人脸识别 语音 直播 即时通讯 安全 热修复 一键登录 网络 银行卡 消息推送
    风控 语音识别 播放器 实人认证 实名认证 快应用 实时音视频 视频播放 数据统计 统计分析 图片加载 二维码 扫码 小程序
    here open ali openid oaid player crash http https file web view test demo game pcdn cdn"""
)
_BEFORE_SDK = re.compile(
    r"(?P<name>[a-z0-9\u4e00-\u9fff][a-z0-9\u4e00-\u9fff+.·&()（）-]{0,28}?)[ ]?(?:(?:android|ios)[ ]?)?\Z"
)
_LATIN_BEFORE = re.compile(r"(?<![a-z0-9+.&-])(?:[a-z0-9+.&-]{1,20} ){1,2}$")
_HAN = re.compile("[\u3400-\u9fff]")
_THEN_SDK = re.compile(r"[ ]?(?:(?:android|ios)[ ]?)?sdk(?![a-z])")
_NUMBERED = re.compile(r"(?:\d{1,3}|[a-z])[)）.]{1,2}")
_COUNTED = re.compile("(?:等?(?:[一二两三四五六七八九十多几]|\\d{1,2})[个款种类家]|等)$")
_COMPANY = re.compile(r"(?:股份)?有限(?:责任)?公司|股份公司|集团(?!内|旗下|及|的(?!sdk))")
_WHOLE_NAME = re.compile(
    r"(?!.{0,40}(?:收集|获取|读取|采集|使用|访问|提供|共享|发送|传输|给)).{0,60}(?:sdk|公司|集团)$"
)
_BEFORE_COMPANY = re.compile(r"[\w\u4e00-\u9fff()（）·.&-]{2,30}$")
_COMMAS = ("、", "/")
_ITEM_BEFORE = re.compile(r"[\w\u4e00-\u9fff+]{2,12}、$")
_TOKEN = re.compile(r"[a-z0-9+]{2,12}|[\u4e00-\u9fff]{2,4}")
_LONGEST_ADDRESS = 80
_LONGEST_ITEM = 12
_LONGEST_LIST = 40
_MOST_ITEMS = 8
_LONGEST_COMPANY = 30
_SHORTEST_COMPANY = 2
_MOST_MORE = 6
_APART = pattern(any_of("[()（）] 通过 使用 可能 [会将由等的] 提供 以及 或者? 收集 获取 and or"))
_POINTING = re.compile("上述|该等?|此类?|前述|这些|其他|部分|相关|某些|一些|各类|任何|所有|手机厂商|厂商")
_POINTED = re.compile("(?:上述|前述|该等?|此类?|这些|某些|一些|部分|相关|各类|任何|所有|其他|有关|关于|更多)$")
_LONGEST = 36
_MOST_UNKNOWN = 5_000
_LEADING = pattern(
    any_of(
        """接入了? 集成了? 嵌入了? 使用了? 包括 包含 例如 比如 合作的 提供的 我们的 以及 或者? 第三方 通过 委托 调用 由
        与 和 及 的 了 称 为 向 如 各类 所涉 相关 部分 某些 这些 一些 类 名称 但不限于
        (?:是|系|均|即|特|所)指 属于 实现 上述 前述 该 此 [^受]受 控制 (?:系|即)(?!统|时) 授权 引入 关联公司
        关联方 目前 给 (?<=[供送输享传交步递])[至到] 提交 共享 分享 收集 获取 采集"""
    ),
)
_FIRST_WORD = pattern(any_of("指 受 与 和 及 或 由 经 向 对 从 在 将 被 是 系 为 即 如 本 其"))
_NOUNS = word_set("调用 控制 授权 引入 实现")
"""Of the words that lead to a name these may also end one."""
_OPEN = re.compile("[(（]")
_CLOSED = re.compile("[)）]")
_NO_NAME = pattern(
    r"\d*|[a-z]|",
    any_of(
        """第三方 合作方 其他 相关 上述 以下 开发者 软件(?:工具)?开发(?:工具)?包? 软件工具 工具包 软件 程序 开发包
        software~development~kit [(（）)、] app 我们 应用 等 插件 目录 列表 清单"""
    ),
    "+",
)


@dataclass(frozen=True, slots=True)
class Party:
    """A third party in normalised text, half-open range; ``sdk`` is "" when the name is no single known SDK's."""

    start: int
    end: int
    sdk: str


class Parties:
    """Finds the known SDKs by their names, save names (in their looked-up form) that are ``barred``: common words."""

    def __init__(self, names: SdkNames, barred: frozenset[str] = frozenset()) -> None:
        self._automaton = ahocorasick.Automaton()
        words: dict[str, str] = {}
        for sdk in sorted(names, reverse=True):
            for name in names[sdk]:
                word = plain(name).strip()
                for form in {word, word.removesuffix("sdk").strip()}:
                    if not is_telling(form) or form in barred:
                        continue
                    if not sdk:
                        words.setdefault(form, "")
                    else:
                        # What several SDKs are called (a company, mostly) names none of them.
                        words[form] = sdk if words.get(form, sdk) == sdk else ""
        for word in sorted(words):
            self._automaton.add_word(word, (len(word), words[word]))
        self._automaton.make_automaton()
        self._empty = not words
        self._barred = barred
        self._no_names = barred | _GENERIC

    def find(self, text: str) -> list[Party]:
        """The longest known names from the left, and names before "SDK" that are not known."""
        found: list[Party] = []
        if not self._empty:
            for last, (length, sdk) in self._automaton.iter(text):
                start, end = last + 1 - length, last + 1
                if not (_continues(text, start - 1, start) or _continues(text, end, end - 1)):
                    more = None if text.startswith("sdk", end - 3) else _THEN_SDK.match(text, end)
                    found.append(Party(start, more.end() if more else end, sdk))
        found.sort(key=lambda party: (party.start, -party.end))
        chosen: list[Party] = []
        for party in found:
            if not chosen or party.start >= chosen[-1].end:
                chosen.append(party)
        merged = _merged(chosen, [*_unknown(text, chosen), *_companies(text, chosen)])
        merged = _merged(merged, [Party(start, end, "") for start, end in listed(text, self._no_names)])
        return _merged(merged, _enumerated(text, merged, self._barred))


def outside(matches: Sequence[Match], parties: Sequence[Party], text: str) -> list[Match]:
    """The names of data that are no part of an SDK's or company's name ("face recognition SDK", "… Network Ltd.").

    Both from left to right, none overlapping.
    """
    kept = []
    starts = [party.start for party in parties]
    for match in matches:
        index = bisect_right(starts, match.start) - 1
        party = parties[index] if index >= 0 else None
        if party is None or match.end > party.end or not _WHOLE_NAME.match(text, party.start, party.end):
            kept.append(match)
    return kept


@lru_cache(maxsize=4)
def parties_of(names: tuple[tuple[str, tuple[str, ...]], ...], barred: frozenset[str]) -> Parties:
    """The finder for these names, built once."""
    return Parties(dict(names), barred)


def is_telling(word: str) -> bool:
    """Whether a name is long and rare enough to be taken for the SDK wherever it stands."""
    if word in _GENERIC:
        return False
    return len(word) >= 3 if word.isascii() else len(word) >= 2


def _continues(text: str, outside: int, inside: int) -> bool:
    if not 0 <= outside < len(text):
        return False
    a, b = text[outside], text[inside]
    if a == "." and inside > outside and outside > 0 and text[outside - 1].isalnum() and b.isascii():
        return True  # a part of a package's name or an address
    if a.isascii() and b.isascii():
        # "umengsdk" is the SDK, "umengx" is not.
        return a.isalnum() and b.isalnum() and not (outside > inside and text.startswith("sdk", outside))
    return False


def _merged(known: list[Party], more: list[Party]) -> list[Party]:
    """Both lists together; of names that overlap the longer one stays."""
    found: list[Party] = []
    for party in sorted([*known, *more], key=lambda party: (party.start, -party.end)):
        if found and party.start < found[-1].end:
            if party.end - party.start > found[-1].end - found[-1].start:
                found[-1] = party
        else:
            found.append(party)
    return found


def _unknown(text: str, known: list[Party]) -> list[Party]:
    """Names that stand before "SDK". One that begins with a known name begins there, whatever stands before."""
    found: list[Party] = []
    at = text.find("sdk")
    starts = [party.start for party in known]
    looked = last = 0
    while at >= 0 and looked < _MOST_UNKNOWN:
        looked += 1
        shift = max(0, at - _LONGEST, last)
        last = at + 3
        match = _BEFORE_SDK.search(text[shift:at])
        if match is not None and not _is_letter(text[at + 3 : at + 4]) and not _in_address(text, at):
            start, end = shift + match.start("name"), shift + match.end("name")
            of = text[end - 1] == "的"
            end -= of
            start = text.rfind("的", start, end) + 1 or start
            counted = _COUNTED.search(text, start, end)
            end = counted.start() if counted else end
            inside = known[bisect_left(starts, start) : bisect_left(starts, end)]
            if inside and _APART.search(text, inside[-1].end, end):
                inside = []
            start = inside[0].start if inside else _begin(text, start, end, known)
            is_name = end - start >= 2 and not _NO_NAME.fullmatch(text, start, end)
            if is_name and not _points(text, start, end):
                stop = end if of or counted else at + 3
                sdk = inside[-1].sdk if inside and stop - inside[-1].end <= _MOST_MORE else ""
                found.append(Party(_latin_begin(text, start, at, known), stop, sdk))
        at = text.find("sdk", at + 3)
    return found


def _begin(text: str, start: int, end: int, known: Sequence[Party]) -> int:
    """Where a name begins that ends at a place: after the last word that only leads to it, if that leaves a name. A
    known name is never cut into.
    """
    if number := _NUMBERED.match(text, start, end):
        start = number.end()
    for lead in reversed(list(_LEADING.finditer(text, start, end))):
        if _cuts(known, lead.end()):
            continue
        rest = end - lead.end() >= _SHORTEST_COMPANY and not _NO_NAME.fullmatch(text, lead.end(), end)
        if rest or lead[0] not in _NOUNS:
            start = lead.end()
            break
    first = _FIRST_WORD.match(text, start, end)
    if first and end - first.end() >= _SHORTEST_COMPANY and not _cuts(known, first.end()):
        return first.end()
    return start


def _cuts(known: Sequence[Party], place: int) -> bool:
    """Whether the character before a place is part of a known name."""
    index = bisect_left(known, place, key=lambda party: party.start) - 1
    return index >= 0 and place <= known[index].end


def _points(text: str, start: int, end: int) -> bool:
    """Whether words before "SDK" are no name but point to one ("such")."""
    pointed = _POINTING.match(text, start, end) or _POINTED.search(text, start, end)
    return pointed is not None or text[max(0, start - 1) : start] in ("该", "此", "其")


def _latin_begin(text: str, start: int, at: int, known: Sequence[Party]) -> int:
    """Where a name of several Latin words in Chinese text begins ("读取 Sample Core SDK")."""
    if not text[start].isascii() or not _HAN.search(text, max(0, start - _LONGEST), at + _LONGEST):
        return start
    more = _LATIN_BEFORE.search(text, max(0, start - _LONGEST), start)
    if more is None or (more.start() and text[more.start() - 1] == " "):
        return start
    if text[more.start()].isalnum():
        return more.start()
    before = bisect_left(known, more.start(), key=lambda party: party.end)
    return known[before].start if before < len(known) and known[before].end == more.start() else start


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _in_address(text: str, at: int) -> bool:
    start = max(0, at - _LONGEST_ADDRESS)
    colon = text.rfind("://", start, at)
    return colon >= 0 and not any(char.isspace() or char > "\u2fff" for char in text[colon:at].rstrip())


def _companies(text: str, known: Sequence[Party]) -> list[Party]:
    """Names of companies by their legal form."""
    found = []
    for count, match in enumerate(_COMPANY.finditer(text)):
        if count >= _MOST_UNKNOWN:
            break
        start = max(0, match.start() - _LONGEST_COMPANY)
        name = _BEFORE_COMPANY.search(text, start, match.start())
        if name is None:
            continue
        opened = [mark.end() for mark in _OPEN.finditer(text, name.start(), match.start())]
        closed = len(_CLOSED.findall(text, name.start(), match.start()))
        from_place = opened[-1] if len(opened) > closed else name.start()
        begin = _begin(text, from_place, match.start(), known)
        if match.start() - begin >= _SHORTEST_COMPANY and not _NO_NAME.fullmatch(text, begin, match.start()):
            found.append(Party(begin, match.end(), ""))
    return found


def _enumerated(text: str, known: list[Party], barred: frozenset[str]) -> list[Party]:
    """Further names between commas in a list in which two names or more are known ("A, B, C phones")."""
    found: list[Party] = []
    for first, second in pairwise(known):
        between = text[first.end : second.start]
        mark = between[:1]
        if len(between) > _LONGEST_LIST or mark not in _COMMAS or not between.endswith(mark):
            continue
        found += _tokens(text, first.end + 1, second.start - 1, barred, mark)
        found += _tokens(text, *_before(text, first.start), barred)
    return found


def _before(text: str, start: int) -> tuple[int, int]:
    """Where the items of a list before a name begin and end."""
    begin = start
    for _ in range(_MOST_ITEMS):
        match = _ITEM_BEFORE.search(text, max(0, begin - _LONGEST_ITEM - 1), begin)
        if match is None:
            break
        begin = match.start()
    return begin, max(begin, start - 1)


def _tokens(text: str, start: int, end: int, barred: frozenset[str], mark: str = "、") -> list[Party]:
    found = []
    at = start
    for token in text[start:end].split(mark) if end > start else ():
        name = token[_begin(token, 0, len(token), ()) :]
        if _TOKEN.fullmatch(name) and name not in barred and name not in _GENERIC and not _NO_NAME.fullmatch(name):
            found.append(Party(at + len(token) - len(name), at + len(token), ""))
        at += len(token) + 1
    return found
