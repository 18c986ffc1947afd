"""What one file of a policy is: the policy itself, one of its lists, or something else that was taken for one."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from analyzer.policy.finding_kinds import parts_told, role_of
from analyzer.policy.model import DocumentKind, DocumentRole, PolicyFile

SHORTEST_CHINESE = 250
SHORTEST_ENGLISH = 600
"""Characters, white space not counted, below which a text is too short for a whole policy."""
LONGEST_WALL = 3_000
"""Characters up to which a page may be a login page or an error page with the rest of the website around it."""
FEWEST_SUBJECTS = 3

SUBJECT = re.compile(
    r"个人信息|隐私|個人資料|個人信息|隱私|privacy|personal (?:information|data)"
    r"|données (?:personnelles|à caractère personnel)|confidentialité|datenschutz|personenbezogen|datos personales"
    r"|privacidad|dados pessoais|プライバシー|個人情報|개인정보|персональны",
    re.IGNORECASE,
)
_TITLE_LENGTH = 120
_TITLES = 4
_SENTENCE = re.compile(r"[。；]|[.;]\s|\.$")
_AGREEMENT = re.compile(
    r"(?:用户|服务|使用|许可|会员|注册|软件|用戶|服務)(?:服务|使用|注册|许可|服務)?(?:协议|協議)|(?:服务|使用|服務)(?:条款|條款)"
    r"|terms (?:of|and) (?:service|use|conditions)|user agreement|licen[cs]e agreement",
    re.IGNORECASE,
)
_POLICY = re.compile(r"隐私|隱私|个人信息(?:保护|处理)|privacy|data protection", re.IGNORECASE)
_POLICY_TITLE = re.compile(r"隐私(?:政策|声明|协议)|privacy (?:policy|notice)", re.IGNORECASE)
_BARE_TITLE = re.compile(
    r"\W*(?:(?:the|our|your|app|data)\s)?privacy"
    r"(?:\s(?:policy|notice|statement|information|and (?:data|security)|& (?:data|security)))?\W*"
    r"|\W*(?:用户|关于)?(?:隐私|隱私)(?:权|權)?(?:保护|保護)?(?:政策|声明|聲明|说明|說明|条款|條款|指引|须知)?\W*",
    re.IGNORECASE,
)
"""A title that says no more than what the text is about."""
_PRACTICE = re.compile(
    r"收集|采集|获取|存储|保存|上传|服务器|加密|权限|第三方|设备|数据|不会|共享"
    r"|\b(?:data|collects?|collected|stores?|stored|sends?|sent|servers?|encrypt\w*|permissions?|third.part(?:y|ies)|shares?|shared"
    r"|track\w*|cookies?|logs?|device|crash reports?)\b",
    re.IGNORECASE,
)
_STATED = re.compile(r"[。；]|[a-z)]{2}\.(?=\s|$)")
_FEWEST_PARTS, _FEWEST_PRACTICES, _FEWEST_SENTENCES = 4, 8, 5
_LOGIN = re.compile(r"登录|登陆|登入|密码|验证码|\blog ?in\b|\bsign ?in\b|password", re.IGNORECASE)
_ERROR = re.compile(
    r"\b(?:403|404|500|502|503)\b|not found|页面不存在|页面未找到|无法访问|找不到(?:页面|该页|网页)|access denied"
    r"|forbidden|系统繁忙|服务器错误|internal server error|bad gateway|enable javascript|页面已(?:删除|失效)",
    re.IGNORECASE,
)
_HEAD = 600
_OWN_NAME = re.compile(r"本(?:协议|条款)|these terms|this agreement", re.IGNORECASE)
_LISTS: tuple[DocumentRole, ...] = ("sdk-list", "collected-list", "permission-list")


class FileText(NamedTuple):
    """A file's name, text and headings, and whether something in it could not be read."""

    name: str
    text: str
    headings: tuple[str, ...]
    has_gap: bool


def kind_of(text: str, chinese: bool) -> DocumentKind:
    """What a text is, by its title and by how much it speaks of personal information."""
    size = len("".join(text.split()))
    if not size:
        return "empty"
    subjects = len(SUBJECT.findall(text))
    titles = titles_of(text)
    if _AGREEMENT.search(titles) and not _POLICY.search(titles):
        return "user-agreement"
    if size < LONGEST_WALL and subjects < FEWEST_SUBJECTS:
        if _ERROR.search(text[:_HEAD]) or (size < SHORTEST_ENGLISH and _ERROR.search(text)):
            return "error-page"
        if len(_LOGIN.findall(text)) > 1:
            return "login-page"
    if len(_OWN_NAME.findall(text)) > 3 * subjects + 5:
        return "user-agreement"
    shortest = SHORTEST_CHINESE if chinese else SHORTEST_ENGLISH
    if subjects < FEWEST_SUBJECTS and (size >= shortest or not (subjects and _POLICY.search(titles))):
        return "privacy-policy" if _is_titled_plainly(text, titles) else "other"
    return "privacy-policy"


def _is_titled_plainly(text: str, titles: str) -> bool:
    """Whether a page titled "Privacy" and no more tells, in sentences, what is done with data: it need not say
    "personal information" for that. A page of settings or links has the title, but no sentences.
    """
    titled = any(_BARE_TITLE.fullmatch(line) for line in titles.split("\n"))
    return (
        titled
        and len(_STATED.findall(text)) >= _FEWEST_SENTENCES
        and len(_PRACTICE.findall(text)) >= _FEWEST_PRACTICES
        and parts_told(text) >= _FEWEST_PARTS
    )


def kind_of_all(files: Sequence[PolicyFile]) -> DocumentKind:
    """What the files are together: a privacy policy when one of them is, else what the largest of them is."""
    if not files or any(file.kind == "privacy-policy" for file in files):
        return "privacy-policy"
    return max(files, key=lambda file: file.span.end - file.span.start).kind


def roles_of(files: Sequence[FileText], kinds: Sequence[DocumentKind]) -> list[DocumentRole]:
    """What each file is for within the policy. One of them is the policy itself; only what calls itself a list, or
    rules for children beside a policy, is something else.
    """
    found = [_role(file) for file in files]
    whole = [number for number, kind in enumerate(kinds) if kind == "privacy-policy"]
    mains = [number for number in whole if found[number] == "policy"]
    if whole and not mains:
        candidates = [number for number in whole if found[number] not in _LISTS] or whole
        if len(files) > 1 or found[candidates[0]] not in _LISTS:
            found[max(candidates, key=lambda number: len(files[number].text))] = "policy"
    return found


def _role(file: FileText) -> DocumentRole:
    titles = titles_of(file.text)
    lines = titles.split("\n")
    role: DocumentRole = next((found for line in lines[:2] if (found := role_of(line)) != "policy"), "policy")
    if role == "policy" and not _POLICY.search(titles):
        role = role_of(file.name.rpartition(".")[0] or file.name)
    # "Privacy policy and list of SDKs" is the policy.
    return "policy" if role in _LISTS and _POLICY_TITLE.search(lines[0]) else role


def titles_of(text: str) -> str:
    """The first short lines of a text that are no sentences."""
    lines = [line.strip() for line in text[:2_000].split("\n") if line.strip()][:_TITLES]
    return "\n".join(line for line in lines if len(line) <= _TITLE_LENGTH and not _SENTENCE.search(line))
