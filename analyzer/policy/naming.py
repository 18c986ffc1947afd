"""What a third party is called where its name stands in a cell or label, and what the operator calls itself."""

import re
from collections.abc import Iterable

from analyzer.policy.alternatives import any_of, pattern, word_set
from analyzer.policy.located import Located, Record
from analyzer.policy.model import PolicyDocument
from analyzer.policy.normal import plain

_ORDINAL = re.compile(
    r"\W*(?:[(（]?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[a-z]|[ivx]{1,4}|[一二三四五六七八九十]{1,3})[)）.、．:：]{1,2}\W*)?"
)
_UNNAMED = pattern(
    r"\W*(?:(?:其他|其它|相关|合作|第三方|我们|我司|各类|境内|境外|所有|our|other|various|the|all|any)的?\s?)*",
    r"[^,，。;；a-z]{0,12}",
    any_of(
        """供应商 服务商 提供商 提供方 提供者 合作方 合作伙伴 合作商 合作机构 第三方 商家 厂商 制造商 运营商 广告主
        机构 公司 类
        客服服务 平台 用户 关联方 关联公司"""
    ),
    "(?:们|等)?",
    r"\W*|(?:[a-z]+\s){0,3}(?:providers?|partners?|networks?|vendors?|affiliates?|processors?|companies|agencies|"
    r"authorities|merchants?|couriers?|advertisers?|carriers?)(?:\s(?:and|or)\s[a-z\s]{2,30})?",
)
_ONLY_SDK = pattern(
    r"[\W\d]*(?:",
    any_of(
        """我们 目前 已 接入 集成 嵌入 使用 涉及 合作 的 了 及 第三方 外部 其他 各类 相关 主要 服务商? 列表 目录 清单
        名单 类 插件 sdk
        软件(?:工具)?开发(?:工具)?包 third~party the our other list~of of s"""
    ),
    r"|[\s()（）:：《》])*",
)
_OWN_PLACE = re.compile(
    r"\W*(?:(?:our\s)?own\b|ourselves\b|us\b|we\b|我们|我司|我行|我公司|本公司|本平台|自有|自研|自建|行内)"
)
_CUT = re.compile(r"[(（【\[][^()（）]*[)）】\]]?\W*$|\s[-–—]\s.*$")
_BETWEEN = re.compile(r"\s?[、,，;；\n]\s?|\sand\s|(?<=sdk)\s?(?:和|及|与|以及|/)\s?|\t")
_LEGAL_FORM_NEXT = re.compile(
    r"\s?(?:inc|ltd|llc|limited|corp|corporation|co|gmbh|pte|b\.?v|s\.?a|plc)\b", re.IGNORECASE
)
_REGION = word_set(
    """北京市 北京 上海市 上海 天津市 天津 重庆市 重庆 广州市 广州 深圳市 深圳 杭州市 杭州 南京市 南京 武汉市 武汉
    成都市
    成都 苏州市 苏州 厦门市 厦门 珠海市 珠海 广东省 广东 浙江省 浙江 湖北省 湖北 江苏省 江苏 四川省 海南省 海南
    福建省 合肥 中国"""
)
_FORM = re.compile(
    r"(?:[(（][^)）]{1,8}[)）])?(?:网络|信息|计算机|软件|数字|互动|数据|移动|智能|文化|娱乐|互联网|电子商务|教育|游戏)*"
    r"(?:技术|科技|服务|传媒|传播|系统|发展)*(?:[(（][^)）]{1,8}[)）])?(?:股份|集团|控股)*(?:有限)?(?:责任)?公司$"
)
_TITLE_ZH = re.compile(
    r"[《“\"「【]?(?P<name>[^《》“”\"「」【】,，。:：\n]{2,20}?)[》”\"」】]?(?:app|软件|平台|应用|用户)?(?:的)?(?:个人信息(?:及|和)?)?"
    r"(?:隐私(?:权)?(?:保护)?|个人信息保护|隐私权)(?:政策|指引|声明|条款|协议|规则|权政策)"
)
_PRIVACY_EN = re.compile(r"\bprivacy(?:\s(?:policy|notice|statement))?\b", re.IGNORECASE)
_TITLE_PARTS = re.compile(r"[|–—:]|\s-\s|\s(?:for|of|at|and|the|app)\b|^(?:the|your)\s", re.IGNORECASE)
_TITLE_NAME = re.compile(r"[A-Z][\w&.'’-]*(?:\s[A-Z0-9][\w&.'’-]*){0,4}")
_AT_EN = re.compile(r"\bAt\s(?P<name>[A-Z][\w&.-]*(?:\s[A-Z][\w&.-]*){0,3}),\s(?:we|our)\b")
_CALLED_ZH = re.compile(
    r"(?P<name>[\w（）()·.&+\- ]{2,40})[”\"」》]?(?:及其?[^(（,，。]{0,16})?[(（][^()（）]{0,80}?"
    r"(?:简称|统称|称为|称|或|亦称)[^()（）]{0,40}?[“\"「]?(?:我们|我司|本公司|我行)"
)
_SHORT_ZH = re.compile(
    r"(?P<name>[\w（）()·.&+\- ]{2,40})[”\"」》]?[(（](?:以下|下文|下)?(?:均|统)?(?:简称|统称|称为|称)(?:为)?"
    r"[“\"「](?P<short>[^“”\"「」]{2,20})[”\"」]"
)
_ALSO_ZH = re.compile(r"[“\"「](?P<name>[^“”\"「」]{2,20})[”\"」]")
_CALLED_EN = re.compile(
    r"(?P<name>[A-Z][\w'&.-]*(?:,?\s(?:[A-Z][\w'&.-]*|of|and)){0,5})\s?\([^()]{0,60}?[“\"'‘](?:we|us|our|[Cc]ompany)\b",
)
_ALSO_EN = re.compile(r"[“\"](?P<name>[A-Z][\w&.' -]{1,30}?)[,.]?[”\"]")
_EN_NAME = r"(?:[A-Z]|[a-z]{1,2}(?=[A-Z]))[\w&.'’+-]*(?:[ ][A-Z0-9][\w&.'’+-]*){0,4}"
_APP_EN = re.compile(
    rf"\b(?:[Tt]he|[Oo]ur|[Tt]his|using|use|uses|install|download)\s[“\"]?(?P<name>{_EN_NAME})[”\"]?\s"
    r"(?:(?:mobile|web|desktop|Android|iOS)\s)?(?:[Aa]pp|[Aa]pplication|[Ww]ebsite|[Ss]ervices?|[Pp]latform|[Ss]oftware|game)\b"
    r"(?!\s[Ss]tore)"
)
_IS_EN = re.compile(
    rf"(?:^|[\n.:]\s{{0,3}})(?P<name>{_EN_NAME})\s(?:\([^()]{{1,60}}\)\s)?(?:is|are|provides|offers|helps|lets)\s(?:an?|the|our|free|available|"
    r"built|made|you|people|committed)\b"
)
_APP_THEN_EN = re.compile(rf"\b(?:app|application)\s[“\"]?(?P<name>{_EN_NAME})")
_TITLED_EN = re.compile(rf"[“\"'](?P<name>{_EN_NAME})[”\"']")
_DOES_EN = re.compile(rf"\bdoes\s(?P<name>{_EN_NAME})\s[a-z]")
_EARLY = 1_500
_OPERATED_EN = re.compile(
    r"\b(?:operated|owned|published|developed|made|run)\s(?:and\s[a-z]+\s)?by\s(?P<name>[A-Z][\w'&.-]*(?:,?\s[A-Z][\w'&.-]*){0,4})"
)
_OPERATED_ZH = re.compile(r"(?:系由|系|由|是|指)(?P<name>[\w（）()]{4,36}?(?:公司))[^。]{0,40}?(?:运营|开发|拥有|经营)")
_WELCOME_ZH = re.compile(
    r"(?:欢迎|感谢)您?(?:的?(?:选择|接受|下载|访问)(?:和|并|与|、)?)?使用(?:由[^，。,！!]{2,30}?(?:提供|开发|运营)的)?[“\"「【《]?"
    r"(?P<name>[^\s，。,！!“”\"「」【】《》]{2,16}?)[”\"」】》]?"
    r"(?:app|APP|App|软件|平台|网站|客户端|应用|手游|游戏|(?:的|提供的)?(?:产品|服务)|！|!|，|,|。|（)"
)
_IS_COMPANY = re.compile(
    r"[”\"」】》]?\s?(?:(?:app|软件|平台|应用|产品|服务)\s?)?(?:[（(]|系?指|是指|系?由|是由|隶属于)\s?"
    r"(?P<name>[^\s，。,；;：:（）()“”]{2,14}(?:[（(][^（）()]{2,6}[）)])?[^\s，。,；;：:（）()“”]{2,24}?公司)"
)
_MOST_PLACES = 40
_NO_NAME = word_set(
    """我们 用户 您 你 隐私 隐私政策 本 本政策 本应用 本软件 产品 儿童 个人信息 privacy policy this our your we us
    our the notice
    company service services android ios desktop windows mobile web they effective summary data template
    用户隐私 app 关联公司 第三方 平台 软件 we, us, our, user users customer"""
)
_LEADING = re.compile(r".*(?:[)）]|由|与|是指|服务提供者|选择使用|选择|使用|指引中的?|适用于|[^中]的|次)")
_FIRST_WORD = re.compile(r"^(?:指|现|包括(?:但不限于)?|和(?=.{2,20}公司))")
_PRODUCT = re.compile(r"(?<=\w)\s?(?:app|软件|平台|应用|产品|客户端|服务)+$")
_AND_AFFILIATES = re.compile(r"(?:及其?|和其?|或)(?:[^及和或]{0,12})?关联.*$|或.*$")
_SHORTENED = 3_000
_SEARCHED = 6_000
"""Characters at the begin of a policy in which it says who speaks."""


