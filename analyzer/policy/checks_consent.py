"""Consent that is none: by mere use, for everything at once, or because nothing works without it."""

import re

from analyzer.policy.alternatives import pattern
from analyzer.policy.check_words_rights import CONTINUED_USE
from analyzer.policy.checks_search import CheckWords, Range, Said, answer, first_said
from analyzer.policy.model import PolicyCheck

_CONTINUED = re.compile(
    r"(?:继续(?:访问|使用)|一旦(?:您|你)?(?:开始)?使用|使用|访问|登录|注册|安装|下载|点击)[^。;；]{0,60}?"
    r"(?:视为|视作|表示|意味着|代表|表明|等同于)"
    r"(?:您|你|用户)?[^。;；,，]{0,12}?(?:同意|接受|认可)"
    r"|使用[^。;；]{0,30}?(?:时|即)[,，]?(?:您|你)?(?:即|已)?同意(?:并)?(?:接受|遵守)?(?:本|我们)"
    r"|(?:continu(?:e|ed|ing)\s(?:to\s)?us(?:e|ing)|by\s(?:us|access|download|install|register|giv|provid)ing|your\s(?:continued\s)?use\sof)"
    r"[^.;]{0,100}?"
    r"(?:you\s(?:are\s)?(?:agree|consent|accept|acknowledg(?!\w{0,3}\sthat\syou\shave\sread))|constitut|signif"
    r"|means\s(?:that\s)?you|deemed|acceptance|indicates)"
    r"|\b(?:if|when|once)\syou\s(?:use|install|download|open|keep|continue|access)[^.;]{0,60}?\byou\s(?:also\s)?(?:agree|accept|consent)"
    r"|\b(?:us|install|open|download)ing\s[^.;,]{0,40}?(?:means|shows)\s[^.;]{0,20}?\b(?:agree|accept|consent)"
    r"|\byou\s(?:agree|accept|consent)[^.;]{0,60}?\bby\s(?:us|install|access|continu|download|open)ing"
)
_NOT_CONTINUED = re.compile(
    r"不(?:会)?(?:视为|视作|代表|表示|意味着)|勾选|点击[“\"「]?同意|not\s(?:mean|constitute|deemed)"
)
_OR_USE = re.compile("或[^。,，]{0,8}使用")
_AGREEMENT_ZH = r"(?:用户|服务|使用|许可|会员|注册)(?:服务|使用|许可|注册)?(?:协议|条款)"
_PRIVACY_ZH = r"(?:隐私|个人信息(?:保护|处理))[^。；;]{0,4}(?:政策|协议|声明|指引|条款|规则)"
_ACT_ZH = (
    r"(?:点击|勾选|轻触|选择|登录|注册|同意本)[^。；;]{0,40}?(?:视为|视作|即|表示|意味着|代表|表明)"
    r"[^。；;]{0,16}?(?:同意|授权|接受)"
)
_AND_ZH = r"[^。；;]{0,12}?(?:和|及|与|、|《)[^。；;]{0,12}?"
_AGREEMENT_EN = r"\b(?:terms(?:\sof\s(?:use|service)|\s(?:and|&)\sconditions)?|(?:user|licen[cs]e)\sagreement|eula)\b"
_PRIVACY_EN = r"\bprivacy\s(?:policy|notice|statement)\b"
_ACT_EN = (
    r"\b(?:click|tapp?|press|check|tick|select|sign|creat|register|log|accept)(?:ing|ed|s|e)?\b[^.;]{0,60}?"
    r"\b(?:agree|accept|consent)(?:ing|ed|s)?\b"
)
_AND_EN = r"[^.;]{0,20}?(?:\band\b|&|,)[^.;]{0,24}?"
_SEVERAL = (
    pattern(_ACT_ZH, "[^。；;]{0,30}?", _AGREEMENT_ZH, _AND_ZH, _PRIVACY_ZH),
    pattern(_ACT_ZH, "[^。；;]{0,30}?", _PRIVACY_ZH, _AND_ZH, _AGREEMENT_ZH),
    pattern(_ACT_ZH, "[^。；;]{0,60}?(?:广告|营销|推广信息|商业信息|推销)"),
    pattern(_ACT_EN, "[^.;]{0,60}?", _AGREEMENT_EN, _AND_EN, _PRIVACY_EN),
    pattern(_ACT_EN, "[^.;]{0,60}?", _PRIVACY_EN, _AND_EN, _AGREEMENT_EN),
    pattern(
        r"\bby\s(?:accept|agree|click|tapp|register|sign|creat)ing\b[^.;]{0,80}?\b(?:consent|agree)s?\s[^.;]{0,100}?"
        r"\b(?:marketing|advertising|advertisements|promotion(?:s|al)|newsletters?)\b"
    ),
)
"""One act of consent that covers an agreement and the policy, or advertising besides."""
_APART = re.compile(
    r"单独|分别|另行|逐项|自愿|选择性|可(?:以)?(?:选择)?(?:拒绝|不)|不(?:会|得|应)"
    r"|separate|optional|each of|not required|\byou\s(?:can|may)\s(?:refuse|decline|choose|opt)"
)
"""Words that say of a consent that it is asked for by itself."""


def continued_use(text: Said) -> PolicyCheck:
    """Words that make mere use a consent; found means that they stand there."""
    for line in text.lines:
        match = _CONTINUED.search(line.text)
        if match and (_OR_USE.search(match[0]) or not _NOT_CONTINUED.search(line.text)):
            return answer("continued-use-consent", line.number, CONTINUED_USE, text, match[0][:120], match.span())
    return answer("continued-use-consent", 0, CONTINUED_USE, text)


def bundled_consent(text: Said, words: CheckWords) -> PolicyCheck:
    """One consent for several documents or purposes that have nothing to do with each other, or one without which
    nothing works; found means that it stands there. To agree to a policy before use, or by a click, is neither.
    """
    forced = first_said(words, text)
    for line in text.lines:
        if forced and line.number >= forced:
            break
        if line.said and (found := _several(line.text)):
            return answer("bundled-consent", line.number, words, text, "", found)
    return answer("bundled-consent", forced, words, text)


def _several(text: str) -> Range | None:
    if _APART.search(text):
        return None
    return next((found.span() for one in _SEVERAL if (found := one.search(text))), None)
