"""The words of ``apkscan verify``: one line a matter, in both languages."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analyzer.cli.phrases import phrased
from analyzer.cli.screen import one_line
from analyzer.cli.words import Lang, pick

if TYPE_CHECKING:  # the command line starts without the stages
    from analyzer.seal.model import Matter

Words = tuple[str, str]
"""English and Chinese."""

STATES: Mapping[str, Words] = {
    "intact": ("intact     ", "完好　"),
    "altered": ("ALTERED    ", "已改动"),
    "missing": ("MISSING    ", "缺失　"),
    "not-checked": ("not checked", "未核验"),
}
SUBJECTS: Mapping[str, Words] = {
    "chain": ("chain", "摘要链"),
    "signature": ("signature", "签名"),
    "tool": ("tool", "工具"),
    "rulesets": ("rulesets", "规则库"),
    "tables": ("tables", "数据表"),
    "package": ("package", "安装包"),
    "policy": ("policy", "隐私政策"),
    "facts": ("facts", "事实"),
    "evidence": ("evidence", "证据"),
    "judgement": ("judgement", "判定"),
    "file": ("file", "文件"),
    "finding": ("finding", "问题"),
    "side": ("comparison", "比对"),
    "side-old": ("first examination", "第一次检测"),
    "side-new": ("second examination", "第二次检测"),
}
OF_SIDE: Mapping[str, str] = {"package": "安装包", "policy": "隐私政策", "facts": "事实"}
"""What of a side is sealed, in Chinese."""
EVIDENCE: Mapping[str, str] = {
    "read": "读取",
    "permission": "权限",
    "sdk": "SDK",
    "sdk-start": "SDK 初始化",
    "request": "权限申请",
    "screen": "界面",
    "flow": "数据流",
    "gap": "未见之处",
    "component": "组件",
    "manifest": "清单",
    "sentence": "政策句子",
    "policy-check": "政策核对",
    "data-claim": "个人信息比对",
    "sdk-claim": "SDK 比对",
    "permission-claim": "权限比对",
    "recipient-claim": "接收方比对",
}
REASONS: Mapping[str, Words] = {
    # the chain
    "chain": ("{0} entries, each holding the digest of the one before; head {1}", "共 {0} 项，环环相扣；末项摘要 {1}"),
    "start": ("the first entry holds the digest of another before it", "第一项之前另有一项"),
    "link": (
        "entry {1} does not follow from entry {0}: one was changed, moved, put in or left out",
        "第 {1} 项与第 {0} 项接不上：有内容被改动、移动、插入或删去",
    ),
    "more-links": ("{0} more places where entries do not follow one another", "另有 {0} 处前后接不上"),
    "head": (
        "the last entry (of {0}) is not the one that the head stands for",
        "最后一项（共 {0} 项）与文件所记的末项摘要不符",
    ),
    "reordered": (
        "the entries stand in another order; at place {0} stands entry {1}",
        "各项的顺序被打乱；第 {0} 位上是第 {1} 项",
    ),
    "numbering": (
        "entries are left out or doubled; at place {0} stands entry {1}",
        "有的项被删去或重复；第 {0} 位上是第 {1} 项",
    ),
    "truncated": ("it was cut: after {0} entries there is no end", "被截断：{0} 项之后没有结束项"),
    "extended": ("it was extended: {1} entries after the end at place {0}", "被加长：第 {0} 位的结束项之后还有 {1} 项"),
    "count": ("it ended with entry {0} when it was sealed, and has {1} now", "封存时到第 {0} 项为止，现有 {1} 项"),
    "no-entry": ("there is no entry of the kind '{0}', which every seal has", "缺少每个封存文件都有的“{0}”项"),
    "doubled": (
        "there are {1} entries of the kind '{0}', of which every seal has one",
        "“{0}”项本应只有一项，现有 {1} 项",
    ),
    "spelling": (
        "the file is not spelt as apkscan writes it (spaces, order, or doubled members)",
        "文件写法与 apkscan 写出的不同（空格、顺序或重复的成员）",
    ),
    # the signature
    "unsigned": (
        "the seal is not signed: whoever can change the files can make it anew",
        "未签名：能改动文件的人也能重新制作封存文件",
    ),
    "no-key": (
        "signed ({0}, key {1}); give the signer's public key with --key",
        "已签名（{0}，公钥指纹 {1}）；请用 --key 给出签名者的公钥",
    ),
    "stripped": (
        "there is none, though a key was given: it was stripped, or the seal never signed",
        "给出了公钥，却没有签名：签名已被去除，或从未签名",
    ),
    "other-key": ("made with another key ({0}) than the given one ({1})", "由另一把密钥（{0}）签名，不是给出的（{1}）"),
    "forged": ("it is not that of the given key ({0}) over this chain", "不是给出的密钥（{0}）对这条链的签名"),
    "signed-other": ("the given key ({0}) signed another chain than this one", "给出的密钥（{0}）签署的不是现在这条链"),
    "signed": ("{0}, made with the given key ({1})", "{0}，确由给出的密钥（{1}）签署"),
    # the tool and its data
    "same-here": ("the same as in this installation", "与当前安装的相同"),
    "other-tool": ("this installation ({0}) has other modules or templates", "当前安装的（{0}）模块或模板不同"),
    "other-rulesets": (
        "others than in this installation ({0}); name them with --rulesets",
        "与当前安装的（{0}）不同；请用 --rulesets 指定",
    ),
    "other-tables": (
        "others than in this installation ({0}); name them with --rulesets",
        "与当前安装的（{0}）不同；请用 --rulesets 指定",
    ),
    "not-those": ("sealed {0}, the named ones are {1}", "封存时为 {0}，指定的为 {1}"),
    # files
    "bytes": ("sealed {0}, now {1}", "封存时为 {0}，现为 {1}"),
    "no-file": ("something that is no file has its name", "同名的不是普通文件"),
    "bad-name": ("a name that leads out of the folder; not followed", "名称指向目录之外，未予读取"),
    "unreadable": ("could not be examined: {0}", "无法检查：{0}"),
    "stranger": ("{0} beside the seal and not in it", "有 {0} 个文件在同一目录而不在封存之列"),
    "give-package": ("give the package with --package", "请用 --package 给出安装包"),
    "side-package": ("give the package with --package", "请用 --package 给出安装包"),
    "side-policy": ("give it with --policy", "请用 --policy 给出"),
    "side-facts": ("give the saved facts with --facts", "请用 --facts 给出事实文件"),
    "side-other": ("of a kind that this version does not know", "此版本不认识的种类"),
    "side-none": ("neither examination rests on it", "两次检测均未以它为依据"),
    "give-policy": ("give it with --policy", "请用 --policy 给出"),
    "in-package": ("in the package, which is intact", "在安装包内，安装包完好"),
    "not-sealed": ("no such policy was sealed", "封存的隐私政策中没有它"),
    # facts, evidence, judgement
    "give-facts": ("not beside the seal; give them with --facts", "不在封存文件旁；请用 --facts 给出"),
    "no-facts": ("{0}", "{0}"),
    "parts": ("what differs: {0}", "有差异的部分：{0}"),
    "layout": ("the values are the same, their spelling is not", "内容相同，写法不同"),
    "no-items": (
        "{0} pieces for {1} findings; there are no facts to look at",
        "{1} 个问题的 {0} 项证据；没有可供查看的事实",
    ),
    "of-finding": ("of finding {0} ({1})", "属于问题 {0}（{1}）"),
    "nowhere": ("of finding {0} ({1}): there was none when it was sealed", "属于问题 {0}（{1}）：封存时就不存在"),
    "left-out": ("of finding {0} ({1}) is not in the seal", "属于问题 {0}（{1}），封存文件中没有"),
    "put-in": (
        "of finding {0} ({1}) is in the seal, and the rules give no such evidence",
        "封存文件称属于问题 {0}（{1}），规则得不出这项证据",
    ),
    "all-items": ("all {0} pieces of {1} findings", "{1} 个问题的全部 {0} 项"),
    "some-items": ("{0} of {1} pieces", "{1} 项中的 {0} 项"),
    "not-made": (
        "made again only where tool, rulesets and facts are those that were sealed",
        "只有工具、规则库和事实均与封存时相同，才重新判定",
    ),
    "made-again": (
        "made again from the facts by the law of {0}: the same",
        "按规则包 {0} 由事实重新判定，结果相同",
    ),
    "other-judgement": (
        "the same rules, by the law of {0}, give another one for these facts",
        "同样的规则按规则包 {0} 对这些事实得出不同的判定",
    ),
    "finding": ("as it stands in report.json ({0})", "report.json 中的内容（{0}）"),
    "new-finding": ("in report.json, and not sealed ({0})", "report.json 中有而封存时没有（{0}）"),
    "findings": ("{0} of {1} as sealed in report.json", "report.json 中 {1} 个问题有 {0} 个与封存时相同"),
    "no-report": ("{0} findings; there is no report.json to look at", "{0} 个问题；没有 report.json 可供查看"),
}


_UNSURE: Mapping[str, Words] = {
    "no-key": (
        "The signature was not checked: who sealed it is not shown.",
        "签名未核验：不能说明由谁封存。",
    ),
    "unsigned": (
        "It is not signed: who sealed it is not shown.",
        "未签名：不能说明由谁封存。",
    ),
}
"""What the closing line adds, so that it is not read without it."""


def heading(path: Path, lang: Lang) -> str:
    """The first line."""
    return pick(lang, f"Seal {one_line(str(path))}", f"封存文件 {one_line(str(path))}")


def line(matter: "Matter", lang: Lang) -> str:
    """The line of one matter."""
    state = pick(lang, *STATES[matter.state])
    subject = pick(lang, *SUBJECTS[matter.subject])
    name = one_line(matter.name)
    if matter.subject == "evidence" and lang == "zh" and name:
        kind, _, index = name.rpartition(" ")
        name = f"{EVIDENCE.get(kind, kind)} {index}"
    if matter.subject.startswith("side") and lang == "zh" and name:
        kind, _, file = name.partition(" ")
        name = f"{OF_SIDE.get(kind, kind)} {file}"
    what = " ".join(part for part in (subject, name) if part)
    if not matter.reason:
        return f"{state}  {what}"
    values = [one_line(phrased(value, lang)) for value in matter.values]
    reason = pick(lang, *REASONS[matter.reason]).format(*values)
    return f"{state}  {what}{pick(lang, ': ', '：')}{reason}"


def closing(matters: "Sequence[Matter]", unsaid: int, lang: Lang) -> str:
    """How many matters there are of each state, and what that means. ``unsaid`` is how many had no line."""
    counts = {state: sum(matter.state == state for matter in matters) for state in STATES}
    tally = pick(lang, ", ", "，").join(
        f"{pick(lang, *STATES[state]).strip().lower()} {count}" for state, count in counts.items() if count
    )
    if unsaid:
        tally += pick(lang, f"; {unsaid} of them without a line here", f"；其中 {unsaid} 项未逐行列出")
    if counts["altered"]:
        meaning = pick(lang, "This is not what was sealed.", "现有内容与封存时不符。")
    elif counts["missing"]:
        meaning = pick(lang, "Nothing was found to be altered, but not all is there.", "未发现改动，但内容不全。")
    elif counts["not-checked"]:
        meaning = pick(
            lang,
            "What was checked is as it was sealed; about what was not checked this says nothing.",
            "已核验的内容与封存时一致；未核验的内容不作结论。",
        )
    else:
        meaning = pick(lang, "All is as it was sealed.", "全部内容与封存时一致。")
    unsure = next((_UNSURE[matter.reason] for matter in matters if matter.reason in _UNSURE), None)
    return f"{tally}\n{meaning}{pick(lang, ' ', '')}{pick(lang, *unsure)}" if unsure else f"{tally}\n{meaning}"
