"""Whole-policy checks: is something said at all, where, and if not, where would one look."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from msgspec import structs

from analyzer.policy.check_words import CONTENTS, PURPOSE_PLAIN, PURPOSE_WORDS, UPDATE_NEAR
from analyzer.policy.check_words_plain import PLAIN_ENGLISH
from analyzer.policy.check_words_rights import RIGHTS
from analyzer.policy.check_words_special import SPECIAL
from analyzer.policy.checks_abroad import abroad_value
from analyzer.policy.checks_answering import response_time
from analyzer.policy.checks_consent import bundled_consent, continued_use
from analyzer.policy.checks_identity import identity
from analyzer.policy.checks_recipients import GIVING, lists_recipients
from analyzer.policy.checks_search import (
    CheckWords,
    Lines,
    Placed,
    Range,
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
from analyzer.policy.checks_switch import switch_off
from analyzer.policy.checks_values import ages, dates, menu_path, readability
from analyzer.policy.model import PolicyCheck, PolicyDocument, SdkMention, Span, Statement
from analyzer.policy.normal import is_traditional
from analyzer.policy.permission_words import load_permission_words

CHECKS: Mapping[str, CheckWords] = {
    name: replace(words, weak=words.weak + PLAIN_ENGLISH.get(name, ()))
    for name, words in {**CONTENTS, **RIGHTS, **SPECIAL}.items()
}
_NO_TOPICS: Topics = {}
_HAN = re.compile(r"[\u4e00-\u9fff]")
_CONTACT = re.compile(
    r"[a-z0-9][\w.+-]{0,60}@[a-z0-9][a-z0-9-]{0,60}\.[a-z]{2,}"
    r"|(?<![\d-])(?:0\d{2,3}-\d{7,8}|400-?\d{3,4}-?\d{3,4}|1[3-9]\d{9}|\+\d{7,14})(?!\d)"
)
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


def run_checks(
    document: PolicyDocument,
    lines: Lines,
    statements: Sequence[Statement],
    mentions: Sequence[SdkMention],
    leaves: frozenset[str],
    topics: Topics = _NO_TOPICS,
    placed: Placed | None = None,
) -> tuple[PolicyCheck, ...]:
    """All checks, by id.

    ``leaves`` are the data types that are not mere broader notions, ``topics`` what the sentence gate says; without
    them no sentence is held to be about something else. ``placed`` tells where a range of a line stands in the
    document; without it no check has a span.
    """
    whole = said(lines, topics, _vocabulary(), placed)
    special = {
        "handler-identity": identity(whole, CHECKS["handler-identity"]),
        "contact": _contact(whole),
        "purpose-and-manner": _purpose(whole, statements, leaves),
        "response-time": response_time(whole),
        "simplified-chinese": _simplified(document),
        "bundled-consent": bundled_consent(whole, CHECKS["bundled-consent"]),
        "continued-use-consent": continued_use(whole),
        "sdk-list": _sdk_list(document, whole, mentions),
        "sharing-list": _sharing(document, whole, statements, leaves),
        "permission-list": _permissions(document, whole, statements),
        "cross-border": _cross_border(whole, statements),
        "minors": _minors(whole),
        "rights-path": _path(whole),
        "update-date": _dated("update-date", whole),
        "effective-date": _dated("effective-date", whole),
        "readability": _readability(document, whole),
        "personalised-push-off": switch_off(CHECKS["personalised-push-off"], CHECKS["personalised-push"], whole),
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
    return structs.replace(found, value="no" if denied else "yes")


def _earliest(*found: tuple[int, Span | None]) -> tuple[int, Span | None]:
    """The first of the sentences that are one, with the words in it."""
    return min(((number, span) for number, span in found if number), key=lambda pair: pair[0], default=(0, None))


def _words_of(statement: Statement) -> Span | None:
    """The words of a statement that show it best: who does what, else with what."""
    return statement.action_span or next(iter(statement.data_spans), None)


def _contact(text: Said) -> PolicyCheck:
    words = CHECKS["contact"]
    for line in text.lines:
        if match := _CONTACT.search(line.text):
            return answer("contact", line.number, words, text, match[0], match.span())
    return search("contact", words, text)


def _purpose(text: Said, statements: Sequence[Statement], leaves: frozenset[str]) -> PolicyCheck:
    """Somewhere the policy says of a kind of information that it is collected, and what for."""
    sentence, span = 0, None
    for statement in statements:
        stated = statement.polarity == "yes" and statement.action in ("collect", "use", "permission")
        if stated and statement.purpose and leaves.intersection(statement.data_types):
            sentence, span = statement.sentence, statement.purpose_span or _words_of(statement)
            break
    words = CheckWords(PURPOSE_WORDS, PURPOSE_WORDS, weak=PURPOSE_PLAIN)
    if not sentence:
        worded = text.having(PURPOSE_PLAIN)
        told = (
            line.number
            for place, line in enumerate(text.lines)
            if line.said and "use" in line.topics and (place in worded or _LIST_PURPOSE.search(line.text))
        )
        sentence = next(told, 0)
    return answer("purpose-and-manner", sentence, words, text, "", span)


def _simplified(document: PolicyDocument) -> PolicyCheck:
    """Whether there is a text in simplified Chinese that is long enough to be the policy."""
    characters = _HAN.findall(document.text)
    traditional = sum(times for char, times in Counter(characters).items() if is_traditional(char))
    first = next((s.number for s in document.sentences if _HAN.search(document.text, s.span.start, s.span.end)), 0)
    enough = len(characters) >= 200 or document.language == "zh"
    found = bool(characters) and enough and traditional * 20 < len(characters)
    value = "traditional" if traditional * 20 >= len(characters) > 0 else document.language
    return PolicyCheck(
        id="simplified-chinese", found=found, sentence=first if found else 0, nearest=0 if found else first, value=value
    )


def _sdk_list(document: PolicyDocument, text: Said, mentions: Sequence[SdkMention]) -> PolicyCheck:
    """A list of SDKs: one named with what it gets, the words for such a list, or the statement that there is none."""
    words = CHECKS["sdk-list"]
    for line in text.lines:
        if match := _NO_SDK.search(line.text):
            return answer("sdk-list", line.number, words, text, "none", match.span())
    entries = [mention for mention in mentions if mention.data_types and _is_entry(document, mention.sentence)]
    first = min(entries, key=lambda mention: mention.sentence, default=None)
    named = (first.sentence, _name_of(document, first)) if first else (0, None)
    count = len({mention.sdk or mention.name for mention in entries})
    sentence, span = _earliest(named, (first_said(words, text), None))
    return answer("sdk-list", sentence, words, text, f"{count} named" if count else "", span)


def _name_of(document: PolicyDocument, mention: SdkMention) -> Span | None:
    span = document.sentences[mention.sentence - 1].span
    at = document.text.find(mention.name, span.start, span.end) if mention.name else -1
    return Span(start=at, end=at + len(mention.name)) if at >= 0 else None


def _is_entry(document: PolicyDocument, number: int) -> bool:
    """Whether a sentence is an entry of a table or list, or speaks of SDKs itself or by its headings."""
    sentence = document.sentences[number - 1]
    block = document.blocks[sentence.block]
    words = " ".join((*block.headings, document.text[sentence.span.start : sentence.span.end])).lower()
    return block.kind in ("table-row", "list-item") or _SDK.search(words) is not None


def _sharing(
    document: PolicyDocument, text: Said, statements: Sequence[Statement], leaves: frozenset[str]
) -> PolicyCheck:
    """Somebody who gets something: a named party that collects, a receiver of a named kind of data, or a list.

    Where nobody is named and there is no list, ``value`` is "unnamed".
    """
    given: tuple[int, Span | None] = (0, None)
    for statement in statements:
        if statement.polarity != "yes" or not leaves.intersection(statement.data_types):
            continue
        party = statement.actor.kind == "named-third-party" and statement.action != "permission"
        gives = statement.action in GIVING and statement.receiver is not None
        if (party or gives) and statement.actor.kind != "user":
            given = (statement.sentence, _words_of(statement))
            break
    words = CHECKS["sharing-list"]
    parties = {
        statement.actor.sdk or statement.actor.name
        for statement in statements
        if statement.polarity == "yes" and statement.actor.kind == "named-third-party"
    }
    sentence, span = _earliest(given, (first_said(words, text), None))
    value = f"{len(parties)} named" if parties else ""
    if sentence and not parties and not lists_recipients(document, words, text, statements, sentence):
        value = "unnamed"
    return answer("sharing-list", sentence, words, text, value, span)


def _permissions(document: PolicyDocument, text: Said, statements: Sequence[Statement]) -> PolicyCheck:
    """A permission of the system and what it is for."""
    words = CHECKS["permission-list"]
    asked = [
        (statement.sentence, _words_of(statement))
        for statement in statements
        if statement.action == "permission" and statement.polarity == "yes" and statement.purpose
    ]
    spelled = next(_explained(document), (0, None))
    sentence, span = _earliest(*asked[:1], spelled, (first_said(words, text), None))
    return answer("permission-list", sentence, words, text, "", span)


def _explained(document: PolicyDocument) -> Iterator[tuple[int, Span]]:
    """Sentences that spell out a permission (``READ_CONTACTS``) and say more than that."""
    starts = [sentence.span.start for sentence in document.sentences]
    for start, _ in load_permission_words().constants(document.text):
        sentence = document.sentences[max(0, bisect_right(starts, start) - 1)]
        rest = _SPELLED.sub("", document.text[sentence.span.start : sentence.span.end])
        if document.blocks[sentence.block].kind != "heading" and sum(map(str.isalpha, rest)) >= _EXPLAINED:
            name = _SPELLED.match(document.text, start, sentence.span.end)
            yield sentence.number, Span(start=start, end=name.end() if name else start)


def _cross_border(text: Said, statements: Sequence[Statement]) -> PolicyCheck:
    words = CHECKS["cross-border"]
    stated = [
        (s.sentence, _words_of(s)) for s in statements if s.action == "cross-border" and s.polarity in ("yes", "no")
    ]
    sentence, span = _earliest(*stated[:1], (first_said(words, text), None))
    value = abroad_value(words, text, (number for number, _ in stated))
    return answer("cross-border", sentence, words, text, value, span)


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
                at = line.text.find(path) if path else -1
                found = (at, at + len(path)) if at >= 0 else None
                return answer("rights-path", line.number, words, text, path[:120], found)
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
                if kind is not None and (dated := _date_of(kind, line.text)):
                    return answer(name, line.number, words, text, *dated)
    if other is not None:
        for line in places:
            found = list(dates(line.text))
            if found and found[0][1] - found[0][0] >= len(line.text.strip(" 。.:：()（）【】")) - 2:
                return answer(name, line.number, words, text, found[0][2], found[0][:2])
    return PolicyCheck(id=name, found=False, nearest=nearest(words, text), searched=shown(UPDATE_NEAR))


def _date_of(kind: re.Pattern[str], text: str) -> tuple[str, Range] | None:
    """The date that stands next to a word of a kind, and both together: after it, else before it."""
    if not (match := kind.search(text)):
        return None
    found = list(dates(text))
    after = [(value, (match.start(), end)) for start, end, value in found if 0 <= start - match.end() <= _DATED]
    before = [(value, (start, match.end())) for start, end, value in found if 0 <= match.start() - end <= _DATED // 4]
    return next(iter(after + before), None)


def _readability(document: PolicyDocument, text: Said) -> PolicyCheck:
    """Figures, and the longest sentence; the size of the type and the contrast cannot be seen in a text."""
    rows = {index for index, block in enumerate(document.blocks) if block.kind == "table-row"}
    prose = [line for line in text.lines if line.said and document.sentences[line.number - 1].block not in rows]
    value = readability([line.text for line in prose], document.language)
    longest = max(prose, key=lambda line: len(line.text), default=None)
    return PolicyCheck(
        id="readability", found=bool(value), sentence=longest.number if longest and value else 0, value=value
    )
