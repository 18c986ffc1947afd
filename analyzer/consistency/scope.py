"""What a denial is about: everything, or only one purpose, feature, mode, time, section, or somebody else.

"In guest mode we do not collect your location" says nothing against collecting it otherwise; neither does "we do not
collect it for advertising", nor that a term of the policy does not include it. Such denials are no contradiction.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import ahocorasick

from analyzer.policy.model import Policy, Statement
from analyzer.policy.names import NameSearch
from analyzer.policy.normal import normalise, plain
from analyzer.policy.parties import is_telling

_VERB = (
    "收集|获取|读取|采集|访问|记录|上传|存储|使用|调用|索取"
    "|collect|access|read|obtain|gather|record|use|process|store|upload|track|receiv"
)
_WHOLE_APP = (
    "任何|所有|全部|一切|本(?:应用|产品|软件|服务|平台|app)|我们的?(?:产品|服务|应用|软件|平台)"
    r"|\b(?:any|all|every)\b|\b(?:the|our|this|these) (?:apps?|services?|products?|software|platform|applications?)\b"
)
_TIME_OR_MODE = re.compile(
    r"(?:同意|授权|允许|开启|打开|登录|注册|点击|勾选|阅读)[^，。；,;]{0,20}(?:之前|以前|前)"
    r"|(?:未经|未获|未得|未取得|未征得|除非|没有您的|在您未|未登录|未注册|不登录|无需登录|仅浏览|只浏览)"
    r"|[^，。；,;]{1,12}(?:模式|状态)(?:下|中|时|后|期间|里)?"
    r"|(?:游客|访客|后台|静默|离线|网站|网页|小程序|公众号|web端|pc端|电脑端)"
    r"|\b(?:before|until|unless|prior to|without your|once you|as long as)\b"
    r"|\bin (?:the )?[a-z]{2,16}(?:[ -][a-z]{2,16})? mode\b|\bas a (?:guest|visitor)\b|\bin the background\b"
    r"|\b(?:on|through|via|from|use|visit|using) (?:the|our) (?:web ?site|web version|site|desktop)"
    r"|\bwithout (?:signing|logging|registering|an account)\b"
)
_CONDITION = re.compile(
    r"(?:^|[，,；;：:。])\s?(?:但|而)?(?:如果?|若|倘若|假如|一旦|当|在|对于|仅在?|只要|开启|关闭|拒绝|选择)"
    r"(?P<zh>[^，。；,;]{2,60})(?:[，,]|时|后|下|中|前|的话|期间|过程)"
    r"|\b(?:if|when|where|while|whenever|during|once|after)\b(?P<en>[^.;,]{3,80})"
)
_EXCEPTED = re.compile(
    r"除(?!非|外)(?P<zh>[^，。；,;]{1,40}?)(?:之外|以外|外)|除非(?P<unless>[^。；;]{1,60})|(?P<case>[^，。；,;]{1,40})除外"
    r"|\b(?:except|other than|apart from|aside from|save for|with the exception of|unless)\b(?P<en>[^.;]{2,80})"
)
_LAWFUL = re.compile(r"法律|法规|监管|司法|行政|国家|政府|\blaws?\b|legal|regulat|court|authorit")
"""An exception that the law makes leaves a denial whole."""

_NARROWED = re.compile(
    r"(?:精确|精准|准确|精细|详细|具体|实时|持续|后台|完整|全部内容|原始)的?(?:地理)?$"
    r"|\b(?:precise|exact|accurate|fine|detailed|real-?time|continuous|background|full|complete|entire|raw)\W?$"
)
"""Words before a name that make it a part of the type: to deny the precise location says little of the rough one."""

_NARROWED_NAME = re.compile(
    r"(?:精确|精准|准确|精细|实时|后台)|(?:precise|exact|accurate|fine|real-?time|continuous|background)\b"
)

_PURPOSE = re.compile(
    rf"不(?:会|得|能|应|再|曾)?[^，。；]{{0,6}}(?:为了?|出于|以|基于)[^，。；]{{1,20}}(?:{_VERB})"
    r"|(?:不会?|不得|不再|不能)(?:被)?(?:用于|用作|用来|作为)"
    r"|\bfor\b[^,.;]{0,50}\b(?:purposes?|reasons?|advertising|marketing|profiling|analytics|ads?|resale)\b"
    r"|\b(?:solely|only|merely) (?:for|to)\b|\bin order to\b"
    r"|\bto (?:build|create|target|show|serve|sell|profile|track)\b"
)
_PROTECTING = re.compile(r"保护|保障|尊重|protect|safeguard|respect")
_DEFINING = re.compile(
    r"^\W*(?:(?:it|this|they|these|those|(?:this|the) term)\s(?:does not|do not|doesn't|don't) include\b"
    r"|其?不(?:包括|包含|含))|"
    r"(?:是指|指的?是|所称|定义|个人信息|个人资料|”|\")[^。；]{0,60}(?:不包括|不包含|不含|不属于|不构成|并非|不视为)"
    r"|(?:不属于|不构成|不视为|并非)[^，。；]{0,12}(?:信息|资料|数据)"
    r"|(?:personal|sensitive|information|data|term|”|\")[^.]{0,100}"
    r"\b(?:does not|do not|doesn't|don't|shall not) include\b"
    r"|\b(?:is|are|be) not (?:considered |regarded as |treated as |deemed )?(?:to be )?(?:personal|sensitive)\b"
)
_OTHERS = re.compile(
    r"第三方|合作方|合作伙伴|服务商|供应商|关联公司|(?<![a-z])sdk"
    r"|third part(?:y|ies)|partners?\b|providers?\b|vendors?\b|affiliates?\b"
)
_OURSELVES = re.compile(
    r"我们|我司|我行|本(?:应用|产品|软件|公司|平台|app|政策)"
    r"|\b(?:we|us|our|the app|this app|the service|nobody|neither)\b"
)
_MODE_HEADING = re.compile(
    r"游客|访客|未登录|儿童|未成年|青少年|网站|网页|小程序|公众号|模式"
    r"|\b(?:guests?|visitors?|kids?|child(?:ren)?|minors?|websites?|web|lite|mode)\b"
)
"""Headings of sections that hold for somebody else, or somewhere else, than the app as it is used."""

_FEATURE_HEADING = re.compile(r"(?:功能|服务|业务|场景)\W*$|\b(?:feature|function|service)s?\W*$")
_WHOLE_HEADING = re.compile(r"收集|使用|信息|隐私|权限|我们|collect|information|privacy|permission|data")
_GIVING = re.compile(
    r"共享|分享|提供给|披露|出售|转让|向[^，。；]{1,30}提供|与[^，。；]{1,20}交换|\b(?:shar|disclos|sell|sold|transfer|rent|trad)(?:e|ed|ing|s)?\b"
)
_GETTING = re.compile(r"收集|获取|读取|采集|访问|上传|记录|collect|access|\bread|obtain|gather|record|upload|track")

_LINKING = re.compile(
    r"(?:\s?sdk)?[\s,，:：()（）.]{0,4}(?:(?:of|by|from|provided by|由)\s?[^,，。;；:：]{0,60})?[\s,，:：.]{0,4}"
    r"(?:which|that|it|who|该sdk|该插件|该服务|此sdk|其|sdk)?[\s,，]{0,2}"
    r"(?:(?:may|might|will|can|could|also|does|do|not|never|to|需要?|可能会?|会|将会?|可以|还|也|均|都|不会?|从不|自动|自行|直接)\s?){0,4}"
    r"(?:(?:收集|获取|读取|采集)?(?:您|你|用户)?的?|[a-z]{2,12}\s(?:your\s|the\s|its\s)?)"
)
"""What may stand between a named third party and the verb of which it is the subject."""

_LONGEST = 600


class Denials:
    """Judges the denials of one policy.

    Args:
        policy: the policy.
        search: its text by sentence.
        names: what all known third parties are called.
    """

    def __init__(self, policy: Policy, search: NameSearch, names: Iterable[str]) -> None:
        self._policy = policy
        self._search = search
        self._names = names
        self._about: dict[tuple[int, int], bool] = {}
        self._subjects: dict[tuple[int, int], str] = {}
        self._sure = {
            (s.sentence, s.action_span.end)
            for s in policy.statements
            if s.polarity == "yes" and s.action_span is not None
        }

    def is_about_all(self, statement: Statement) -> bool:
        """Whether a denial holds for everything that its actor does."""
        key = _key(statement)
        if key not in self._about:
            self._about[key] = self._holds(statement)
        return self._about[key]

    def _holds(self, statement: Statement) -> bool:
        before, after = self._around(statement)
        text = before + after
        if _is_conditional(statement) or self._is_for_a_purpose(statement, text):
            return False
        if _is_excepted(before) or _is_excepted(self._rest(statement)):
            return False
        defined = self._search.sentence(statement.sentence)[:_LONGEST]
        if statement.action in ("collect", "permission") and _GIVING.search(text) and not _GETTING.search(text):
            return False
        if _DEFINING.search(defined) or _is_limited(before) or _is_limited(after):
            return False
        return _MODE_HEADING.search(self._title(statement)) is None

    def section(self, statement: Statement) -> str:
        """The heading of the feature that a statement stands below; "" when its section is about no single one."""
        title = self._title(statement)
        return title if _FEATURE_HEADING.search(title) and not _WHOLE_HEADING.search(title) else ""

    def subject(self, statement: Statement) -> str:
        """Who a denial is about when its own words name somebody else before the verb: the last third party named
        there, as written in looked-up form; "" when it is about the actor.
        """
        key = _key(statement)
        if key not in self._subjects:
            self._subjects[key] = self._named(statement)
        return self._subjects[key]

    def _named(self, statement: Statement) -> str:
        before, _ = self._around(statement)
        negation = max((before.rfind(word) for word in ("不", "从未", "并未", "not", "never", "n't")), default=-1)
        front = before[:negation] if negation > 0 else before
        named = _parties_of(tuple(self._names)).last(front)
        if named is not None and _OURSELVES.search(front, named[1]) is None:
            return front[named[0] : named[1]]
        others = list(_OTHERS.finditer(front))
        if others and _OURSELVES.search(front) is None:
            return others[-1][0]
        return ""

    def named_subject(self, statement: Statement) -> str:
        """The third party that a statement's own words make its subject ("we use the SDK of X, which collects"), as
        written in looked-up form; "" when there is none.
        """
        first, _ = self._first(statement)
        span = statement.action_span or (statement.data_spans[0] if statement.data_spans else None)
        if span is None or span.start <= first:
            return ""
        front = normalise(self._policy.document.text[max(first, span.start - _LONGEST) : span.start]).text
        named = _parties_of(tuple(self._names)).last(front)
        if named is None or _LINKING.fullmatch(front, named[1]) is None:
            return ""
        return front[named[0] : named[1]]

    def _around(self, statement: Statement) -> tuple[str, str]:
        """The sentence up to the denied verb, without an earlier clause that states something, and after it up to the
        end of the clause; normalised.
        """
        span = statement.action_span
        if span is None:
            return self._search.sentence(statement.sentence)[:_LONGEST], ""
        raw = self._policy.document.text
        first, cut = self._first(statement)
        before = normalise(raw[max(first, span.start - _LONGEST) : span.end]).text
        if cut:
            before = re.split(r"[，,；;]", before, maxsplit=1)[-1]
        end = self._policy.document.sentences[statement.sentence - 1].span.end
        after = normalise(raw[span.end : min(end, span.end + _LONGEST)]).text
        return before, re.split(r"[，；;]|, (?:and|but|or) (?:we|our)\b", after, maxsplit=1)[0]

    def _rest(self, statement: Statement) -> str:
        """The sentence after the denied verb, to its end: an exception may follow in a clause of its own."""
        span = statement.action_span
        if span is None:
            return ""
        end = self._policy.document.sentences[statement.sentence - 1].span.end
        return normalise(self._policy.document.text[span.end : min(end, span.end + _LONGEST)]).text

    def is_narrowed(self, statement: Statement) -> bool:
        """Whether every name that is denied is bounded to a part of its type: "your precise location"."""
        text = self._policy.document.text
        return bool(statement.data_spans) and all(
            _NARROWED.search(normalise(text[max(0, span.start - 24) : span.start]).text)
            or _NARROWED_NAME.match(normalise(text[span.start : span.end]).text)
            for span in statement.data_spans
        )

    def _first(self, statement: Statement) -> tuple[int, bool]:
        """Where the words about a denial begin, and whether the sentence states something before that."""
        start = self._policy.document.sentences[statement.sentence - 1].span.start
        stop = statement.action_span.start if statement.action_span else start
        earlier = [end for number, end in self._sure if number == statement.sentence and start < end < stop]
        return max(earlier, default=start), bool(earlier)

    def _is_for_a_purpose(self, statement: Statement, text: str) -> bool:
        match = _PURPOSE.search(text)
        if match is not None:
            return _PROTECTING.search(match[0]) is None
        span = statement.purpose_span
        if span is None or span.start < self._first(statement)[0]:
            return False
        return _PROTECTING.search(statement.purpose) is None

    def _title(self, statement: Statement) -> str:
        block = self._policy.document.blocks[self._policy.document.sentences[statement.sentence - 1].block]
        titles = block.headings[1:] or block.headings
        return plain(titles[-1]).strip() if titles else ""


def _key(statement: Statement) -> tuple[int, int]:
    return statement.sentence, statement.action_span.start if statement.action_span else -1


def _is_conditional(statement: Statement) -> bool:
    return statement.condition_kind is not None and not re.search(_WHOLE_APP, plain(statement.condition))


def _is_excepted(text: str) -> bool:
    """Whether something is taken out of a denial, other than by the law."""
    return any(_LAWFUL.search(match[0]) is None for match in _EXCEPTED.finditer(text))


def _is_limited(text: str) -> bool:
    """Whether words around a denial bound it to a time, a mode, a place or a condition."""
    if _TIME_OR_MODE.search(text):
        return True
    for match in _CONDITION.finditer(text):
        words = match["zh"] or match["en"] or ""
        if not re.search(_WHOLE_APP, words):
            return True
    return False


class _Parties:
    """Finds names of third parties in a short text."""

    def __init__(self, names: Sequence[str]) -> None:
        self._automaton = ahocorasick.Automaton()
        for name in names:
            word = plain(name).strip()
            if len(word) >= 2 and is_telling(word):
                self._automaton.add_word(word, len(word))
        self._automaton.make_automaton()
        self._empty = not len(self._automaton)

    def last(self, text: str) -> tuple[int, int] | None:
        """Range of the last name that is no part of a longer Latin word."""
        found = None
        for last, length in self._automaton.iter(text) if not self._empty else ():
            start, end = last + 1 - length, last + 1
            if not (_joins(text[start - 1 : start], text[start]) or _joins(text[end - 1], text[end : end + 1])):
                found = (start, end)
        return found


def _joins(a: str, b: str) -> bool:
    return bool(a and b) and (a + b).isascii() and (a + b).isalnum()


@lru_cache(maxsize=4)
def _parties_of(names: tuple[str, ...]) -> _Parties:
    return _Parties(names)
