"""Whose policy it is: whether it names, as its own product, another app than the one in the package.

A policy of another app leaves out what this one does, and every "not stated" would accuse its operator of nothing but a
mistaken file. Told only where all agree: the policy names a product as its own, more than once, and nowhere any of
the app's names, its package, or who signed it. Whoever writes one policy for many products, a name that is short or a
common word, and names in scripts that cannot be compared are left alone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from analyzer.consistency.model import AnotherProduct
from analyzer.policy.alternatives import word_set
from analyzer.policy.model import Policy
from analyzer.policy.normal import normalise

_HEAD = 4_000
"""Characters from the start in which a policy says whose it is."""

_BLOCKS = 40
_LONGEST_TITLE = 60
_MOST_NAMES = 3
"""A policy with more products than these is one for many."""

_POLICY_ZH = (
    r"(?:用户|个人信息|客户端|软件|应用|平台|手机|app)*"
    r"(?:隐私(?:权|保护)?(?:政策|协议|声明|条款|指引|规则)|个人信息(?:保护|处理)(?:政策|规则|声明|指引))"
)
_POLICY_EN = r"(?:mobile )?(?:app(?:lication)? )?(?:privacy|data protection) (?:policy|notice|statement)"
_HAN_NAME = r"[^\W_][\w·&+.\- ]{1,23}?"
_LATIN_NAME = r"[A-Z0-9][\w&.+'’-]{0,23}(?: [A-Z0-9&+][\w&.+'’-]{0,23}){0,4}"
_OWN = r"(?:本|该|此)?(?:应用|软件|产品|app|客户端|平台|游戏|小程序)"
_TITLES = (
    re.compile(rf"(?:^|《|“)(?P<name>{_HAN_NAME})\W{{0,2}}{_POLICY_ZH}", re.IGNORECASE),
    re.compile(rf"^(?:the )?(?P<name>{_LATIN_NAME})(?:['’]s)?\W{{1,3}}(?i:{_POLICY_EN})\W*$"),
    re.compile(rf"^(?i:{_POLICY_EN})\W{{1,3}}(?:(?:for|of|[-–—:|]) )?(?:the )?(?P<name>{_LATIN_NAME})\W*$"),
)
_SAID = (
    re.compile(
        rf"欢迎(?:您|你|各位)?(?:来到|使用|下载|安装|访问|选择|体验|注册)+\W{{0,2}}(?P<name>{_HAN_NAME})(?=[，,。！!；;（(《》“”\"」』]|$)"
    ),
    re.compile(
        rf"(?:^|[，。；,;“《])(?P<name>{_HAN_NAME})[”》]?\s?[（(](?:以下|下)(?:统)?简?称\W{{0,2}}(?:为\W?)?{_OWN}",
        re.IGNORECASE,
    ),
    re.compile(rf"\b[Ww]elcome to (?:the )?(?P<name>{_LATIN_NAME})"),
    re.compile(
        rf"(?P<name>{_LATIN_NAME})(?: app(?:lication)?)? \([^()]{{0,40}}?[“\"'](?:the |this |our )?"
        r"(?:app|application|game|product|software)s?[”\"']",
    ),
)
_MANY = re.compile(
    r"旗下|系列(?:产品|应用|软件)|(?:各|多|全部|所有|以下)(?:款|类|个)?(?:产品|应用|软件|游戏|app)"
    r"|关联(?:公司|方)[^。\n]{0,12}(?:提供|开发)的(?:产品|应用)"
    r"|\b(?:all|any|each|one) of (?:our|the|my)(?: mobile)? (?:apps|applications|games|products)"
    r"|\b(?:all|our|my) (?:our |my |the |other )?(?:mobile )?(?:apps|applications|games)\b"
    r"|\b(?:family|suite|range|portfolio|set) of (?:apps|applications|products|services|games)"
    r"|\bfollowing (?:apps|applications|products|games)",
    re.IGNORECASE,
)
"""One policy for many products: the app may be one that it does not name."""

_COMPANY = re.compile(
    r"公司|集团|工作室|研究院|研究所|中心|银行|协会|基金会"
    r"|\b(?:inc|ltd|limited|llc|gmbh|corp|corporation|company|co|studios?|foundation|labs?|team|group)\b\.?",
    re.IGNORECASE,
)
_IN_COMPANY = (
    r"(?:[^\W由的是在与和及为向]{0,10}?(?:有限公司|公司|集团|工作室)"
    r"|(?:technolog(?:y|ies)|software|games)?(?:inc|ltd|limited|llc|gmbh|corp))"
)
"""What goes on from a name to a company's: a brand of its operator may stand for all that he makes."""

