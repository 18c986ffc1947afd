"""Text to the form in which words are looked up, with the way back to positions of the text."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_CHANGES = re.compile(
    "[\u200b-\u200f\u2060\ufeff\u00ad]"  # invisible
    f"|(?<=[{_HAN}]) +(?=[{_HAN}a-z0-9])|(?<=[a-z0-9]) +(?=[{_HAN}])"
    "|(?<=wi) (?=fi(?![a-z]))"
    "|(?<=[a-z])[-\u2010_](?=[a-z])"
    "| {2,}"
)
_TRADITIONAL = (
    "個个資资訊讯設设備备號号碼码聯联繫系絡络電电話话簡简訪访問问讀读獲获錄录應应軟软體体裝装單单機机識识別别標标"
    "際际動动網网狀状態态類类運运營营商商服服務务過过議议條条權权帳账戶户會会員员記记憶忆儲储傳传輸输發发送送將将"
    "與与為为於于並并無无須须請请對对開开關关閉闭時时間间現现實实質质頁页覽览據据處处規规則则監监護护歲岁兒儿童童"
    "學学習习業业職职稱称務务醫医療疗健健紋纹聲声臉脸圖图檔档視视頻频閱阅聽听語语註注冊册證证駕驾駛驶護护照照銀银"
    "行行財财產产賬账購购買买賣卖訂订單单幣币錢钱徵征貸贷險险稅税櫃柜們们麼么這这裡里還还進进遠远離离選选擇择確确"
    "認认種种樣样準准極极檢检測测試试驗验審审查查詢询願愿愛爱隱隐責责損损壞坏從从導导劃划製制複复製制雜杂難难雲云"
    "執执變变讓让轉转義义續续維维統统約约級级結结給给絕绝細细組组紀纪終终經经綁绑緊紧線线編编練练總总績绩衛卫術术"
    "衝冲裏里補补複复見见覺觉計计討讨託托詳详誌志誤误說说調调談谈論论講讲謝谢譯译貨货貼贴費费贈赠車车軌轨輕轻較较"
    "載载轄辖辦办邊边郵邮鄰邻醒醒釋释鍵键鎖锁鏈链錯错長长門门閒闲隊队階阶隨随隸隶電电靜静響响頂顶項项順顺預预頭头"
    "題题額额顯显飛飞館馆驅驱體体齡龄舊旧藍蓝鑰钥觸触屬属蹤踪"
)
_TO_SIMPLE = {ord(a): b for a, b in zip(_TRADITIONAL[::2], _TRADITIONAL[1::2], strict=True) if a != b}


@dataclass(frozen=True, slots=True)
class NormalText:
    """``text`` is the looked-up form; ``starts`` and ``shifts`` map its positions back."""

    text: str
    starts: list[int] = field(repr=False)
    shifts: list[int] = field(repr=False)
    origins: list[int] = field(repr=False)

    def position(self, index: int) -> int:
        """Position in the original of character ``index`` (the length of the text is allowed)."""
        return index + self.shifts[bisect_right(self.starts, index) - 1]

    def index(self, position: int) -> int:
        """Character of the looked-up form at or after a position in the original."""
        piece = max(0, bisect_right(self.origins, position) - 1)
        index = position - self.shifts[piece]
        if piece + 1 < len(self.starts):
            index = min(index, self.starts[piece + 1])
        return max(0, min(index, len(self.text)))

    def end(self, index: int) -> int:
        """Position in the original just after character ``index - 1``."""
        return self.position(index - 1) + 1 if index else 0


def normalise(text: str) -> NormalText:
    """Compatibility forms and full width to plain, lower case, traditional characters of our words to simplified.

    Invisible characters and spaces beside Han characters are taken out, hyphens within words become spaces (none in
    "Wi-Fi" and "e-mail"), runs of spaces become one. Newlines and tabs stay.
    """
    text = _folded(text)
    parts: list[str] = []
    starts, shifts = [0], [0]
    length = position = 0
    for match in _CHANGES.finditer(text):
        start, end = match.span()
        parts.append(text[position:start])
        length += start - position
        mark = match[0]
        if (len(mark) > 1 and not text[start - 1 : start].isspace() and _spaces_between_latin(text, start, end)) or (
            mark in _HYPHENS and not _joined(text, start)
        ):
            mark = " "
        else:
            mark = ""
        parts.append(mark)
        length += len(mark)
        position = end
        starts.append(length)
        shifts.append(end - length)
    parts.append(text[position:])
    origins = [start + shift for start, shift in zip(starts, shifts, strict=True)]
    return NormalText("".join(parts), starts, shifts, origins)


def plain(word: str) -> str:
    """The looked-up form of one word of a word list."""
    folded = _folded(word)
    return normalise(word).text if _CHANGES.search(folded) else folded


def is_traditional(char: str) -> bool:
    """Whether a character is the traditional form of one of the characters of our words."""
    return ord(char) in _TO_SIMPLE


_HYPHENS = frozenset("-\u2010_")


def _joined(text: str, at: int) -> bool:
    """Whether a hyphen stands in "wi-fi" or "e-mail"."""
    before, after = text[max(0, at - 2) : at], text[at + 1 : at + 5]
    if before == "wi" and after[:2] == "fi":
        return True
    return before[-1:] == "e" and after == "mail" and not before[:-1].isalpha()


def _spaces_between_latin(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (_is_han(before) or _is_han(after))


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def _folded(text: str) -> str:
    """The same text character by character, so that positions stay: plain, lower case, simplified."""
    if text.isascii():
        return text.lower()
    if len(_FOLDED) > _MOST_FOLDED:
        _FOLDED.clear()
    return text.translate(_FOLDED).lower()


class _Folded(dict[int, str]):
    """What to put for each character, worked out when it is met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        single = char
        if code > 0x7F:
            folded = unicodedata.normalize("NFKC", char).lower()
            single = folded if len(folded) == 1 else char.lower()[0]
            single = _TO_SIMPLE.get(ord(single), single)
        self[code] = single
        return single


_FOLDED = _Folded()
_MOST_FOLDED = 50_000
