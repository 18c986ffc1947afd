"""Which policy was read, in the few lines that close a run."""

from typing import TYPE_CHECKING

from analyzer.cli.screen import one_line
from analyzer.cli.words import Lang, beside, pick

if TYPE_CHECKING:  # the command line starts without the stages
    from collections.abc import Sequence

    from analyzer.facts import Facts

MOST_NAMED = 3
"""Most places and addresses that are named."""


def policy_lines(facts: "Facts", lang: Lang) -> list[str]:
    """Where the policy came from unless it is a file that the caller named, and whether it was read whole."""
    origin = facts.policy_origin
    lines = []
    if facts.policy is None:
        lines.append(
            pick(
                lang,
                "No policy was supplied, and none was found in the package." if origin.looked
                else "No policy was supplied.",
                "未提供隐私政策，安装包内也未发现。" if origin.looked else "未提供隐私政策。",
            )
        )  # fmt: skip
        if origin.links:
            found = _named([link.url for link in origin.links], lang)
            lines.append(
                pick(
                    lang,
                    f"Addresses found: {found}. Not fetched: the tool stays offline unless told so (--policy URL).",
                    f"安装包内的隐私政策地址：{found}。未访问：除非以 --policy 指定网址，本工具不联网。",
                )
            )
        return lines
    places = _named(origin.places, lang)
    if origin.kind == "package":
        lines.append(
            pick(
                lang,
                f"Policy: found in the package ({places}); it may not be the text that the app shows, so nothing that"
                " it leaves out is more than suspected.",
                f"隐私政策：取自安装包（{places}）；未必是应用实际展示的文本，因此其中未载明的内容至多判为“疑似”。",
            )
        )
    elif origin.kind == "fetched":
        lines.append(pick(lang, f"Policy: fetched from {places}.", f"隐私政策：获取自 {places}。"))
    if facts.policy.mix is not None:
        lines.append(_mixed(facts.policy.mix.why, lang))
    if (another := facts.consistency.another) is not None:
        named = _named(another.names, lang)
        lines.append(
            pick(
                lang,
                f"The policy speaks of {named} and nowhere names this app: it may be the policy of another app, so"
                " nothing that it leaves out is more than suspected.",
                f"该隐私政策所称的产品为{named}，全文未出现本应用的名称：可能不是本应用的隐私政策，其中未载明的内容至多判为“疑似”。",
            )
        )
    if facts.policy.kind != "privacy-policy":
        lines.append(
            pick(
                lang,
                "What was supplied is not a privacy policy; nothing follows from what it does not state.",
                "所提供的文件不是隐私政策，不能据其未载明的内容得出结论。",
            )
        )
    elif not facts.policy.complete:
        lines.append(
            pick(
                lang,
                "The policy is incomplete or could not be read in full; see the report.",
                "隐私政策不完整或未能全部读取，见报告。",
            )
        )
    return lines


def _mixed(why: str, lang: Lang) -> str:
    if why == "languages":
        return pick(
            lang,
            "The policy files are in different languages: fine for versions of one policy, whose statements are read"
            " together; else give them one at a time.",
            "所给隐私政策文件语言不同：如为同一政策的不同语言版本，属正常情况，合并阅读；否则请分别提供。",
        )
    what, chinese = (
        ("name different handlers", "写明的处理者") if why == "handlers" else ("have different titles", "标题")
    )
    return pick(
        lang,
        f"The policy files {what} and were read as one policy; see the report.",
        f"所给隐私政策文件{chinese}不同，已作为一份政策合并阅读，见报告。",
    )


def _named(names: "Sequence[str]", lang: Lang) -> str:
    shown = pick(lang, ", ", "、").join(one_line(name)[:200] for name in names[:MOST_NAMED])
    rest = len(names) - MOST_NAMED
    return pick(lang, f"{shown} and {rest} more", beside(shown, f"等 {len(names)} 处")) if rest > 0 else shown
