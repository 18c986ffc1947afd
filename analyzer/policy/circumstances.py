"""Under which condition, how necessary and how firmly a practice is stated."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from analyzer.policy.alternatives import any_of, pattern
from analyzer.policy.model import ConditionKind, Modality, Necessity

_CONDITION = {
    "zh": pattern(
        r"(?:(?:^|(?<=[,，。;；:：、\s(（]))(?:仅|只|只有|但)?(?:当|如果?|若|倘若|一旦|在)(?=您|你|用户|我们|发生|法律|我司|出现|需要|经)"
        r"|经(?=您|你|用户)|(?:征得|获得|取得|得到)(?=您|你|用户))[^,，。;；]{2,80}"
    ),
    "en": re.compile(
        r"\b(?:if|when|whenever|where|while|once|after|upon|provided\sthat|with\syour|subject\sto\syour)\s[^,.;()]{3,120}"
    ),
}
_LAST = 160
_KINDS: tuple[tuple[ConditionKind, re.Pattern[str]], ...] = (
    (
        "law",
        pattern(any_of("法律 法规 司法 监管 行政机关 \\blaws?\\b legal court subpoena regulat")),
    ),
    (
        "event",
        pattern(
            any_of(
                """合并 收购 破产 重组 清算 转让资产 崩溃 故障 异常 紧急 突发 泄露 merg acqui bankrupt insolven
                reorgani crash emergency
                breach error"""
            )
        ),
    ),
    (
        "consent",
        pattern(
            any_of(
                """同意 授权 允许 许可 开启[^,，。]{0,12}权限 打开[^,，。]{0,12}权限 consent permi(?:t|ssion) agree
                opt(?:ed)?~in allow
                authori[sz]"""
            )
        ),
    ),
    (
        "feature",
        pattern(
            any_of(
                """使用 功能 服务 注册 登录 登陆 浏览 播放 搜索 支付 下单 购买 启动 打开 开启 安装 访问 玩 use using
                used feature service
                sign register play search pay purchase order install open launch visit browse"""
            )
        ),
    ),
    ("user-act", pattern(any_of("您 你 用户 \\byou\\b \\busers?\\b"))),
)
_NECESSARY = pattern(
    any_of(
        """(?<![非不])必要 (?<!非)必需 必须 (?<!非)必备 不可缺少 所需 须提供 \\brequired \\bnecessary mandatory
        essential \\bmust\\b
        \\bneeded"""
    )
)
_OPTIONAL = pattern(
    any_of(
        """可选(?!中) 选择(?:是否|性|提供|填写|上传) 可以选择 自愿 自行决定 非必[要需须] 不是必[要需须] optional
        voluntar if~you~choose
        may~choose your~choice not~required not~mandatory"""
    )
)
_CONSENT = pattern(
    any_of(
        """经[您你用][^,，。;；]{0,10}(?:同意|授权|许可|允许) (?:征得|获得|取得|得到)[^,，。;；]{0,12}(?:同意|授权|许可)
        (?:在|当|如果?|若)[您你][^,，。;；]{0,12}(?:同意|授权|允许)[^,，。;；]{0,8}(?:后|时|的|情况下|[,，])
        授权同意后 (?:您|你)授权
        with~your~(?:[a-z]+~){0,3}(?:consent|permission|agreement)
        (?:if|when|once|after|unless)~you~(?:[a-z]+~){0,3}(?:consent|agree|permit|allow|opt)
        only~if~you~consent[a-z]* on~the~basis~of~your~consent"""
    )
)
_MAY = pattern(any_of("可能 也许 或许 有可能 \\bmay\\b \\bmight\\b \\bcould\\b \\bcan\\b"))


@dataclass(frozen=True, slots=True)
class Circumstances:
    """``condition`` is a range of the sentence."""

    condition: tuple[int, int] | None = None
    condition_kind: ConditionKind | None = None
    necessity: Necessity = ""
    modality: Modality = "will"


def circumstances(text: str, language: str, verb: tuple[int, int] | None, *, given: bool = False) -> Circumstances:
    """Read them off a normalised sentence. ``verb`` is where the practice is stated; the condition may stand on
    either side of it. ``given``: the user gives the data of his own accord.
    """
    said = _said(text, "zh" if language == "zh" else "en")
    found = _nearest(said.conditions, verb)
    kind: ConditionKind | None = None
    if found is not None:
        words = text[found[0] : found[1]]
        kind = next((name for name, expression in _KINDS if expression.search(words)), "other")
    return Circumstances(found, kind, said.necessity, _modality(text, verb, said.consent or kind == "consent" or given))


@dataclass(frozen=True, slots=True)
class _Said:
    """What a sentence says wherever its verb stands."""

    conditions: tuple[tuple[int, int], ...]
    necessity: Necessity
    consent: bool


@lru_cache(maxsize=64)
def _said(text: str, language: str) -> _Said:
    """Asked once for each verb of a sentence, which may have hundreds."""
    conditions = tuple(match.span() for match in _CONDITION[language].finditer(text[: 4 * _LAST]))
    necessity: Necessity = "optional" if _OPTIONAL.search(text) else "necessary" if _NECESSARY.search(text) else ""
    return _Said(conditions, necessity, _CONSENT.search(text) is not None)


def _modality(text: str, verb: tuple[int, int] | None, consent: bool) -> Modality:
    if consent:
        return "with-consent"
    before = text[max(0, verb[0] - 24) : verb[0]] if verb else text[:_LAST]
    return "may" if _MAY.search(before) else "will"


def _nearest(spans: Sequence[tuple[int, int]], verb: tuple[int, int] | None) -> tuple[int, int] | None:
    """The last condition before the verb, else the first."""
    if not spans:
        return None
    before = bisect_left(spans, verb[0], key=lambda span: span[0]) if verb else 0
    start, end = spans[before - 1] if before else spans[0]
    if verb and start < verb[0] < end:
        end = verb[0] if verb[0] - start >= _SHORTEST else end
    return start, end


_SHORTEST = 4
