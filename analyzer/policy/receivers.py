"""All that a sentence names: every third party to whom data goes, and who acts beside the one that was found."""

import re
from collections.abc import Sequence

from msgspec import structs

from analyzer.policy.actors import Actors
from analyzer.policy.alternatives import any_of, pattern
from analyzer.policy.located import Line, Located, Record
from analyzer.policy.model import Actor, Statement
from analyzer.policy.parties import Party

_GIVEN = frozenset({"share", "entrust", "transfer", "cross-border"})
_TOWARD = pattern(
    any_of(
        """(?:提供|发送|传输|传送|同步|上传|提交|共享|分享|披露|传递|转发|反馈|交付)(?:给|至|到|予) 向 (?<![参提赋给])与
        委托 授权"""
    ),
    r"\s?(?:我们的?|第三方|合作的?|关联(?:方|公司|产品)|服务提供方|服务提供商|服务商|合作伙伴|支付机构){0,2}\s?",
)
_GIVES = pattern(
    any_of("提供 发送 传输 传送 同步 上传 提交 共享 分享 披露 传递 转发 反馈 处理 用于 进行 以便? 核实 核验")
)
_NAMED = pattern(
    r"[\w+.·&()（）-]{2,24}?",
    any_of("系统 银行 银联 研究所 保障局 (?<=[\u4e00-\u9fff])app (?<=[\u4e00-\u9fff])api 小程序 海关"),
)
_LATIN = re.compile(r"[a-z][a-z0-9+.&-]{2,24}(?: [a-z0-9+.&-]{1,24}){0,2}")
_NOBODY = pattern(
    any_of(
        """我们 您 你 用户 他人 任何 其他 其它 上述 这些 该 此 本 第三方 合作 关联 相关 部分 所有 各 境外 境内 公众 政府
        司法 行政 监管 法律 信息 数据 服务商 供应商 提供商 商家 的 为 将 并 时 后 或 除 以外 之外 负责 提供 维护 发卡
        收单
        ^(?:app|sdk|api|ip|id)s?$"""
    )
)
_BUT = pattern("[^,，。;；]{0,12}?", any_of("以外 之外 外的 except other~than"))
_FAR = 160
_MOST = 12
_LONGEST_BUT = 40
_STOP = re.compile("[,，。;；]")
_OPEN = re.compile("[(（]")


def each_receiver(located: Located, own: frozenset[str], statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements, those about data that is passed on to several named third parties once for each of them."""
    finder = _Receivers(located, own)
    found: list[Statement] = []
    for statement in statements:
        if statement.actor.kind == "named-third-party" and statement.rule.endswith("/model"):
            # no rule saw the verb: whoever stands beside the one that was found does it too
            found += [structs.replace(statement, actor=actor) for actor in finder.beside(statement)] or [statement]
            continue
        wanted = statement.action in _GIVEN and statement.actor.kind in ("first-party", "third-party")
        names = finder.of(statement) if wanted else ()
        found += [structs.replace(statement, receiver=name) for name in names] or [statement]
    return tuple(found)


class _Receivers:
    def __init__(self, located: Located, own: frozenset[str]) -> None:
        self._located = located
        self._actors = Actors(located, own)
        self._known: dict[tuple[int, int], tuple[Actor, ...]] = {}

    def of(self, statement: Statement) -> tuple[Actor, ...]:
        """The named receivers of one statement, () when nobody is named."""
        line = self._located.lines[statement.sentence - 1]
        spans = [statement.action_span] if statement.action_span else statement.data_spans[:1]
        place = self._located.normal.index(spans[0].start) - line.at if spans else 0
        place = max(0, min(place, len(line.text)))
        key = (statement.sentence, place)
        if key not in self._known:
            self._known[key] = self._find(line, place)
        return self._known[key]

    def beside(self, statement: Statement) -> tuple[Actor, ...]:
        """The actor of a statement and those that its sentence joins to him by commas or "and"."""
        line = self._located.lines[statement.sentence - 1]
        parties = self._actors.others(line)
        for party in parties:
            record = self._record(line, party)
            if record.name == statement.actor.name:
                return tuple(dict.fromkeys(self._record(line, p).actor() for p in self._joined(line, party, parties)))
        return ()

    def _find(self, line: Line, place: int) -> tuple[Actor, ...]:
        english = self._actors.english.words(line)
        others = self._actors.others(line)
        records = self._actors.english.receivers(line, place, others) if english else self._chinese(line, place, others)
        return tuple(dict.fromkeys(record.actor() for record in records[:_MOST]))

    def _chinese(self, line: Line, place: int, parties: Sequence[Party]) -> list[Record]:
        for match in _TOWARD.finditer(line.text, max(0, place - _FAR), min(len(line.text), place + _FAR)):
            given = _GIVES.search(line.text, match.end(), min(len(line.text), match.end() + 2 * _FAR))
            gives = match[0][:2] not in ("向", "与") or given is not None
            near = [p for p in parties if match.end() <= p.start <= match.end() + _reach(line.text, match.end())]
            if _BUT.match(line.text, match.end(), match.end() + _LONGEST_BUT):
                return []  # "with nobody but": what is named gets nothing from somebody else
            if gives and near:
                chain = self._joined(line, near[0], parties)
                return [self._record(line, party) for party in chain]
            name = _unknown(line.text, match.end(), given) if gives else None
            if name and not self._actors.is_own_service(line.text[slice(*name)]):
                return [self._located.record(line.at + name[0], line.at + name[1])]
        return []

    def _joined(self, line: Line, first: Party, parties: Sequence[Party]) -> list[Party]:
        chain = [first]
        for party in parties:
            if party.start >= chain[-1].end and self._actors.are_joined(line, chain[-1], party):
                chain.append(party)
        for party in reversed(parties):
            if party.end <= chain[0].start and self._actors.are_joined(line, party, chain[0]):
                chain.insert(0, party)
        return chain

    def _record(self, line: Line, party: Party) -> Record:
        return self._located.record(line.at + party.start, line.at + party.end, party.sdk)


def _reach(text: str, place: int) -> int:
    """How far after "to" a name may begin: past a kind of third party and the bracket after it."""
    stop = _STOP.search(text, place)
    clause = (stop.start() if stop else len(text)) - place
    opened = _OPEN.search(text, place, place + min(clause, 24))
    return min(clause, (opened.end() - place + 8) if opened else 12)


def _unknown(text: str, place: int, given: re.Match[str] | None) -> tuple[int, int] | None:
    """A name that nobody knows but by its form: it ends as systems, banks and companies do, or is Latin."""
    for expression in (_NAMED, _LATIN):
        match = expression.match(text, place, place + 40)
        if match is not None and not _NOBODY.search(match[0]) and (given is None or match.start() < given.start()):
            return match.span()
    return None
