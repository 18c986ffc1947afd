"""Entries about third parties: which column or key of a table or list says what."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from analyzer.policy.alternatives import any_of, pattern
from analyzer.policy.model import Actor

Kind = Literal["name", "company", "info", "purpose", "permission", "manner", "link", ""]

_LINK = pattern(any_of("链接 网址 官网 隐私政策 隐私协议 隐私条款 隐私声明 url link website privacy~policy"))
_PERMISSION = pattern("权限|permission")
_PURPOSE = pattern(any_of("目的 用途 场景 业务功能 功能 服务类型 purpose scenario function feature why"))
_MANNER = pattern(any_of("方式 频率 频次 method manner frequency how"))
_INFO = pattern(
    any_of(
        r"""信息 数据 字段 个人信息 收集内容 收集范围 共享内容 information data~types? data~collected data~shared data$
        ^data type~of~data categories"""
    )
)
_COMPANY = pattern(
    any_of("公司 主体 机构 开发者 运营 提供方 提供者 所属 合作方 服务商 company vendor operator developer entity")
)
_NAME = pattern(any_of("sdk 名称 第三方 插件 接收方 产品 third~party provider recipient partner name"))
_THIRD = pattern(
    any_of(
        """sdk 第三方 合作 插件 接收方 服务商 提供方 公司 主体 机构 开发者 third~party provider recipient partner vendor
        company"""
    )
)
_DOING = "(?:收集|获取|采集|共享|涉及|处理|使用|提供|申请|调用)"
_ASPECT = "(?:类型|内容|范围|字段|种类|名称|项|列表)"
_KEY = pattern(
    r"(?:^|[\s,，;；。.|(（【\d、]|等)(?P<key>",
    any_of(
        rf"""(?:第三方|合作方|合作)?(?:sdk|插件|公司|产品|主体|机构|平台|服务商)?的?(?:中文)?名称(?:[(（][^)）]{{1,20}}[)）])?
        第三方(?:sdk|主体|公司|机构|服务商) 所属(?:公司|机构|主体) 公司名
        (?:sdk)?(?:开发者|提供方|运营方|服务提供方|运营主体)
        可?能?会?{_DOING}?(?:[及和]?使用)?的?(?:用户)?(?:个人)?(?:敏感)?(?:个人)?(?:信息|数据)的?{_ASPECT}?(?:[/及和与、]{_ASPECT})?
        (?:收集|共享|获取|采集)(?:内容|范围|字段)
        (?:使用|收集|处理|共享|调用|接入|合作|应用)?的?(?:目的|用途|场景|功能)(?:[和及](?:场景|用途|方式))?(?:说明)?
        (?:数据|信息)使用(?:目的|用途|场景)
        (?:申请|获取|所需|调用|使用|涉及)?的?(?:系统|设备)?权限(?:名称|列表)?
        (?:收集|处理|共享|使用|获取)?方式 (?:隐私政策|官网|隐私|第三方)?(?:链接|网址|地址|隐私政策)
        (?:sdk|third~party|company|provider)~name (?:personal~)?(?:information|data)(?:~types?)?(?:~collected|~shared)?
        purposes?(?:~of~[a-z]+)?"""
    ),
    r")\s?[:：]",
)
_NOTHING = pattern(r"\W*", any_of("无 不涉及 不收集 暂无 没有 不适用 none n/?a no not~applicable"), r"\W*")
_LONGEST_KEY = 24


@dataclass(frozen=True, slots=True)
class Record:
    """A third party whose entry is being read."""

    name: str
    sdk: str = ""

    def actor(self) -> Actor:
        """The third party as an actor."""
        return Actor(kind="named-third-party", name=self.name, sdk=self.sdk)


@dataclass(frozen=True, slots=True)
class Value:
    """The value of one key in normalised text, half-open range."""

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
    ("permission", _PERMISSION),
    ("purpose", _PURPOSE),
    ("manner", _MANNER),
    ("info", _INFO),
    ("company", _COMPANY),
    ("name", _NAME),
)


def column_kinds(header: Sequence[str]) -> tuple[Kind, ...]:
    """The kinds of the columns of a table."""
    return tuple(column_kind(name) for name in header)


def is_about_third_parties(header: Sequence[str], kinds: Sequence[Kind], headings: Sequence[str]) -> bool:
    """Whether the rows of a table are third parties."""
    named = [name for name, kind in zip(header, kinds, strict=True) if kind in ("name", "company")]
    if any(_THIRD.search(name) for name in named):
        return True
    return bool(named) and any(_THIRD.search(heading) for heading in headings[-2:])


def key_values(text: str) -> list[Value]:
    """The ``key: value`` pairs of a line, when keys are such as entries about third parties have."""
    found = []
    matches = list(_KEY.finditer(text))
    for index, match in enumerate(matches):
        end = matches[index + 1].start("key") if index + 1 < len(matches) else len(text)
        kind = column_kind(match["key"])
        if kind:
            found.append(Value(kind, match.end(), end))
    return found


def is_key(text: str) -> bool:
    """Whether a cell names what the cell beside it holds."""
    return 0 < len(text) <= _LONGEST_KEY and column_kind(text) != ""


def says_nothing(text: str) -> bool:
    """Whether a value says that there is none."""
    return _NOTHING.fullmatch(text) is not None
