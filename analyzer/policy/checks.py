"""Whole-policy checks: is something said at all, where, and if not, where would one look."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from analyzer.policy.alternatives import any_of, pattern
from analyzer.policy.check_words import CHECKS, CONTINUED_USE_WORDS, PURPOSE_WORDS, RESPONSE_WORDS, CheckWords
from analyzer.policy.model import PolicyCheck, PolicyDocument, SdkMention, Statement
from analyzer.policy.normal import is_traditional, plain

Lines = Sequence[tuple[int, bool, str]]
"""(sentence number, whether it is a heading, normalised text) of every sentence."""

_GAP = "[^。;；!！?？]{0,24}?"
_ENGLISH_GAP = "[^.;!?]{0,60}?"
_HAN = re.compile(r"[\u4e00-\u9fff]")
_CONTACT = re.compile(
    r"[a-z0-9][\w.+-]{0,60}@[a-z0-9][a-z0-9-]{0,60}\.[a-z]{2,}|(?<![\d-])(?:\d{3,4}-\d{7,8}|400-?\d{3,4}-?\d{3,4}|1[3-9]\d{9}|\+\d{7,14})(?!\d)"
)
_NUMBERS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_ENGLISH_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "five": 5, "seven": 7, "ten": 10, "fourteen": 14, "fifteen": 15, "twenty": 20,
    "thirty": 30, "forty five": 45, "sixty": 60, "ninety": 90,
}  # fmt: skip
_PROMISE_ZH = re.compile(
    r"(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,4})\s?(?:[(（]\d{1,3}[)）])?\s?个?(?P<unit>工作日|自然日|天|日(?![期常志])|小时|个?月)(?:之内|以内|内)"
)
_PROMISE_EN = re.compile(
    r"within\s(?:a\speriod\sof\s)?(?P<n>\d{1,3}|[a-z]{1,9}(?:\sfive)?)\s(?:\(\d{1,3}\)\s)?"
    r"(?P<unit>(?:(?:working|business|calendar)\s)?days?|hours?|months?|weeks?)"
)
_ANSWERING = pattern(
    any_of(
        """答复 回复 响应 反馈 处理 核查 受理 核实 答覆 解决 完成 respond repl(?:y|ies) answer handle process comply
        fulfil act~on resolve address"""
    )
)
_ASKING = pattern(
    any_of(
        """请求 申请 投诉 举报 联系 要求 意见 问题 来信 邮件 疑问 注销 反馈 收到 request complain inquir enquir question
        contact concern account"""
    )
)
_NOT_ANSWERING = re.compile(
    r"保存|保留|留存|存储|提前|公示|生效|更新后|retain|retention|notice before|prior notice|backup"
)
_UNITS = {
    "工作日": "working days", "自然日": "days", "天": "days", "日": "days", "小时": "hours", "月": "months",
    "个月": "months",
}  # fmt: skip
_CONTINUED = re.compile(
    r"(?:继续(?:访问|使用)|一旦(?:您|你)?(?:开始)?使用|使用|访问|登录|注册|安装|下载|点击)[^。;；]{0,60}?"
    r"(?:视为|视作|表示|意味着|代表|表明|等同于)"
    r"(?:您|你|用户)?[^。;；,，]{0,12}?(?:同意|接受|认可)"
    r"|(?:continu(?:e|ed|ing)\s(?:to\s)?us(?:e|ing)|by\s(?:us|access|download|install|register)ing|your\s(?:continued\s)?use\sof)[^.;]{0,100}?"
    r"(?:you\s(?:are\s)?(?:agree|consent|accept|acknowledg)|constitut|signif|means\s(?:that\s)?you|deemed|acceptance|indicates)"
)
_NOT_CONTINUED = re.compile(
    r"不(?:会)?(?:视为|视作|代表|表示|意味着)|勾选|点击[“\"「]?同意|not\s(?:mean|constitute|deemed)"
)


def run_checks(
    document: PolicyDocument,
    lines: Lines,
    statements: Sequence[Statement],
    mentions: Sequence[SdkMention],
    leaves: frozenset[str],
) -> tuple[PolicyCheck, ...]:
    """All checks, by id. ``leaves`` are the data types that are not mere broader notions."""
    special = {
        "contact": _contact(lines),
        "purpose-and-manner": _purpose(lines, statements, leaves),
        "response-time": _response(lines),
        "simplified-chinese": _simplified(document),
        "continued-use-consent": _continued(lines),
        "sdk-list": _sdk_list(lines, mentions),
    }
    checks = [special.get(name) or _search(name, words, lines) for name, words in CHECKS.items()]
    checks += [check for name, check in special.items() if name not in CHECKS]
    return tuple(sorted(checks, key=lambda check: check.id))


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    gapped = (
        (_ENGLISH_GAP if word.isascii() else _GAP).join(re.escape(plain(part)) for part in parts)
        for parts in (word.split("…") for word in words)
        if (word := "".join(parts))
    )
    return re.compile("|".join(gapped) or "(?!)")


def _search(name: str, words: CheckWords, lines: Lines) -> PolicyCheck:
    wanted, barred = _pattern(words.words), _pattern(words.bars)
    best = 0
    for number, is_heading, text in lines:
        if wanted.search(text) and not barred.search(text):
            if not is_heading:
                best = number
                break
            best = best or number
    nearest = 0 if best else _first(_pattern(words.near), lines)
    return PolicyCheck(id=name, found=best > 0, sentence=best, nearest=nearest, searched=words.words)


def _first(pattern: re.Pattern[str], lines: Iterable[tuple[int, bool, str]]) -> int:
    heading = 0
    for number, is_heading, text in lines:
        if pattern.search(text):
            if not is_heading:
                return number
            heading = heading or number
    return heading


def _contact(lines: Lines) -> PolicyCheck:
    words = CHECKS["contact"]
    stated = next(((number, match[0]) for number, _, text in lines if (match := _CONTACT.search(text))), None)
    if stated is not None:
        return PolicyCheck(id="contact", found=True, sentence=stated[0], searched=words.words, value=stated[1])
    return _search("contact", words, lines)


def _purpose(lines: Lines, statements: Sequence[Statement], leaves: frozenset[str]) -> PolicyCheck:
    """Somewhere the policy says of a kind of information that it is collected, and what for."""
    sentence = 0
    for statement in statements:
        stated = statement.polarity == "yes" and statement.action in ("collect", "use", "permission")
        if stated and statement.purpose and leaves.intersection(statement.data_types):
            sentence = statement.sentence
            break
    nearest = 0 if sentence else _first(_pattern(PURPOSE_WORDS), lines)
    return PolicyCheck(
        id="purpose-and-manner", found=sentence > 0, sentence=sentence, nearest=nearest, searched=PURPOSE_WORDS
    )


def _response(lines: Lines) -> PolicyCheck:
    """The longest time within which the policy promises to answer a request or complaint."""
    promises = [promise for line in lines for promise in _promises(*line)]
    if not promises:
        nearest = _first(_pattern(("答复", "回复", "响应", "respond", "reply")), lines)
        return PolicyCheck(id="response-time", found=False, nearest=nearest, searched=RESPONSE_WORDS)
    _, number, value = max(promises, key=lambda promise: (promise[0], -promise[1]))
    return PolicyCheck(id="response-time", found=True, sentence=number, searched=RESPONSE_WORDS, value=value)


def _promises(number: int, is_heading: bool, text: str) -> Iterator[tuple[float, int, str]]:
    if is_heading or not _ANSWERING.search(text) or not _ASKING.search(text) or _NOT_ANSWERING.search(text):
        return
    for match in _PROMISE_ZH.finditer(text):
        unit = _UNITS.get(match["unit"], "months")
        count = int(match["n"]) if match["n"].isdigit() else _chinese(match["n"])
        if count:
            yield _days(count, unit), number, f"{count} {unit}"
    for match in _PROMISE_EN.finditer(text):
        word = match["n"]
        count = int(word) if word.isdigit() else _ENGLISH_NUMBERS.get(word, 0)
        unit = match["unit"].replace("business", "working").removeprefix("calendar ").rstrip("s") + "s"
        if count:
            yield _days(count, unit), number, f"{count} {unit}"


def _days(count: int, unit: str) -> float:
    """Calendar days, to compare promises in different units."""
    return count * {"working days": 1.4, "days": 1.0, "hours": 1 / 24, "weeks": 7.0, "months": 30.0}.get(unit, 1.0)


def _chinese(word: str) -> int:
    if "十" not in word:
        return _NUMBERS.get(word, 0)
    tens, _, ones = word.partition("十")
    return _NUMBERS.get(tens, 1) * 10 + _NUMBERS.get(ones, 0)


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


def _continued(lines: Lines) -> PolicyCheck:
    """Words that make mere use a consent; found means that they stand there."""
    for number, _, text in lines:
        match = _CONTINUED.search(text)
        if match and not _NOT_CONTINUED.search(text):
            return PolicyCheck(
                id="continued-use-consent",
                found=True,
                sentence=number,
                searched=CONTINUED_USE_WORDS,
                value=match[0][:120],
            )
    return PolicyCheck(id="continued-use-consent", found=False, searched=CONTINUED_USE_WORDS)


_NO_SDK = re.compile(r"(?:没有|未|不)(?:会)?(?:接入|集成|嵌入|使用|包含)[^。]{0,12}sdk|no\s(?:third\sparty\s)?sdks?\b")


def _sdk_list(lines: Lines, mentions: Sequence[SdkMention]) -> PolicyCheck:
    """A list of SDKs: one named with what it gets, the words for such a list, or the statement that there is none."""
    words = CHECKS["sdk-list"]
    for number, _, text in lines:
        if _NO_SDK.search(text):
            return PolicyCheck(id="sdk-list", found=True, sentence=number, searched=words.words, value="none")
    named = next((mention for mention in mentions if mention.data_types), None)
    if named is not None:
        count = len({mention.sdk or mention.name for mention in mentions if mention.data_types})
        return PolicyCheck(
            id="sdk-list", found=True, sentence=named.sentence, searched=words.words, value=f"{count} named"
        )
    return _search("sdk-list", words, lines)
