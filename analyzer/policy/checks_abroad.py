"""What a policy says of data abroad: that it goes there, that it would one day, that it does not, or where it is kept
at home. The last three are no notice that data goes abroad.
"""

from collections.abc import Iterable

from analyzer.policy.alternatives import any_of, pattern
from analyzer.policy.check_words_plain import COUNTRIES
from analyzer.policy.checks_search import CheckWords, Line, Said, having_said

_HOME = any_of("境内 中国大陆 大陆地区 china chinese prc mainland")
_AWAY_WORDS = any_of(
    r"""境外 出境 跨境(?!交易|电商|购物|支付) 海外 国外 其他国家 国际传输 abroad overseas cross.?border outside
    international(?:ly)? other~countr(?:y|ies) another~country third~countr(?:y|ies) across~borders
    standard~contractual adequacy privacy~framework"""
)
_COUNTRY = "(?:" + "|".join(
    rf"\b{name.rstrip('_').replace('~', ' ')}\b" for name in COUNTRIES.split("/") if name not in ("china", "hong~kong")
) + "|美国|新加坡|日本|韩国|德国|法国|英国|爱尔兰|荷兰|欧盟|俄罗斯|印度|加拿大|澳大利亚|香港|澳门|台湾)"  # fmt: skip
_HOME_ONLY, _FOREIGN = pattern(_HOME), pattern(_COUNTRY)
_AWAY = pattern("(?:", _AWAY_WORDS, "|", _COUNTRY, ")")
_HANDLED = pattern(
    any_of(
        "传输 提供 存储 储存 存放 保存 转移 服务器 接收 共享 transfer stor server send sent process shar host located"
    )
)
_NOT = pattern(
    any_of(
        """不会 不将 不向 不涉及 不存在 不进行 不提供 不传输 不得 未向 未将 未涉及 未进行 没有 并未 无 暂无 暂不 从不
        绝不 均不"""
    ),
    "[^。;；]{0,24}?(?:境外|出境|跨境|海外|国外|美国|其他国家)",
    r"|(?:境外|出境|跨境|海外|国外)[^。;；]{0,12}?(?:不会|不得|不涉及|不存在|没有发生)",
    r"|\b(?:not|never|no|nor|without)\b[^.;]{0,60}?",
    any_of(r"abroad overseas cross.?border outside other~countr another~country international"),
)
_ONE_DAY = pattern(
    "(?:(?:如果?|若)(?!您|你|用户|果)|确需|一旦|将来|今后|未来|除非|",
    any_of(r"\bif~(?!you) should~we where~we in~the~event unless"),
    ")[^。;；]{0,80}?",
    any_of(
        """同意 授权 告知 通知 评估 批准 依法 法律 法规 规定 要求 认证 合同 consent permission law notify inform
        assessment"""
    ),
)
"""What would have to be done first, if it came to that; what a user does ("if you use …") is no such case."""
_RANK = ("abroad", "conditional", "no", "home")


def abroad_value(words: CheckWords, text: Said, stated: Iterable[int]) -> str:
    """The most that any sentence says: "abroad", else "conditional", "no", "home"; "" when nothing tells which.

    ``words`` are those of the check, ``stated`` the numbers of sentences that a statement about provision abroad stands
    in; any other sentence that says of a place abroad that data is kept there, or goes there, counts as well. One that
    names a country abroad says that data goes there, unless it denies it.
    """
    numbers = set(stated)
    lines = [line for line in text.lines if line.number in numbers or (line.said and _is_about(line))]
    said = {_kind(line) for line in (*having_said(words, text), *lines)}
    return next((kind for kind in _RANK if kind in said), "")


def _is_about(line: Line) -> bool:
    # The words that most sentences lack, and that cost least to look for, first.
    return _HANDLED.search(line.text) is not None and _AWAY.search(line.text) is not None


def _kind(line: Line) -> str:
    if not _AWAY.search(line.text):
        return "home" if _HOME_ONLY.search(line.text) else ""
    if _NOT.search(line.text):
        return "no"
    return "conditional" if _ONE_DAY.search(line.text) and not _FOREIGN.search(line.text) else "abroad"
