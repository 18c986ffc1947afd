"""Files given as one policy that may not be one: policies in several languages, of several handlers or titles."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from analyzer.policy.checks_identity import own_body
from analyzer.policy.checks_search import Lines, Placed
from analyzer.policy.document_kinds import titles_of
from analyzer.policy.documents import language_of
from analyzer.policy.model import PolicyDocument, PolicyFile, PolicyMix

_FORM = (
    r"(?:Inc|Ltd|Limited|LLC|LLP|GmbH|Corp|Corporation|Company|Co|PLC|Pte|Pty|AG|Oy|AB|B\.V|S\.A|S\.r\.l|e\.K|e\.V)"
    r"\b\.?"
)
_ENGLISH_NAME = re.compile(
    rf"[A-Z0-9][\w&.'’-]{{0,30}}(?:,?\s(?:of|and|&|[A-Z0-9][\w&.'’-]{{0,30}})){{0,5}}?,?\s{_FORM}"
)
_CHINESE_NAME = re.compile(r"[\u3400-\u9fff][\u3400-\u9fffA-Za-z0-9()（）·&]{3,40}$")
_LEGAL = re.compile(rf"{_FORM}|有限责任公司|股份有限公司|有限公司|公司|集团|\b(?:the|and|of)\b", re.IGNORECASE)
_TITLE = re.compile(r"隐私|隱私|个人信息(?:保护|处理)|privacy|data protection", re.IGNORECASE)
_TITLE_WORDS = re.compile(
    r"隐私权?|隱私權?|个人信息|用户|政策|声明|協議|协议|保护|處理|处理|指引|条款|规则|说明|摘要|概要|简要|简明|完整|更新|版本?|应用|软件"
    r"|平台|\b(?:app(?:lication)?s?|privacy|polic(?:y|ies)|notice|statement|data|protection|information|summary|short"
    r"|full|version|mobile|android|ios|for|of|the|our|your|and|to|at|us|last|updated|effective|\d+)\b",
    re.IGNORECASE,
)
_LONGEST = 60
"""Characters of a name that is shown."""


def mixture(document: PolicyDocument, lines: Lines, placed: Placed) -> PolicyMix | None:
    """What sets the policies among the files apart, None when nothing does: different handlers or titles in one
    language before different languages, which a policy may well have.
    """
    own = [file for file in document.files if file.kind == "privacy-policy" and file.role == "policy"]
    if len(own) < 2:
        return None
    languages = [language_of(document.text[file.span.start : file.span.end]) for file in own]
    alike = [
        [file for file, other in zip(own, languages, strict=True) if other == one] for one in dict.fromkeys(languages)
    ]
    handlers = {file.span.start: _handler(document, file, lines, placed) for file in own}
    titles = {file.span.start: _title(document, file) for file in own}
    for files in alike:
        if _differ([handlers[file.span.start] for file in files], _legal_core):
            return _mix("handlers", files, [handlers[file.span.start] for file in files])
    for files in alike:
        if _differ([titles[file.span.start] for file in files], _title_core):
            return _mix("titles", files, [titles[file.span.start] for file in files])
    if len(alike) > 1:
        firsts = [files[0] for files in alike]
        return PolicyMix(
            why="languages", files=tuple(file.name for file in firsts), named=tuple(dict.fromkeys(languages))
        )
    return None


def _mix(why: str, files: Sequence[PolicyFile], named: Sequence[str]) -> PolicyMix:
    known = [(file.name, name[:_LONGEST]) for file, name in zip(files, named, strict=True) if name]
    return PolicyMix(
        why="handlers" if why == "handlers" else "titles",
        files=tuple(file for file, _ in known),
        named=tuple(name for _, name in known),
    )


def _differ(names: Iterable[str], core: Callable[[str], str]) -> bool:
    """Whether two of the names that are known have nothing to do with each other."""
    known = [found for name in names if (found := core(name))]
    return any(one not in other and other not in one for one, other in combinations(known, 2))


def _legal_core(name: str) -> str:
    return "".join(filter(str.isalnum, _LEGAL.sub("", name).casefold()))


def _title_core(title: str) -> str:
    return "".join(filter(str.isalnum, _TITLE_WORDS.sub("", title).casefold()))


def _handler(document: PolicyDocument, file: PolicyFile, lines: Lines, placed: Placed) -> str:
    """The company that a file names as its own, "" when it names none for certain."""
    for number, is_heading, text in lines:
        span = document.sentences[number - 1].span
        if is_heading or not file.span.start <= span.start < file.span.end:
            continue
        if (found := own_body(text)) and (where := placed(number, found)):
            words = document.text[where.start : where.end]
            # The last dot of "Inc." stands behind what was found.
            name = _ENGLISH_NAME.search(words + ".") or _CHINESE_NAME.search(words)
            return name[0].strip(" .,") if name else ""
    return ""


def _title(document: PolicyDocument, file: PolicyFile) -> str:
    titles = titles_of(document.text[file.span.start : file.span.end]).split("\n")
    return next((title for title in titles if _TITLE.search(title)), "")
