"""What a document of a package is, by its name and its words: a whole privacy policy, a part of one, or something else.

Everything here counts words; nothing is said about what the document states.
"""

import re
from typing import Literal, NamedTuple

from analyzer.policy.model import DocumentRole

Kind = Literal["policy", "sdk-list", "collected-list", "permission-list", "children", "user-agreement", "sdk", "other"]
Language = Literal["zh", "en", "other"]

_TITLE_LINES, _TITLE_LENGTH = 5, 80
_SHORTEST = {"zh": 800, "en": 2_500}
"""Characters (Chinese: Han characters) of a whole policy that does not call itself one."""
_SHORTEST_TITLED = {"zh": 200, "en": 600}
"""Of one whose title or name says that it is one."""
_SHORTEST_STRING = {"zh": 600, "en": 1_500}
"""Of such a one among the strings, where dialogs speak of a policy at some length."""
_SHORTEST_PART = 80
_LOOKED_AT = 200_000
"""Characters of a document by which it is judged."""
_HEAD = 4_000
_FEWEST_PARTS, _FEWEST_TITLED = 6, 4
_FEWEST_SUBJECTS, _FEWEST_TITLED_SUBJECTS = 5, 3

_NAME_POLICY = re.compile(r"privacy|pri?v(?:acy)?[-_. ]?pol|yinsi|yszc|ysxy|隐私|隱私|个人信息保护", re.IGNORECASE)
_NAME_AGREEMENT = re.compile(r"agreement|terms|eula|\btos\b|licen[cs]e|xieyi|yhxy|协议|條款|条款", re.IGNORECASE)
_NAME_LICENCE = re.compile(r"licen[cs]e|notice|copying|copyright|open_?source|third_party_", re.IGNORECASE)

_TITLE_POLICY = re.compile(
    r"隐私(?:权)?(?:保护)?(?:政策|声明|协议|条款|指引|说明|通知|权政策)|个人信息(?:保护|处理)(?:政策|声明|规则|指引)"
    r"|隱私(?:權)?(?:政策|聲明|條款)|privacy (?:policy|notice|statement)",
    re.IGNORECASE,
)
_TITLE_AGREEMENT = re.compile(
    r"(?:用户|使用|服务|许可|会员|注册|软件|用戶)[^，。\n]{0,6}(?:协议|協議)|(?:服务|使用|服務)(?:条款|條款)"
    r"|terms (?:of|and) \w{1,12}|user agreement|licen[cs]e agreement",
    re.IGNORECASE,
)
_LICENCE = re.compile(
    r"apache license|gnu (?:lesser |affero )?general public|permission is hereby granted"
    r"|redistribution and use in source|mozilla public license|eclipse public license",
    re.IGNORECASE,
)
_LIST = r"(?:清单|目录|列表|名单|清單|一览|list(?![a-z])|catalog|directory|details)"
_ROLES: tuple[tuple[DocumentRole, re.Pattern[str]], ...] = (
    (
        "children",
        re.compile(r"儿童|未成年|少儿|兒童|(?:child|children|kids|minors?)(?![a-z])|ertong|etys", re.IGNORECASE),
    ),
    (
        "sdk-list",
        re.compile(
            rf"(?:sdk|第三方|三方|third[-_ ]?part(?:y|ies)|合作方|合作伙伴|partners?)[^。\n]{{0,20}}{_LIST}"
            rf"|sdk[-_]?{_LIST}|{_LIST}[^。\n]{{0,6}}sdk|信息共享清单|共享(?:个人)?信息清单|sdk[-_](?:info|share)",
            re.IGNORECASE,
        ),
    ),
    (
        "collected-list",
        re.compile(rf"(?:收集|collect(?:ed|ion)?)[^。\n]{{0,12}}{_LIST}|个人信息[^。\n]{{0,4}}{_LIST}", re.IGNORECASE),
    ),
    (
        "permission-list",
        re.compile(
            rf"权限[^。\n]{{0,8}}(?:{_LIST}|说明|用途|申请)|permissions?[-_ ](?:{_LIST}|use|usage|explained)",
            re.IGNORECASE,
        ),
    ),
)
_HEADING = re.compile(r"(?!\s{0,4}[(（]?[0-9一二三四五六七八九十]{1,2}[.、)）])[^。；，;!！?？]{1,60}(?<![,.:：])")
_LISTS = ("sdk-list", "collected-list", "permission-list")
_TAG = re.compile(r"<[^<>]{0,400}>")
_SDK_TITLE = re.compile(r"\bSDK|SDK(?![A-Za-z])", re.IGNORECASE)

_SUBJECT = re.compile(r"个人信息|隐私|個人資料|隱私|privacy|personal (?:information|data)", re.IGNORECASE)
_PARTS = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        r"收集|采集|蒐集|\bcollect",
        r"目的|用途|用于|\bpurposes?\b|\bto provide\b|we use\b",
        r"共享|第三方|委托处理|公开披露|分享|third part|\bdisclos|\bshare\b|service providers?",
        r"保存|存储|保留|存放|儲存|\bretain|\bretention|\bstore[sd]?\b",
        r"安全措施|加密|信息安全|安全保护|保护措施|\bsecurity\b|\bencrypt",
        r"删除|更正|注销|撤回|刪除|\bdelet|\bcorrect|\bwithdraw|\bopt[- ]out",
        r"未成年|儿童|十四周岁|14\s?周岁|兒童|\bchild|\bminors?\b|under (?:the age of )?1[3-8]",
        r"更新|修订|变更|生效|修訂|\bchanges? to\b|\bupdat|effective date",
        r"联系我们|联系方式|邮箱|电话|客服|投诉|聯絡|\bcontact|@[a-z0-9-]{1,40}\.",
        r"权限|cookie|设备信息|權限|\bpermissions?\b|device information",
    )
)
_WE = re.compile(r"我们|我們|本公司|本平台|本软件|本应用|本APP|\bwe\b|\bour\b|\bus\b", re.IGNORECASE)
_YOU = re.compile(r"您|你|用户|用戶|\byou\b|\byour\b|\busers?\b", re.IGNORECASE)
_FEWEST_VOICES = 8
_INTEGRATORS = re.compile(r"开发者|开发人员|集成|接入|\bdevelopers?\b|\bintegrat", re.IGNORECASE)
_END_USERS = re.compile(r"最终用户|终端用户|\bend[- ]users?\b", re.IGNORECASE)
_HAN = re.compile(r"[\u3400-\u9fff]")


