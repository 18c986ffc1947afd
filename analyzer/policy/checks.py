"""Whole-policy checks: is something said at all, where, and if not, where would one look."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from analyzer.policy.alternatives import any_of, pattern
from analyzer.policy.check_words import CONTENTS, PURPOSE_PLAIN, PURPOSE_WORDS, UPDATE_NEAR
from analyzer.policy.check_words_plain import PLAIN_ENGLISH
from analyzer.policy.check_words_rights import CONTINUED_USE, RESPONSE, RIGHTS
from analyzer.policy.checks_identity import identity
from analyzer.policy.checks_search import (
    CheckWords,
    Line,
    Lines,
    Said,
    Topics,
    Vocabulary,
    answer,
    first_said,
    nearest,
    said,
    search,
    shown,
)
from analyzer.policy.checks_values import ANSWERING, Promise, ages, dates, menu_path, promises, readability
from analyzer.policy.model import PolicyCheck, PolicyDocument, SdkMention, Statement
from analyzer.policy.normal import is_traditional
from analyzer.policy.permission_words import load_permission_words

CHECKS: Mapping[str, CheckWords] = {
    name: replace(words, weak=words.weak + PLAIN_ENGLISH.get(name, ()))
    for name, words in {**CONTENTS, **RIGHTS}.items()
}
_NO_TOPICS: Topics = {}
_HAN = re.compile(r"[\u4e00-\u9fff]")
_CONTACT = re.compile(
    r"[a-z0-9][\w.+-]{0,60}@[a-z0-9][a-z0-9-]{0,60}\.[a-z]{2,}"
    r"|(?<![\d-])(?:0\d{2,3}-\d{7,8}|400-?\d{3,4}-?\d{3,4}|1[3-9]\d{9}|\+\d{7,14})(?!\d)"
)
_ASKING = pattern(
    any_of(
        """请求 申请 投诉 举报 联系 要求 意见 问题 来信 邮件 疑问 注销 反馈 收到 身份 request complain inquir enquir
        question contact concern account identity"""
    )
)
_NOT_ANSWERING = re.compile(
    r"保存|保留|留存|存储|提前|公示|生效|更新后|retain|retention|notice before|prior notice|backup"
)
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
_UPDATED = re.compile(
    r"更新|发布|修订|修改|公布|制定|版本(?:日期|生效|时间|号)|本版|last\s(?:updated?|modified|revised|changed)|updated|modified|revised|version\b|revision|dated|published|as\sof|(?<!effective\s)\bdate:"
)
_EFFECTIVE = re.compile(
    r"生效|施行|实施|effective|in\sforce|in\seffect|takes?\seffect|valid\sfrom|applies\s(?:from|since|as)|comes\sinto"
)
_DATED = 40
"""So many characters may stand between such a word and its date."""
_FIRST, _LAST = 12, 5
"""Lines at the beginning and at the end in which a date alone is that of the policy."""
_EITHER_WAY = ("ai-training", "automated-decisions", "personalised-push")
_DENIED = re.compile(
    r"(?:不会|不进行|不做|不将|没有|未|从不|绝不)[^。;；,，]{0,20}?"
    r"(?:训练|自动化决策|个性化|推荐|画像|定向|算法|决策)"
    r"|\b(?:not|never|no)\b[^.;]{0,60}?(?:train|automated|profil|personali|target|recommend)"
)
_NOT_ONLY = re.compile(
    r"[,，;；](?!.{0,6}不)[^。]{0,30}?用于训练|但(?:我们)?(?:会|可能)|not\sonly|right\s(?:to\snot|not\sto)|unless|except|\bbut\b|除非|识别特定|影响"
)
_SPELLED = re.compile(r"[A-Za-z_.]{0,60}[A-Z]{3,20}(?:_[A-Z0-9]{2,20}){1,6}")
_EXPLAINED = 6
"""So many letters beside the name of a permission tell something about it."""
_NO_SDK = re.compile(
    r"(?:没有|未|不)(?:会)?(?:接入|集成|嵌入|使用|包含)[^。,，]{0,12}sdk|\bno\s(?:third\sparty\s)?sdks?\b"
    r"|\bnot\s(?:use|contain|include|integrate|embed)\s(?:any\s)?(?:third\sparty\s)?sdks?\b"
)
_SDK = re.compile(r"sdk|librar|plug|插件|工具包|开发包|third party services|第三方服务")
_LIST_PURPOSE = re.compile(r"^\W{0,2}(?:\d{1,2}|[a-z])?\W{0,3}to\s[a-z]{3,}")
_GIVING = frozenset(("share", "entrust", "transfer", "public", "cross-border"))


def run_checks(
    document: PolicyDocument,
    lines: Lines,
    statements: Sequence[Statement],
    mentions: Sequence[SdkMention],
    leaves: frozenset[str],
    topics: Topics = _NO_TOPICS,
) -> tuple[PolicyCheck, ...]:
    """All checks, by id.

    ``leaves`` are the data types that are not mere broader notions, ``topics`` what the sentence gate says; without
    them no sentence is held to be about something else.
    """
    whole = said(lines, topics, _vocabulary())
    special = {
        "handler-identity": identity(whole, CHECKS["handler-identity"]),
        "contact": _contact(whole),
        "purpose-and-manner": _purpose(whole, statements, leaves),
        "response-time": _response(whole),
        "simplified-chinese": _simplified(document),
        "continued-use-consent": _continued(whole),
        "sdk-list": _sdk_list(document, whole, mentions),
        "sharing-list": _sharing(whole, statements, leaves),
        "permission-list": _permissions(document, whole, statements),
        "cross-border": _cross_border(whole, statements),
        "minors": _minors(whole),
        "rights-path": _path(whole),
        "update-date": _dated("update-date", whole),
        "effective-date": _dated("effective-date", whole),
        "readability": _readability(document, whole),
    }
    special |= {name: _told(name, whole) for name in _EITHER_WAY}
    checks = [special.get(name) or search(name, words, whole) for name, words in CHECKS.items()]
    checks += [check for name, check in special.items() if name not in CHECKS]
    return tuple(sorted(checks, key=lambda check: check.id))


@cache
def _vocabulary() -> Vocabulary:
    return Vocabulary(CHECKS.values())


def _told(name: str, text: Said) -> PolicyCheck:
    """A check that a denial answers too; ``value`` is then "no"."""
    found = search(name, CHECKS[name], text)
    if not found.found:
        return found
    sentence = next(line.text for line in text.lines if line.number == found.sentence)
    denied = _DENIED.search(sentence) is not None and _NOT_ONLY.search(sentence) is None
    return answer(name, found.sentence, CHECKS[name], text, "no" if denied else "yes")


def _earliest(*sentences: int) -> int:
    return min((number for number in sentences if number), default=0)


def _contact(text: Said) -> PolicyCheck:
    words = CHECKS["contact"]
    for line in text.lines:
        if match := _CONTACT.search(line.text):
            return answer("contact", line.number, words, text, match[0])
    return search("contact", words, text)


def _purpose(text: Said, statements: Sequence[Statement], leaves: frozenset[str]) -> PolicyCheck:
    """Somewhere the policy says of a kind of information that it is collected, and what for."""
    sentence = 0
    for statement in statements:
        stated = statement.polarity == "yes" and statement.action in ("collect", "use", "permission")
        if stated and statement.purpose and leaves.intersection(statement.data_types):
            sentence = statement.sentence
            break
    words = CheckWords(PURPOSE_WORDS, PURPOSE_WORDS)
    if not sentence:
        worded = text.having(PURPOSE_PLAIN)
        told = (
            line.number
            for place, line in enumerate(text.lines)
            if line.said and "use" in line.topics and (place in worded or _LIST_PURPOSE.search(line.text))
        )
        sentence = next(told, 0)
    return answer("purpose-and-manner", sentence, words, text)


def _response(text: Said) -> PolicyCheck:
    """The longest time within which the policy promises to answer a request or complaint."""
    found = [(promise.days, -line.number, promise.value) for line in text.lines for promise in _promised(line)]
    if not found:
        return answer("response-time", 0, RESPONSE, text)
    _, negated, value = max(found)
    return answer("response-time", -negated, RESPONSE, text, value)


def _promised(line: Line) -> Iterable[Promise]:
    text = line.text
    asked = _ASKING.search(text) or line.topics & RESPONSE.topics
    if line.said and asked and ANSWERING.search(text) and not _NOT_ANSWERING.search(text):
        yield from promises(text)


def _simplified(document: PolicyDocument) -> PolicyCheck:
    """Whether there is a text in simplified Chinese that is long enough to be the policy."""
    characters = _HAN.findall(document.text)
    traditional = sum(map(is_traditional, characters))
    first = next((s.number for s in document.sentences if _HAN.search(document.text, s.span.start, s.span.end)), 0)
    enough = len(characters) >= 200 or document.language == "zh"
    found = bool(characters) and enough and traditional * 20 < len(characters)
    value = "traditional" if traditional * 20 >= len(characters) > 0 else document.language
    return PolicyCheck(
        id="simplified-chinese", found=found, sentence=first if found else 0, nearest=0 if found else first, value=value
    )


def _continued(text: Said) -> PolicyCheck:
    """Words that make mere use a consent; found means that they stand there."""
    for line in text.lines:
        match = _CONTINUED.search(line.text)
        if match and (_OR_USE.search(match[0]) or not _NOT_CONTINUED.search(line.text)):
            return answer("continued-use-consent", line.number, CONTINUED_USE, text, match[0][:120])
    return answer("continued-use-consent", 0, CONTINUED_USE, text)


def _sdk_list(document: PolicyDocument, text: Said, mentions: Sequence[SdkMention]) -> PolicyCheck:
    """A list of SDKs: one named with what it gets, the words for such a list, or the statement that there is none."""
    words = CHECKS["sdk-list"]
    for line in text.lines:
        if _NO_SDK.search(line.text):
            return answer("sdk-list", line.number, words, text, "none")
    entries = [mention for mention in mentions if mention.data_types and _is_entry(document, mention.sentence)]
    named = min((mention.sentence for mention in entries), default=0)
    count = len({mention.sdk or mention.name for mention in entries})
    sentence = _earliest(named, first_said(words, text))
    return answer("sdk-list", sentence, words, text, f"{count} named" if count else "")


def _is_entry(document: PolicyDocument, number: int) -> bool:
    """Whether a sentence is an entry of a table or list, or speaks of SDKs itself or by its headings."""
    sentence = document.sentences[number - 1]
    block = document.blocks[sentence.block]
    words = " ".join((*block.headings, document.text[sentence.span.start : sentence.span.end])).lower()
    return block.kind in ("table-row", "list-item") or _SDK.search(words) is not None


def _sharing(text: Said, statements: Sequence[Statement], leaves: frozenset[str]) -> PolicyCheck:
    """Somebody who gets something: a named party that collects, a receiver of a named kind of data, or a list."""
    given = 0
    for statement in statements:
        if statement.polarity != "yes" or not leaves.intersection(statement.data_types):
            continue
        party = statement.actor.kind == "named-third-party" and statement.action != "permission"
        gives = statement.action in _GIVING and statement.receiver is not None
        if (party or gives) and statement.actor.kind != "user":
            given = statement.sentence
            break
    words = CHECKS["sharing-list"]
    parties = {
        statement.actor.sdk or statement.actor.name
        for statement in statements
        if statement.polarity == "yes" and statement.actor.kind == "named-third-party"
    }
    sentence = _earliest(given, first_said(words, text))
    return answer("sharing-list", sentence, words, text, f"{len(parties)} named" if parties else "")


def _permissions(document: PolicyDocument, text: Said, statements: Sequence[Statement]) -> PolicyCheck:
    """A permission of the system and what it is for."""
    words = CHECKS["permission-list"]
    asked = [
        statement.sentence
        for statement in statements
        if statement.action == "permission" and statement.polarity == "yes" and statement.purpose
    ]
    spelled = next(_explained(document), 0)
    return answer("permission-list", _earliest(*asked[:1], spelled, first_said(words, text)), words, text)


def _explained(document: PolicyDocument) -> Iterator[int]:
    """Sentences that spell out a permission (``READ_CONTACTS``) and say more than that."""
    starts = [sentence.span.start for sentence in document.sentences]
    for start, _ in load_permission_words().constants(document.text):
        sentence = document.sentences[max(0, bisect_right(starts, start) - 1)]
        rest = _SPELLED.sub("", document.text[sentence.span.start : sentence.span.end])
        if document.blocks[sentence.block].kind != "heading" and sum(map(str.isalpha, rest)) >= _EXPLAINED:
            yield sentence.number


def _cross_border(text: Said, statements: Sequence[Statement]) -> PolicyCheck:
    words = CHECKS["cross-border"]
    stated = [s.sentence for s in statements if s.action == "cross-border" and s.polarity in ("yes", "no")]
    return answer("cross-border", _earliest(*stated[:1], first_said(words, text)), words, text)


def _minors(text: Said) -> PolicyCheck:
    words = CHECKS["minors"]
    sentence = first_said(words, text)
    named = sorted({age for place in text.having(words.words) for age in ages(text.lines[place].text)})
    return answer("minors", sentence, words, text, f"ages={','.join(map(str, named))}" if sentence and named else "")


def _path(text: Said) -> PolicyCheck:
    """The first way through menus that a sentence about rights and settings names, or an address for them."""
    words = CHECKS["rights-path"]
    worded, barred = text.having(words.words), text.having(words.bars)
    for place, line in enumerate(text.lines):
        if line.said and (not line.topics or line.topics & words.topics) and place not in barred:
            path = menu_path(line.text)
            if path or place in worded:
                return answer("rights-path", line.number, words, text, path[:120])
    return answer("rights-path", 0, words, text)


def _dated(name: str, text: Said) -> PolicyCheck:
    """The date of the last change, or the one from which the policy holds; each stands for the other if it is alone.

    Headings count: a date often stands in the title.
    """
    wanted, other = (_UPDATED, _EFFECTIVE) if name == "update-date" else (_EFFECTIVE, None)
    words = CheckWords((), UPDATE_NEAR, topics=frozenset(("policy-change",)))
    lines = text.lines
    places = [line for line in lines if line.number <= _FIRST or line.number > len(lines) - _LAST]
    for kind in (wanted, other):
        for place in (places, lines):
            for line in place:
                if kind is not None and (value := _date_of(kind, line.text)):
                    return answer(name, line.number, words, text, value)
    if other is not None:
        for line in places:
            found = list(dates(line.text))
            if found and found[0][1] - found[0][0] >= len(line.text.strip(" 。.:：()（）【】")) - 2:
                return answer(name, line.number, words, text, found[0][2])
    return PolicyCheck(id=name, found=False, nearest=nearest(words, text), searched=shown(UPDATE_NEAR))


def _date_of(kind: re.Pattern[str], text: str) -> str:
    """The date that stands next to a word of a kind, "" for none: after it, else before it."""
    if not (match := kind.search(text)):
        return ""
    found = list(dates(text))
    after = [value for start, _, value in found if 0 <= start - match.end() <= _DATED]
    before = [value for _, end, value in found if 0 <= match.start() - end <= _DATED // 4]
    return (after + before)[0] if after or before else ""


def _readability(document: PolicyDocument, text: Said) -> PolicyCheck:
    """Figures, and the longest sentence; the size of the type and the contrast cannot be seen in a text."""
    rows = {index for index, block in enumerate(document.blocks) if block.kind == "table-row"}
    prose = [line for line in text.lines if line.said and document.sentences[line.number - 1].block not in rows]
    value = readability([line.text for line in prose], document.language)
    longest = max(prose, key=lambda line: len(line.text), default=None)
    return PolicyCheck(
        id="readability", found=bool(value), sentence=longest.number if longest and value else 0, value=value
    )
