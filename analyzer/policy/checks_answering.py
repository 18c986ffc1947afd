"""The time within which a policy promises to answer whoever asks, complains or uses a right."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analyzer.policy.alternatives import any_of, pattern
from analyzer.policy.check_words_rights import RESPONSE
from analyzer.policy.checks_search import Line, Range, Said, answer, word_list
from analyzer.policy.checks_values import chinese_number
from analyzer.policy.model import PolicyCheck

_ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "a": 1, "an": 1,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_COUNT_ZH = (
    r"[【\[]?(?P<n{0}>\d{{1,3}}|[一二两三四五六七八九十]{{1,4}}|半)[】\]]?\s?"
    r"(?:[(（](?:\d{{1,3}}|[一二三四五六七八九十]{{1,4}})[)）])?\s?"
)
_UNIT_ZH = (
    r"(?P<unit{0}>个?工作日|个?(?:自然|日历)日|天|日(?![期常志])|个?小时|个?月|个?(?:星期|礼拜)|周(?![岁年期边]))"
)
_PROMISE_ZH = re.compile(
    _COUNT_ZH.format(1) + _UNIT_ZH.format(1) + r"(?:之内|以内|内|或[^,，。;；]{0,20}(?:期限|时限|时间)内?"
    r"|(?<=工作日)(?=[^,，。;；]{0,6}(?:答复|回复|回应|反馈)))"
    r"|(?:不超过|不晚于|不迟于|最长|最迟|最晚|至多|最多)[为于在需]?\s?" + _COUNT_ZH.format(2) + _UNIT_ZH.format(2)
)
_COUNT_EN = (
    r"(?P<n{0}>\d{{1,3}}|[a-z]{{1,9}}(?:\s(?:one|two|three|four|five|six|seven|eight|nine))?)\s?"
    r"(?:\([a-z0-9 ]{{1,14}}\)\s?)?"
)
_UNIT_EN = (
    r"(?P<unit{0}>(?:(?:full|calendar|working|business)\s)?(?:days?|months?|weeks?|hours?|hrs?)|workdays?|fortnight)\b"
)
_PROMISE_EN = re.compile(
    r"\b(?:within|inside|under|no\s(?:more|later|longer)\sthan|not\s(?:more|later|longer)\sthan|not\sexceed(?:ing)?"
    r"|less\sthan|at\s(?:the\s)?(?:most|latest)|up\sto|maximum(?:\sof)?|takes?(?:\sus)?|(?:period|course|space)\sof"
    r"|has|have|is|in)"
    r"\s(?:(?:at\smost|about|the|a\speriod\sof|a\smaximum\sof|up\sto|no\smore\sthan)\s){0,2}"
    + _COUNT_EN.format(1) + _UNIT_EN.format(1)
    + r"|\b" + _COUNT_EN.format(2) + _UNIT_EN.format(2)
    + r"(?=\s(?:at\s(?:the\s)?(?:latest|most)|or\sless|to\s(?:respond|reply|answer)"
    r"|(?:of|from|after|following|upon)\s(?:the\s|its\s|your\s|us\s)?(?:receipt|receiving|request|getting)))"
)  # fmt: skip
_UNITS = {
    "工作日": "working days", "自然日": "days", "日历日": "days", "天": "days", "日": "days", "小时": "hours",
    "月": "months", "星期": "weeks", "礼拜": "weeks", "周": "weeks",
    "day": "days", "month": "months", "week": "weeks", "hour": "hours", "hr": "hours", "fortnight": "fortnights",
    "workday": "working days", "working day": "working days", "business day": "working days",
}  # fmt: skip
_DAYS = {"working days": 1.4, "days": 1.0, "hours": 1 / 24, "weeks": 7.0, "months": 30.0}

_ANSWERS = re.compile(
    r"答复|回复|回覆|答覆|回应|响应|\b(?:answer|repl(?:y|ies|ied)|respond|response\s(?:times?|within|in)\b|(?:a|our)\sresponse\b|(?:get|come)\sback|back\sto\syou"
    r"|hear\s(?:back\s)?from|in\stouch)"
)
"""Words that promise an answer, whatever it was that was asked."""
_ACTS = pattern(
    any_of(
        """反馈 处理 核查 受理 核实 解决 完成 审核 办理 handle comply complie
        process(?:ed|~(?:your|the|any|all|it|such|these|them|requests?)) fulfil act~on resolve deal~with
        confirm complete carry~out address~(?:your|the|any|all|such) do~(?:so|this|that|it)"""
    )
)
"""Words that promise one where something was asked."""
_ASKING = pattern(
    any_of(
        """请求 申请 投诉 举报 联系 要求 意见 问题 来信 邮件 疑问 注销 反馈 收到 身份 request complain inquir enquir
        question contact concern account identity write~to"""
    )
)
_TIMES = word_list("工作日|天|日|小时|月|星期|礼拜|周|day|month|week|hour|hrs|workday|weekday|fortnight")
"""One of these stands in every promise."""
_POINTS_BACK = re.compile(r"\b(?:this|that|it|them|these|so)\b|该|上述|此类|相应|其")
_NO_PROMISE = pattern(
    any_of(
        """保存 保留 留存 存储 提前 公示 生效 更新后 retain retention stored kept notice~before prior~notice backup
        泄露 泄漏 安全事件 漏洞 breach \\bincident law~enforcement court~order subpoena do~not~track"""
    )
)
_BY_USER = re.compile(
    r"请(?:您|你|用户)?(?:及时|务必)?(?:在|于|自)[^。,，;；]{1,12}?[内前][^。,，;；]{0,6}?(?:答复|回复|回应|反馈)|(?:您|你|用户)[^。,，;；]{0,24}(?:未|没有|逾期)[^。,，;；]{0,12}(?:答复|回复|回应|响应)"
    r"|\byou\s(?:do\snot|don't|fail\sto|must|should|have\sto|need\sto)\s(?:\w{2,8}\s){0,2}(?:respond|reply|answer|get\sback)"
)
"""It is the user who has to answer, or who has not."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A time in which something is promised; ``days`` are calendar days, to compare units, ``at`` where it stands."""

    days: float
    value: str
    at: Range