class Document(NamedTuple):
    """A text under the name of its place; ``string`` when it is a string resource and no file."""

    name: str
    text: str
    language: Language
    string: bool = False


class Judged(NamedTuple):
    """What a document is, and by how much it looks like the app's own policy (points of no unit; more is better)."""

    kind: Kind
    score: float


def name_tells(name: str) -> bool:
    """Whether the name of an entry or a resource speaks of a privacy policy."""
    return bool(_NAME_POLICY.search(name))


def name_tells_of_others(name: str) -> bool:
    """Whether it speaks of a licence or an agreement, and not of privacy."""
    return not name_tells(name) and bool(_NAME_AGREEMENT.search(name) or _NAME_LICENCE.search(name))


def role_of(words: str) -> DocumentRole:
    """Which part of a policy a title, an address or a name speaks of; "policy" for the whole."""
    return next((role for role, telling in _ROLES if telling.search(words)), "policy")


def starts_like_a_list(text: str) -> bool:
    """Whether a page, read as it is, has the title of a list of SDKs, of information or of permissions."""
    return role_of(_first(_titles(_TAG.sub("\n", text[:_HEAD])))) in _LISTS


def parts_told(text: str) -> int:
    """How many of the ten parts of a policy a text has a word of: what is collected, why, with whom it is shared, …"""
    return sum(part.search(text) is not None for part in _PARTS)


def judged(document: Document, app_names: tuple[str, ...]) -> Judged:
    """What a document is. ``app_names`` are the app's labels: its own policy usually speaks of it by name."""
    text, language = document.text[:_LOOKED_AT], document.language
    stem = document.name.rpartition("/")[2]
    titles = _titles(text)
    titled = bool(_TITLE_POLICY.search(titles))
    told = titled or name_tells(stem)
    size = _size(text, language)
    if not told and _LICENCE.search(text[:_HEAD]):
        return Judged("other", 0.0)
    role = role_of(_first(titles))
    listed = role in _LISTS
    if role == "policy" and not titled:
        role = role_of(stem)
    if role == "children" and any(name in _first(titles) for name in app_names if role_of(name) == "children"):
        role = "policy"  # the app's name is what speaks of children
    subjects = len(_SUBJECT.findall(text))
    if role != "policy" and size >= _SHORTEST_PART and (told or subjects or listed):
        return Judged(role, _points(text, subjects, told))
    if language == "other":
        return Judged("other", 0.0)
    if not titled and (_TITLE_AGREEMENT.search(titles) or name_tells_of_others(stem)):
        return Judged("user-agreement" if subjects else "other", 0.0)
    parts = parts_told(text)
    few, fewest, shortest = (
        (_FEWEST_TITLED_SUBJECTS, _FEWEST_TITLED, _SHORTEST_STRING if document.string else _SHORTEST_TITLED)
        if told
        else (_FEWEST_SUBJECTS, _FEWEST_PARTS, _SHORTEST)
    )
    if size < shortest[language] or subjects < few or parts < fewest:
        return Judged("other", 0.0)
    if not told and not _speaks_to_its_reader(text):
        return Judged("other", 0.0)
    named = any(name in text for name in app_names)
    if not named and _is_of_an_sdk(titles, text):
        return Judged("sdk", 0.0)
    return Judged("policy", parts + 6 * titled + 6 * name_tells(stem) + 8 * named + min(size / 1_000, 8.0))


def _points(text: str, subjects: int, told: bool) -> float:
    return min(subjects, 10) + 6 * told + min(len(text) / 1_000, 8.0)


def _speaks_to_its_reader(text: str) -> bool:
    """Whether somebody says what he does to somebody: a text about policies does not."""
    return len(_WE.findall(text)) >= _FEWEST_VOICES and len(_YOU.findall(text)) >= _FEWEST_VOICES


def _is_of_an_sdk(titles: str, text: str) -> bool:
    """Whether it is written for those who build an SDK in, or is called the policy of one."""
    if _SDK_TITLE.search(_first(titles)):
        return True
    builders, users = len(_INTEGRATORS.findall(text)), len(_END_USERS.findall(text))
    return builders >= 10 and users >= 8 and len(_SDK_TITLE.findall(text)) >= 10


def _titles(text: str) -> str:
    lines = (line.strip() for line in text[:_HEAD].splitlines())
    return "\n".join(line for line in [line for line in lines if line][:_TITLE_LINES] if len(line) <= _TITLE_LENGTH)


def _first(titles: str) -> str:
    """The line that names the document: the first that speaks of privacy or a list, else the first of all."""
    lines = [line for line in titles.split("\n") if _HEADING.fullmatch(line)]
    telling = (line for line in lines if _TITLE_POLICY.search(line) or role_of(line) != "policy")
    return next(telling, lines[0] if lines else "")


def _size(text: str, language: Language) -> int:
    return len(_HAN.findall(text)) if language == "zh" else len(text)
