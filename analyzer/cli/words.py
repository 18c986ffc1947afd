"""The two languages of the command line, by one rule.

What a command says about a report (everything on stdout: its result, what is left out, which files were written) is in
the language of that report. What it says about itself (help, errors, hints, progress: stderr and ``--help``) is in the
language of the terminal, and so is the stdout of a command that makes no report. `pick` serves the first, `local` the
second.
"""

import os
from typing import Literal

Lang = Literal["zh", "en"]


def locale_language() -> Lang:
    """The language of the terminal: "zh" for a Chinese locale, else "en". The first set variable decides."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def pick(lang: Lang, en: str, zh: str) -> str:
    """The text in ``lang``."""
    return zh if lang == "zh" else en


def beside(chinese: str, other: str) -> str:
    """Two pieces of a Chinese sentence, with a space where a Chinese character and a Latin letter or a digit meet."""
    meet = chinese[-1:].isascii() != other[:1].isascii() and chinese[-1:].isalnum() and other[:1].isalnum()
    return f"{chinese} {other}" if meet else chinese + other


def local(en: str, zh: str) -> str:
    """The text in the language of the terminal."""
    return pick(locale_language(), en, zh)


def written_line(path: object, lang: Lang) -> str:
    """The line that says where a file of a report is, in the language of that report. A folder may be called after a
    package: what its name holds that is no letter is written out, and does nothing to a terminal.
    """
    place = "".join(mark if mark.isprintable() else ascii(mark)[1:-1] for mark in str(path))
    return pick(lang, f"Written: {place}", f"已写入：{place}")


STAGES: dict[str, tuple[str, str]] = {
    "compile": ("compiling the bytecode kernels (first run only)", "编译字节码内核（仅首次运行）"),
    "fetch": ("fetching the policy", "获取隐私政策"),
    "container": ("opening the package", "打开安装包"),
    "manifest": ("reading manifest and certificates", "读取清单与签名证书"),
    "code": ("reading the code", "读取代码"),
    "callgraph": ("building the call graph", "构建调用图"),
    "behaviours": ("finding behaviours", "识别行为"),
    "flows": ("following the data", "追踪数据流向"),
    "policy": ("reading the policy", "阅读隐私政策"),
    "consistency": ("comparing code and policy", "比对代码与隐私政策"),
    "evidence": ("collecting evidence", "整理证据"),
    "judgement": ("applying the rules", "应用规则"),
    "report": ("writing the report", "生成报告"),
    "batch": ("packages", "安装包"),
    "hash": ("looking at files", "检查文件"),
}


def stage_name(stage: str) -> str:
    """What a progress event's stage is called in the language of the terminal."""
    en, zh = STAGES.get(stage, (stage, stage))
    return local(en, zh)