def names_in(located: Located, start: int, end: int) -> list[Record]:
    """The third parties named in a cell or value; several when it lists several."""
    text = located.normal.text[start:end]
    lead = _ORDINAL.match(text)
    begin = start + (lead.end() if lead else 0)
    found = []
    for first, last in _pieces(located.normal.text, begin, end):
        cut = _CUT.search(located.normal.text[first:last])
        stop = first + cut.start() if cut and cut.start() > 1 else last
        name = located.words(first, stop)
        if not any(char.isalnum() for char in name):
            continue
        known = [party.sdk for party in located.parties_in(first, stop) if party.sdk]
        found.append(located.record(first, stop, known[0] if known else ""))
    return found


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where names that stand side by side begin and end; commas before a legal form or within brackets part nothing."""
    pieces = []
    begin = start
    for match in _BETWEEN.finditer(text, start, end):
        before = text[begin : match.start()]
        if before.count("(") > before.count(")") or _LEGAL_FORM_NEXT.match(text, match.end(), end):
            continue
        if match.start() > begin:
            pieces.append((begin, match.start()))
        begin = match.end()
    pieces.append((begin, end))
    return pieces


def is_unnamed(name: str) -> bool:
    """Whether it says only what kind of third party it is."""
    word = plain(name)
    return _UNNAMED.fullmatch(word) is not None or _ONLY_SDK.fullmatch(word) is not None


def is_own(name: str, own: Iterable[str]) -> bool:
    """Whether a name is the operator's or its app's."""
    word = plain(name).strip()
    if _OWN_PLACE.match(word) is not None or word in own:
        return True
    return not word.isascii() and word.endswith("公司") and any(form in own for form in _forms(word))


def own_names(document: PolicyDocument) -> frozenset[str]:
    """What the operator and its app are called, in looked-up form: from the title and from "hereinafter: we"."""
    text = document.text[:_SEARCHED]
    found: set[str] = set()
    titles = [document.text[block.span.start : block.span.end] for block in document.blocks[:6]]
    for title in titles:
        if len(title) <= 80:
            found |= {match["name"] for match in _TITLE_ZH.finditer(title)}
            found |= _title_names(title)
    for match in _CALLED_ZH.finditer(text):
        found.add(match["name"])
        found |= {also["name"] for also in _ALSO_ZH.finditer(match[0])}
    for match in _SHORT_ZH.finditer(text[:_SHORTENED]):
        found |= {match["name"], match["short"]}
    for match in _CALLED_EN.finditer(text):
        found.add(match["name"])
        bracket = text[match.start() : match.start() + 240].partition(")")[0]
        found |= {also["name"] for also in _ALSO_EN.finditer(bracket)}
    for expression in (_OPERATED_EN, _OPERATED_ZH, _AT_EN):
        found |= {match["name"] for match in expression.finditer(text[:_SHORTENED])}
    found |= {match["name"] for match in _WELCOME_ZH.finditer(text[:_SHORTENED])}
    found |= _companies_of(found, text)
    if document.language != "zh":
        found |= {match["name"] for match in _APP_EN.finditer(text[:_EARLY])}
        for expression in (_IS_EN, _APP_THEN_EN):
            found |= {match["name"] for match in expression.finditer(text[: _EARLY // 2])}
        for title in titles[:2]:
            if len(title) <= 120:
                found |= {match["name"] for match in (*_TITLED_EN.finditer(title), *_DOES_EN.finditer(title))}
    words = {form for name in found for form in _forms(plain(name).strip())}
    return frozenset(word for word in words if len(word) > 1 and word not in _NO_NAME)


def _companies_of(names: set[str], text: str) -> set[str]:
    """The companies that a policy puts beside the names of its app ("“Sample” means Sample Ltd.")."""
    found = set()
    for name in sorted(names):
        place = text.find(name) if len(name) > 1 else -1
        for _ in range(_MOST_PLACES):
            if place < 0:
                break
            if match := _IS_COMPANY.match(text, place + len(name)):
                found.add(match["name"])
            place = text.find(name, place + len(name))
    return found


def _title_names(title: str) -> set[str]:
    """The names beside "privacy policy" in an English title."""
    if not title.isascii() or not _PRIVACY_EN.search(title):
        return set()
    parts = _TITLE_PARTS.split(_PRIVACY_EN.sub("|", title))
    return {part.strip() for part in parts if _TITLE_NAME.fullmatch(part.strip())}


def _forms(name: str) -> set[str]:
    """A name and what is left of it without place and legal form."""
    name = name.strip(" '\"“”‘’《》,，.。")
    if not name.isascii():
        name = _FIRST_WORD.sub("", _AND_AFFILIATES.sub("", _LEADING.sub("", name)))
    name = name.removesuffix("'s")
    forms = {name, _PRODUCT.sub("", name)}
    core = _FORM.sub("", name)
    for region in sorted(_REGION, key=len, reverse=True):
        if core.startswith(region) and len(core) > len(region) + 1:
            core = core[len(region) :]
            break
    if core != name and len(core) > 1:
        forms.add(core)
    latin = re.sub(r"(?:,?\s(?:inc|ltd|llc|limited|corp|corporation|co|gmbh|pte|b\.?v|ab|oy|ag|kg)\.?)+$", "", name)
    forms.add(latin)
    return forms