_NO_NAME = re.compile(
    r"我们|您|你|请|本$|的$|及$|和服务$|与服务$|为$|在$|对$|^(?:如|以下|详见|参见|查看|根据|关于|单独|适用|以及|和|与|由|在|将|\d+[.、])"
)
"""Parts of sentences that stand where a name may."""

_SUFFIX = re.compile(
    r"(?:app|apk|应用程序|应用|软件|客户端|平台|手机版|安卓版|电视版|车机版|极速版|国际版|标准版|专业版|正式版|测试版|青春版|大字版|版"
    r"|用户|个人信息|个人|服务|产品|小程序|儿童|未成年人|游戏|手游|lite|pro|plus|free|premium|beta|alpha|debug|dev|hd|mobile|android|application|for)$",
    re.IGNORECASE,
)
_COMMON = word_set(
    """
    用户 个人 个人信息 您 我们 我们的 本公司 公司 产品 服务 产品和服务 产品与服务 网站 平台 儿童 未成年人 未成年
    隐私 通用 基本 应用 软件 最终 关于 完整版 简要版 摘要 手机 系统 智能 游戏 手电筒 计算器 日历 天气 相机 相册
    浏览器 记事本 便签 笔记 音乐 视频 地图 文件 文件管理 文件管理器 闹钟 时钟 录音机 输入法 桌面 主题 壁纸 翻译
    词典 贷款 借款 商城 购物 新闻 阅读 设置 测试 示例 演示 开始 健康 运动 our your this the my we us company
    website site online general global user users customer children kids data mobile android ios apps service
    services product products software platform privacy policy notice notes note calculator calendar weather
    camera gallery browser music video player maps map files file filemanager clock alarm recorder keyboard
    launcher wallpaper translate dictionary loan loans shop shopping news reader settings test demo example
    sample hello helloworld myapplication main home flashlight torch game games health fitness chat mail email
    phone dialer contacts messages
    """
)
"""Names that say nothing alone."""

_EVERYBODYS = word_set(
    """com org net android app apps mobile client main demo test example free pro lite debug release www github gitlab
    fdroid application unknown google"""
)
_REFERENCE = re.compile(r"[@?](?:[\w.]+:)?(?:\w+/)?[\w.]+")
_SUBJECT = re.compile(r"(?:^|,)\s*(?:O|CN|OU)=((?:\\.|[^,\\]){2,80})")
_HAN = re.compile(r"[\u3400-\u9fff]")
_FEWEST_HAN, _FEWEST_LATIN = 2, 4
_MOST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class AppNames:
    """What an app is called: its labels in all languages, its package, subjects of those who signed it."""

    labels: tuple[str, ...]
    package: str = ""
    signers: tuple[str, ...] = ()


def another_product(policy: Policy, app: AppNames) -> AnotherProduct | None:
    """The product of the policy where that is clearly not the app; None otherwise, also where nothing is clear."""
    labels = {core: label for label in app.labels if (core := _telling_core(label))}
    if not labels or policy.kind != "privacy-policy":
        return None
    whole = normalise(policy.document.text).text
    if _MANY.search(whole):
        return None
    text = squeezed(whole)
    found = _products(policy, text)
    if not found or len(found) > _MOST_NAMES or not _are_comparable(found, labels):
        return None
    # The bare label too: "Notes Pro" is the app of a policy that speaks of "Notes".
    own = {*labels, *(squeezed(label) for label in labels.values())}
    if any(name and name in text for name in (*own, *_package_names(app.package), *_signers(app.signers))):
        return None
    package = squeezed(app.package)
    if any(core in package or any(_are_alike(core, name) for name in own) for core in found):
        return None
    names = tuple(name for name, _ in found.values())
    sentences = tuple(sorted({number for _, number in found.values() if number}))
    return AnotherProduct(names=names, sentences=sentences, labels=tuple(labels.values()))


