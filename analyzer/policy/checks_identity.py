"""Who handles the data: the sentence of a policy in which its own company or person is named."""

import re

from analyzer.policy.alternatives import any_of, pattern
from analyzer.policy.checks_search import CheckWords, Range, Said, answer
from analyzer.policy.model import PolicyCheck

_BEFORE, _AFTER = 90, 140
"""Characters before and after the kind of a body that are looked at."""
_NAME_LENGTH = 30
_NAME = re.compile(r"(?:(?<=[由是])|(?<![\w()（）]))[^\W由是]{1,30}(?:[(（][^\W由是]{1,12}[)）][^\W由是]{0,20})?$")
_WORDS = re.compile(r"(?:[\w.&'-]{1,20},?\s){1,4}$")
"""The words of a name before the kind of a body, in Chinese and in English."""
_BODY = re.compile(
    "公司|工作室|集团|总台|研究所|研究院|中心|委员会|银行|基金会|协会|大学|学院|出版社|医院|事务所|合作社|个体工商户|运营部"
)
_HERE = re.compile(
    # "X公司（以下简称“我们”）", with an address or a parent company in the brackets; "X公司深知 …"
    r"[】”」]?(?:及其关联(?:方|公司))?\s?[(（][^。]{0,120}?(?:以下|下称|简称|统称|或称|又称)"
    r"|(?:及其关联(?:方|公司))?[,，]?(?:以下|下称|简称)"
    r"|(?:及其关联(?:方|公司))?[^。,，]{0,12}?(?:珍视|重视|尊重|深知|非常|理解|制定|的运营者|拥有|作为)"
)
_WE = re.compile(r"[(（][^()（）。]{0,200}?(?:以下|下称|简称|统称|或称|又称)[^()（）。]{0,24}?[“\"「]?我们")
_OWNS = re.compile(r"[^。]{0,60}?(?:运营|提供|开发|研发|制作|发布|所有)")
_BY = re.compile(r"由[^。,，]{2,60}$")
_CALLED = pattern(
    any_of(
        "运营者 开发者 运营主体 主办单位 公司名称 处理者 经营者 提供者 提供方 运营方 开发商 运营商 我们 本公司 负责人"
    ),
    r"[”\"」]?(?:名称|为|是指|是|指|即|[:：]|[(（])[^。,，]{2,50}$|(?:提供者|开发者|运营者|提供方)[^。,，]{4,50}$"
    r"|适用于[^。,，]{4,50}$",
)
_OTHERS = re.compile(r"sdk|第三方|合作方|合作伙伴|支付|供应商|物流|委托|授权")
_NO_NAME = ("我们的", "关联", "任何", "其他", "本", "该", "以外的", "之外的", "某些", "相关", "全资子", "子", "母")
_FORM = pattern(
    r"\b",
    any_of(
        r"inc\b ltd\b limited\b llc\b llp\b gmbh\b corp\b corporation\b plc\b pte\b pty\b ag\b b\.v s\.a\b "
        r"s\.r\.l s\.l\b d\.o\.o oy\b ab\b kg\b ug\b aps\b "
        r"a/s\b sas\b k\.k co\b foundation\b association\b university\b "
        r"e\.v\b institute\b one~person\b"
    ),
)
_MAKER = pattern(
    r"\b", any_of("made operated provided published developed built maintained owned run offered created licensed"),
    r"(?:\sand\s\w{3,14})?\sby\s[^;]{0,80}$",
    r"|(?:polic(?:y|ies)|practices|notice|statement)\s(?:of|by)\s[^.;]{0,60}$",
    r"|(?:controller|operator|developer|publisher)\W{0,3}\s?(?:of\s[^.;:]{0,40}?)?(?:is|:|are)\s[^.;]{0,60}$",
    r"|\bwe\sare\s[^.;]{0,60}$",
)  # fmt: skip
_ADDRESSED = re.compile(
    r"[^;]{0,100}?[(（][^)）;]{0,80}?[“\"'](?:we|us|our|i|me|company|the\scompany)\b"
    r"|,?\s[^.;]{0,100}?\b\d{4,6}\b|[^.;]{0,80}?\bprovides?\b"
)
_PERSON = re.compile(
    r"\b(?:i\sam|i'm|my\sname\sis|we\sare)\s(?!not|a\b|an\b|the\b|committed|your|using|able|also|always)[a-z]{2,20}\s[a-z]{2,20}"
    r"[^.;]{0,40}?\b(?:develop|make|made|run|publish|author|build)"
    r"|\b(?:controller|responsible\s(?:party|person|body)|publisher|operator|developer)\s?:\s?[a-z]"
    r"|\bis\sthe\s(?:data\s)?controller\b"
)
_SELF = re.compile(r"[(（][^)）;]{0,60}?[“\"](?:we|us|our|i|me)[,”\"]")
_ENGLISH_OTHERS = re.compile(
    r"\bsdks?\b|third party|third parties|service provider|vendor|processor|partner|analytics|payment"
    r"|anybody|any\sother|provided by you|provided by us|another company"
)


def identity(text: Said, words: CheckWords) -> PolicyCheck:
    """The first sentence that names the handler."""
    for line in text.lines:
        if line.said and (found := own_body(line.text)):
            return answer("handler-identity", line.number, words, text, "", found)
    return answer("handler-identity", 0, words, text)


def own_body(text: str) -> Range | None:
    """Where a sentence names the body or person that handles the data; None where it does not, and in a table."""
    return None if "\t" in text else _chinese_own(text) or _english_own(text)


def _chinese_own(text: str) -> Range | None:
    """The words in which the text names its own body."""
    if (we := _WE.search(text)) and (body := _BODY.search(text)):
        return body.span() if body.start() > we.end() else _named(text, body)
    for found in _BODY.finditer(text):
        before, after = text[max(0, found.start() - _BEFORE) : found.start()], text[found.end() : found.end() + _AFTER]
        if _OTHERS.search(before[-40:]):
            continue
        if not re.search(r"[\w)）]{2}$", before) or before.endswith(_NO_NAME):
            continue
        if _HERE.match(after) or _CALLED.search(before) or (_BY.search(before) and _OWNS.match(after)):
            return _named(text, found)
    return None


def _named(text: str, body: re.Match[str]) -> Range:
    """The name that ends with the kind of a body."""
    before = text[max(0, body.start() - _NAME_LENGTH) : body.start()]
    name = _NAME.search(before)
    return body.start() - (len(before) - name.start() if name else 0), body.end()


def _english_own(text: str) -> Range | None:
    if _ENGLISH_OTHERS.search(text[:200]):
        return None
    for found in _FORM.finditer(text):
        at = max(0, found.start() - _BEFORE)
        before, after = text[at : found.start()], text[found.end() : found.end() + _AFTER]
        if maker := _MAKER.search(before):
            return at + maker.start(), found.end()
        if _ADDRESSED.match(after):
            words = _WORDS.search(before)
            return at + words.start() if words else found.start(), found.end()
    own = _SELF.search(text) or _PERSON.search(text)
    return own.span() if own else None
