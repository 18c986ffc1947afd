"""Does a document look like a whole privacy policy, or like something else?"""

import re
from collections.abc import Sequence

from analyzer.policy.model import PolicyCheck, PolicyDocument, Statement

SHORTEST_CHINESE = 250
SHORTEST_ENGLISH = 600
FEWEST_PARTS = 4
_TITLE = 120

PARTS = (
    "access",
    "account-cancellation",
    "contact",
    "correction",
    "cross-border",
    "deletion",
    "handler-identity",
    "minors",
    "purpose-and-manner",
    "retention-period",
    "security-measures",
    "sharing-list",
    "update-date",
)
"""Checks of which a whole policy meets several."""

_SUBJECT = re.compile(r"个人信息|隐私|個人資料|個人信息|privacy|personal (?:information|data)", re.IGNORECASE)
_AGREEMENT = re.compile(
    r"(?:用户|服务|使用|许可|会员)(?:服务|使用|注册|许可)?协议|服务条款|使用条款"
    r"|terms of (?:service|use)|user agreement|licen[cs]e agreement|terms and conditions",
    re.IGNORECASE,
)
_POLICY = re.compile(r"隐私|个人信息(?:保护|处理)|privacy", re.IGNORECASE)
_LOGIN = re.compile(r"登录|登陆|密码|验证码|log ?in|sign ?in|password", re.IGNORECASE)
_ERROR = re.compile(
    r"\b404\b|not found|页面不存在|无法访问|找不到|access denied|forbidden|系统繁忙|enable javascript", re.IGNORECASE
)


def why_incomplete(document: PolicyDocument, statements: Sequence[Statement], checks: Sequence[PolicyCheck]) -> str:
    """One English sentence about why the document cannot be taken for a whole privacy policy; "" when it can."""
    text = document.text
    size = len("".join(text.split()))
    if document.gaps:
        return f"a part could not be read: {document.gaps[0].detail}"
    if size == 0:
        return "the document holds no text"
    if document.language == "other":
        return "the text is neither Chinese nor English"
    shortest = SHORTEST_CHINESE if document.language == "zh" else SHORTEST_ENGLISH
    if size < shortest:
        if _ERROR.search(text):
            return "it looks like an error page, not a privacy policy"
        if _LOGIN.search(text) and len(_SUBJECT.findall(text)) < 3:
            return "it looks like a login page, not a privacy policy"
        return f"only {size} characters, too short for a whole privacy policy"
    if len(_SUBJECT.findall(text)) < 3:
        return "it hardly speaks of personal information or privacy"
    title = text.partition("\n")[0][:_TITLE]
    found = [check.id for check in checks if check.id in PARTS and check.found]
    if _AGREEMENT.search(title) and not _POLICY.search(title) and len(found) < 2 * FEWEST_PARTS:
        return "it looks like a user agreement, not a privacy policy"
    if not any(statement.polarity in ("yes", "no") for statement in statements):
        return "it states nothing about collecting or using information"
    if len(found) < FEWEST_PARTS:
        return f"only {len(found)} of {len(PARTS)} usual parts of a privacy policy were found"
    return ""
