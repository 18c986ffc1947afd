"""Entries of tables and lists: which column or key says what."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from analyzer.policy.alternatives import any_of, pattern

Kind = Literal[
    "name", "company", "info", "purpose", "permission", "manner", "link", "retention", "basis", "collected",
    "recipients", "sold", "",
]  # fmt: skip
"""``recipients``: to whom what the row is about goes; ``collected`` and ``sold``: whether it is."""

_LINK = pattern(
    any_of(
        """链接 网址 官网 网站 隐私政策 隐私协议 隐私条款 隐私声明 隐私指引 隐私规则 联系方式 \\burl \\blinks?\\b
        website
        privacy~(?:policy|notice) more~information opt~out"""
    )
)
_COLLECTED = pattern(r"^", any_of("是否收集 collected do~we~collect(?:~it)?"), r"\W*$")
_SOLD = pattern("是否(?:出售|共享)|", r"\b", any_of("sold sells? selling shared\\W*$ shared~or~sold"))
_RECIPIENTS = pattern(r"\b", any_of("disclosed~.{0,30}to shared~with recipients? who~(?:receives|gets) disclosed~to"))
_RETENTION = pattern(
    any_of(
        """(?:保存|存储|保留|留存|储存)(?:期限|时间|时长|期间|周期) 期限 retention retained how~long kept
        storage~(?:period|time|duration) ^(?:time|period|duration)$ stored~for"""
    )
)
_BASIS = pattern(any_of("法律依据 合法性基础 合法依据 处理依据 (?:legal|lawful)~(?:basis|bases|ground)"))
_PURPOSE = pattern(
    any_of(
        """目的 用途 场景 业务功能 功能 服务类型 业务类型 purpose scenario functions? features? ^why what~for used~for
        how~we~use ^use$ ^uses$"""
    )
)
_MANNER = pattern(any_of("方式 频率 频次 时机 method manner frequency ^how"))
_INFO = pattern(
    any_of(
        r"""信息 数据 字段 收集内容 收集范围 共享内容 information data~types? (?:which|what)~data data~collected
        data~shared
        data$ ^data type~of~data categor(?:y|ies) examples personal~data"""
    )
)
_COMPANY = pattern(
    any_of(
        """公司 主体 机构 开发者 运营者 运营方 运营商 提供方 提供者 所属 合作方 合作伙伴 服务商 \\bcompany \\bvendor
        operator developer
        \\bentity"""
    )
)
_NAME = pattern(
    any_of(
        """sdk 名称 第三方 插件 接收方 产品 third~part(?:y|ies) providers? recipient partners? \\bname processors?
        (?:^|~)service$ ^tool$ ^library$ ^who$"""
    )
)
_THIRD = pattern(
    any_of(
        """sdk 第三方 合作 插件 接收方 服务商 提供方 公司 主体 机构 开发者 third~part providers? recipients?
        partners? vendors?
        compan(?:y|ies) processors? services~of~others"""
    )
)
_OFFERS = frozenset({"service", "services", "feature", "function"})
"""Beside the company, these say what it is for."""
_DOING = "(?:收集|获取|采集|共享|涉及|处理|使用|提供|申请|调用)"
_ASPECT = "(?:类型|内容|范围|字段|种类|名称|项|列表|情况)"
_KEY = pattern(
    r"(?:^|[\s,，;；。.|(（【\d、]|等)(?P<key>",
    any_of(
        rf"""(?:使用|接入|涉及)?(?:第三方|合作方|合作)?(?:sdk|插件|公司|产品|主体|机构|平台|服务商|服务|应用|应用程序)?的?(?:中文)?名称(?:[(（][^)）]{{1,20}}[)）])?
        (?:第三方)?(?:sdk|插件) 第三方(?:sdk|主体|公司|机构|服务商|企业)?(?:全称)? 所属(?:公司|机构|主体)
        (?:公司|机构|主体)(?:全称)? 公司名 接收方(?:名称)?
        (?:sdk|服务|插件)?(?:开发者|提供方|提供者|运营方|服务提供方|运营主体|开发商)(?:名称)?
        可?能?会?{_DOING}?(?:[及和、]?(?:使用|共享|收集|处理))?的?(?:用户)?(?:个人)?(?:敏感)?(?:个人)?(?:信息|数据)的?{_ASPECT}?(?:[/及和与、]{_ASPECT})?
        (?:用户)?(?:信息|数据)/(?:信息|数据){_ASPECT}? (?:共享|收集|获取)的?(?:个人)?(?:信息|数据)?{_ASPECT}?
        (?:收集|共享|获取|采集)(?:内容|范围|字段)
        (?:使用|收集|处理|共享|调用|接入|合作|应用|业务)?的?(?:目的|用途|场景|功能)(?:[和及/](?:场景|用途|方式|目的|功能))?(?:说明|类型)?
        (?:数据|信息)使用(?:目的|用途|场景)
        (?:申请|获取|所需|调用|使用|涉及)?的?(?:系统|设备)?权限(?:名称|列表)?
        (?:收集|处理|共享|使用|获取)?(?:方式|频率)
        (?:第三方|sdk|公司|合作方)?(?:隐私政策|隐私权政策|官网|官方|隐私)?(?:或官网)?(?:的?链接|网址|网站|地址|隐私政策)
        (?:sdk|第三方|公司|产品)?官网 隐私(?:政策|协议)(?:/官网)? 联系方式
        (?:sdk|third~party|company|provider|service|partner)(?:~name)?
        (?:personal~)?(?:information|data)(?:~types?)?(?:~(?:collected|shared|processed))?
        (?:types?~of~)?(?:personal~)?(?:information|data)~(?:collected|shared|processed)
        purposes?(?:~of~[a-z]+)? privacy~policy developer website"""
    ),
    r")\s?[:：]",
)
_DEFINES = pattern(r"\W*", any_of("(?:是|系)?指(?!纹) (?:is|are|means)\\b"))
"""What makes "personal information: …" an explanation and no entry."""
_NOTHING = pattern(
    r"\W*", any_of("无 不涉及 不收集 暂无 没有 不适用 详见[^,，、]{0,12} none n/?a no not~applicable"), r"\W*"
)
_LONGEST_KEY = 24


@dataclass(frozen=True, slots=True)
class Value:
    """The value of one key or column in normalised text, half-open range."""

    kind: Kind
    start: int
    end: int


def column_kind(header: str) -> Kind:
    """What a column or key of this (normalised) name holds."""
    for kind, expression in _ORDER:
        if expression.search(header):
            return kind
    return ""


_ORDER: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("link", _LINK),
    ("collected", _COLLECTED),
    ("recipients", _RECIPIENTS),
    ("sold", _SOLD),
    ("retention", _RETENTION),
    ("basis", _BASIS),
    ("permission", pattern("^[^信数]*权限[^信数]*$|permission")),
    ("purpose", _PURPOSE),
    ("manner", _MANNER),
    ("info", pattern(_INFO.pattern, "|权限")),
    ("company", _COMPANY),
    ("name", _NAME),
)


def column_kinds(header: Sequence[str]) -> tuple[Kind, ...]:
    """The kinds of the columns of a table; of two columns that could name the third party, the second is who runs it
    unless that is the first one's part.
    """
    kinds = [column_kind(name) for name in header]
    if "company" in kinds:
        kinds = ["purpose" if name in _OFFERS else kind for name, kind in zip(header, kinds, strict=True)]
    if kinds and kinds[0] == "recipients" and not set(kinds) & {"name", "company"}:
        kinds[0] = "name"
    if "name" not in kinds and kinds.count("company") > 1:
        kinds[kinds.index("company")] = "name"
    names = [place for place, kind in enumerate(kinds) if kind == "name"]
    for place in names[1:]:
        kinds[place] = "company"
    if "info" not in kinds and "collected" not in kinds and "permission" not in kinds and names:
        # columns whose heads only say when: "always", "only with your consent"
        kinds = ["info" if not kind and header[place] else kind for place, kind in enumerate(kinds)]
    return tuple(kinds)


def is_about_third_parties(header: Sequence[str], kinds: Sequence[Kind], headings: Sequence[str]) -> bool:
    """Whether the rows of a table are third parties."""
    named = [name for name, kind in zip(header, kinds, strict=True) if kind in ("name", "company")]
    if any(_THIRD.search(name) for name in named):
        return True
    return bool(named) and any(_THIRD.search(heading.lower()) for heading in headings[-2:])


@lru_cache(maxsize=4_096)
def key_values(text: str) -> tuple[Value, ...]:
    """The ``key: value`` pairs of a line, when keys are such as entries about third parties have."""
    found = []
    matches = list(_KEY.finditer(text))
    for index, match in enumerate(matches):
        end = matches[index + 1].start("key") if index + 1 < len(matches) else len(text)
        kind = column_kind(match["key"])
        if kind and not _DEFINES.match(text, match.end()):
            found.append(Value(kind, match.end(), end))
    return tuple(found)


def key_ranges(text: str) -> list[tuple[int, int]]:
    """Where the keys of a line stand."""
    return [match.span("key") for match in _KEY.finditer(text)]


def defines(text: str, place: int) -> bool:
    """Whether what follows a colon explains a word."""
    return _DEFINES.match(text, place) is not None


def first_key(text: str) -> int:
    """Where the first key of a line begins, -1 when there is none."""
    match = _KEY.search(text)
    return match.start("key") if match else -1


def is_key(text: str) -> bool:
    """Whether a cell names what the cell beside it holds."""
    return 0 < len(text) <= _LONGEST_KEY and column_kind(text) != ""


def says_nothing(text: str) -> bool:
    """Whether a value says that there is none."""
    return not any(char.isalnum() for char in text) or _NOTHING.fullmatch(text) is not None