def response_time(text: Said) -> PolicyCheck:
    """The longest time within which the policy promises to answer a request or complaint."""
    found = [
        (promise.days, -line.number, promise)
        for place in sorted(text.having(_TIMES))
        for line in (text.lines[place],)
        for promise in _told(line, text.lines[place - 1] if place else None)
    ]
    if not found:
        return answer("response-time", 0, RESPONSE, text)
    _, negated, promise = max(found, key=lambda item: item[:2])
    return answer("response-time", -negated, RESPONSE, text, promise.value, promise.at)


def _told(line: Line, before: Line | None) -> Iterable[Promise]:
    text = line.text
    answers = _ANSWERS.search(text) is not None
    if not line.said or not (answers or _ACTS.search(text)) or _NO_PROMISE.search(text):
        return
    asked = _ASKING.search(text) is not None or bool(line.topics & RESPONSE.topics)
    if not asked and before is not None and _POINTS_BACK.search(text):
        asked = _ASKING.search(before.text) is not None
    if (answers or asked) and not _BY_USER.search(text):
        yield from promises(text)


def promises(text: str) -> Iterator[Promise]:
    """All times in a sentence of the form "within … days"."""
    for found in _PROMISE_ZH.finditer(text):
        word, unit = found["n1"] or found["n2"], _UNITS[(found["unit1"] or found["unit2"]).removeprefix("个")]
        if word == "半":
            yield Promise(15, "15 days", found.span()) if unit == "months" else Promise(1, "1 days", found.span())
        elif count := int(word) if word.isdecimal() else chinese_number(word):
            yield Promise(count * _DAYS[unit], f"{count} {unit}", found.span())
    for found in _PROMISE_EN.finditer(text):
        word, name = found["n1"] or found["n2"], found["unit1"] or found["unit2"]
        unit = _UNITS[name.removeprefix("full ").removeprefix("calendar ").rstrip("s")]
        count = int(word) if word.isdecimal() else _english_number(word)
        if unit == "fortnights":
            count, unit = 2 * count, "weeks"
        if count:
            yield Promise(count * _DAYS[unit], f"{count} {unit}", found.span())


def _english_number(words: str) -> int:
    """A number below 100 in words, 0 when they are none."""
    tens, _, ones = words.partition(" ")
    if tens in _TENS:
        return _TENS[tens] + _ONES.get(ones, 0)
    return 0 if ones else _ONES.get(tens, 0)