def squeezed(text: str) -> str:
    """Letters and digits alone, in one width and case."""
    return "".join(filter(str.isalnum, normalise(text).text.casefold()))


def core_of(name: str) -> str:
    """A name as it is compared: without what may be added to any (App, 客户端, Pro …)."""
    core = squeezed(name)
    while (match := _SUFFIX.search(core)) and match.start() > 0:
        core = core[: match.start()]
    return core


def _telling_core(name: str) -> str:
    """The core of a name that can be told from a common word, "" of one that can't."""
    if _REFERENCE.fullmatch(name.strip()):
        return ""
    core = core_of(name)
    fewest = _FEWEST_HAN if _HAN.search(core) else _FEWEST_LATIN
    return core if len(core) >= fewest and core not in _COMMON and squeezed(name) not in _COMMON else ""


def _products(policy: Policy, text: str) -> dict[str, tuple[str, int]]:
    """Cores of the products that the policy names as its own, each as it is written, with the sentence."""
    found: dict[str, tuple[str, int]] = {}
    for number, line, is_title in _lines(policy):
        for pattern in (*_TITLES, *_SAID) if is_title else _SAID:
            for match in pattern.finditer(line):
                name = match["name"].strip(" ·.-&'’")
                core = _telling_core(name)
                if not core or _COMPANY.search(name) or _NO_NAME.search(name):
                    continue
                if text.count(core) > 1 and re.search(re.escape(core) + _IN_COMPANY, text) is None:
                    found.setdefault(core, (name[:_MOST_SHOWN], number))
    # "Sample Map" and "Sample Map Pro" are one.
    return {core: told for core, told in found.items() if not any(other != core and other in core for other in found)}


def _lines(policy: Policy) -> Iterator[tuple[int, str, bool]]:
    """(sentence, its text in one width, whether it may be a title) at the start of the policy."""
    document = policy.document
    for sentence in document.sentences:
        if sentence.span.start > _HEAD or sentence.block >= _BLOCKS:
            return
        raw = document.text[sentence.span.start : min(sentence.span.end, sentence.span.start + 400)]
        line = " ".join(raw.split())
        short = len(line) <= _LONGEST_TITLE
        yield sentence.number, line, short or "《" in line


def _are_comparable(products: Iterable[str], labels: Iterable[str]) -> bool:
    """Whether the policy's names and one of the app's are in the same script: "微信" may well be "WeChat"."""
    scripts = {bool(_HAN.search(label)) for label in labels}
    return all(bool(_HAN.search(product)) in scripts for product in products)


def _are_alike(one: str, other: str) -> bool:
    """Whether two names have so much in common that they may name the same."""
    length = _FEWEST_HAN if _HAN.search(one) and _HAN.search(other) else _FEWEST_LATIN
    return any(one[at : at + length] in other for at in range(max(0, len(one) - length + 1)))


def _package_names(package: str) -> Iterator[str]:
    parts = [part for part in re.split(r"[._]", package.casefold()) if part]
    yield squeezed(package)
    yield from (part for part in parts if len(part) >= _FEWEST_LATIN and part not in _EVERYBODYS | _COMMON)


def _signers(subjects: Sequence[str]) -> Iterator[str]:
    """Names of those who signed: a weak hint, enough to leave a doubt."""
    for subject in subjects:
        for value in _SUBJECT.findall(subject):
            core = core_of(_COMPANY.sub("", value))
            fewest = _FEWEST_HAN if _HAN.search(core) else _FEWEST_LATIN
            if len(core) >= fewest and core not in _EVERYBODYS | _COMMON:
                yield core
