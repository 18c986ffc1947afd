"""Whether a policy says how to switch personalised recommendation off, or that there is none to switch off."""

from msgspec import structs

from analyzer.policy.alternatives import any_of, pattern
from analyzer.policy.checks_search import CheckWords, Line, Said, answer, having_said
from analyzer.policy.model import PolicyCheck

_SUBJECT_ZH = any_of("个性化 定向 精准 千人千面 用户画像 智能推荐 算法推荐 程序化广告 兴趣推荐 个性推荐")
_NONE = pattern(
    any_of("不 没有 未 从不 绝不 无 并无 并未 均不 均未 暂不 暂未 尚未"),
    any_of("会 将 再 对您 向您 为您 给您 利用 基于 使用 通过") + "{0,3}[^,，。;；]{0,16}?",
    any_of("进行 做 作 提供 开展 采用 展示 推送 投放 设置 开启 开通 从事 涉及 包含 含 存在 任何 使用 有 接入"),
    "?[^,，。;；]{0,12}?",
    _SUBJECT_ZH,
    "|",
    _SUBJECT_ZH,
    "[^,，。;；]{0,10}?(?:均|都|也|一律)?(?:不会?|未|没有)(?:被)?",
    any_of("进行 提供 开展 使用 采用 展示 推送 投放 存在"),
    r"|\b(?:not|never|no|neither|nor|without|none)\b[^.;]{0,60}?"
    r"\b(?:personali[sz]\w*|targeted|tailored|interest based|behaviou?ral|recommendations?|profiling)",
)
"""That it is not done, in a sentence about nothing else."""
_CHOICE = pattern(
    any_of(
        """关闭 退出 选择 设置 开关 不希望 不想 不愿 如您 如果您 若您 您可以? 您有权 切换 拒绝 停用 取消 屏蔽 退订
        不接受 管理 按钮 选项 后[,，] opt~out opting turn~off turned~off switch disable settings? choose choice
        if~you you~can you~may unless object limit~ad toggle reset"""
    )
)
"""Words of somebody who may choose."""
_PART_ONLY = pattern(
    any_of(
        """未成年 儿童 青少年 十四 14周?岁 敏感 单纯 仅凭 游客 除非 但是? 影响 识别特定 minors? child under~1\\d
        sensitive unless except \\bbut\\b only solely if~you"""
    )
)
"""That it is not done to some, or not in some way, leaves the rest."""


def switch_off(words: CheckWords, doing: CheckWords, text: Said) -> PolicyCheck:
    """A way to switch it off; else, with the value "no", the sentence that says that it is not done at all, if no other
    says that it is. ``doing`` are the words of the check whether it is done.
    """
    told = having_said(words, text)
    ways = [line.number for line in told if not _is_none(line)]
    if ways:
        return answer("personalised-push-off", ways[0], words, text)
    none = [line for line in text.lines if line.said and _is_none(line) and not _PART_ONLY.search(line.text)]
    done = any(not _is_none(line) for line in having_said(doing, text))
    if not none or done:
        near = answer("personalised-push-off", 0, words, text)
        denied = told or none
        return structs.replace(near, nearest=denied[0].number) if denied else near
    found = _NONE.search(none[0].text)
    return answer("personalised-push-off", none[0].number, words, text, "no", found.span() if found else None)


def _is_none(line: Line) -> bool:
    return _NONE.search(line.text) is not None and _CHOICE.search(line.text) is None
