"""Messages that arise in English, in the library of the command line or in a stage, in the language of the terminal."""

import re
from collections.abc import Iterable

import click

from analyzer.cli.words import Lang, local, locale_language

_HELP: dict[str, str] = {
    "Options": "选项",
    "Commands": "命令",
    "Show the version and exit.": "显示版本号。",
    "Show this message and exit.": "显示此帮助。",
}

# A message is matched whole; what stands before ": " (a file, an option) and has no rule of its own stays as it is.
_CHINESE: tuple[tuple[str, str], ...] = (
    # the library of the command line
    (r"Missing argument '(.+?)'\.?", r"缺少参数 \1"),
    (r"Missing option '(.+?)'\.?", r"缺少选项 \1"),
    (r"No such option:? '?([^' ]+?)'?\.?(?: Did you mean '?(.+?)'?\?)?", r"没有这个选项：\1"),
    (r"No such command '(.+?)'\.?.*", r"没有这个命令：\1"),
    (r"Option '(.+?)' requires an argument\.?", r"选项 \1 需要一个值"),
    (r"Got unexpected extra arguments? \((.+)\)", r"多余的参数：\1"),
    (r"Invalid value for '(.+?)': (.+)", r"\1 的值无效：{\2}"),
    (r"(.+) is not one of (.+?)\.?", r"\1 不是 \2 之一"),
    (r"(.+) is not in the range (.+?)\.?", r"\1 不在范围 \2 内"),
    (r"(.+) is not a valid (?:integer|float)(?: range)?\.?", r"\1 不是数字"),
    # packages
    (r"the file is empty", "文件为空"),
    (r"this is not an Android package: no ZIP structure in it", "不是安卓安装包：没有 ZIP 结构"),
    (r"not an Android package: a ZIP file without (\S+) and without (\S+)", r"不是安卓安装包：ZIP 文件中没有 \1 和 \2"),
    (r"a set of packages, not a package", "是多个安装包的集合，不是单个安装包"),
    (r"an app bundle, not a package", "是 App Bundle（AAB），不是安装包"),
    (r"give the path of an \.apk file", "请给出 .apk 文件的路径"),
    (r"unpack it and give its base \.apk file", "请解压后给出其中的基础 .apk 文件"),
    (r"build an \.apk file from it with bundletool", "请用 bundletool 由其生成 .apk 文件"),
    (r"no such file", "没有这个文件"),
    (r"no such file or folder: (.+)", r"没有这个文件或目录：\1"),
    (r"the file cannot be read \((.+)\)", r"文件无法读取（\1）"),
    (r"cannot read (.+): (.+)", r"无法读取 \1：\2"),
    (r"cannot write (?:into )?(.+): (.+)", r"无法写入 \1：\2"),
    (r"choose another folder with -o(?:, or free some space)?", "请用 -o 指定其他目录，或释放磁盘空间"),
    # why manifest or code could not be looked into
    (r"code: (.+)", r"代码：{\1}"),
    (r"AndroidManifest\.xml: (.+)", r"AndroidManifest.xml：{\1}"),
    (r"no second reader could read the manifest: nothing confirms it", "第二种读取方法也未能读出清单文件，无从印证"),
    (r"the manifest names no package", "清单文件没有写明包名"),
    (r"the manifest has no application element", "清单文件没有 application 元素"),
    (r"not a dex file: the header is missing or has the wrong magic", "不是 dex 文件：文件头缺失或标识有误"),
    (r"(\d+) strings run out of the file", r"\1 个字符串超出文件范围"),
    (r"the compressed data breaks off after (\d+) bytes", r"压缩数据在 \1 字节后中断"),
    (r"the entry is encrypted", "条目已加密"),
    (r"no entry of this name", "没有这个条目"),
    # policies
    (r"a user agreement, not a privacy policy", "是用户协议，不是隐私政策"),
    (r"a login page, not a privacy policy", "是登录页面，不是隐私政策"),
    (r"an error page, not a privacy policy", "是出错页面，不是隐私政策"),
    (r"no text in it", "没有文字"),
    (r"not a privacy policy", "不是隐私政策"),
    (r"not a text document", "不是文本文件"),
    (r"an archive, not a policy", "是压缩包，不是隐私政策"),
    (r"an old or encrypted Office file", "是旧版或加密的 Office 文件"),
    (r"larger than (\d+) MB", r"超过 \1 MB"),
    (r"give an HTML, text, Markdown, Word or PDF file", "请给出 HTML、文本、Markdown、Word 或 PDF 文件"),
    (r"give the file that is in it", "请给出其中的文件"),
    (r"give the text of the policy", "请给出隐私政策的文本"),
    (r"save it as \.docx without a password, or as PDF", "请另存为不带密码的 .docx 或 PDF"),
    # policies that are fetched
    (r"(.+): not an address", r"\1：不是网址"),
    (r"an address with a password in it is not asked", "含有口令的网址不予访问"),
    (r"the server redirects to nowhere", "服务器的重定向没有目标"),
    (r"the server redirects to an address that cannot be asked", "服务器重定向到不能访问的地址"),
    (r"more than (\d+) redirects", r"重定向超过 \1 次"),
    (r"the certificate of the server is not valid \((.+)\)", r"服务器证书无效（\1）"),
    (r"no secure connection \((.+)\)", r"无法建立安全连接（\1）"),
    (r"no connection \((.+)\)", r"无法连接（\1）"),
    (r"no answer in time", "服务器未在时限内答复"),
    (r"no such host", "没有这个主机"),
    (r"the host (\S+) is in a private network, and is not asked", r"主机 \1 位于内网，不予访问"),
    (r"the answer is not HTTP, or breaks off", "答复不是 HTTP，或中途断开"),
    (r"the server wants a login or refuses \(HTTP (\d+)\)", r"服务器要求登录或拒绝访问（HTTP \1）"),
    (r"the server answers HTTP (\d+)", r"服务器答复 HTTP \1"),
    (r"the page is empty", "页面为空"),
    (r"the address leads to a login page", "该网址指向登录页面"),
    (r"the page only forwards to (\S+)", r"该页面仅跳转到 \1"),
    (r"give that address", "请给出该网址"),
    (r"(\S+) is no document that can be read", r"\1 不是可以阅读的文档"),
    (r"the server packs the page in a way that cannot be read", "服务器以无法识别的方式压缩页面"),
    (r"save the page in a browser, and give the file", "请在浏览器中保存该页面，再提供文件"),
    (r"check the address and the network", "请检查网址与网络"),
    (r"check the address", "请检查网址"),
    (r"write https://host/path", "请写成 https://主机/路径"),
    # rule packs
    (r"no rule pack '(.+)'", r"没有这个规则包：\1"),
    (r"rule packs: (.+)", r"现有规则包：\1"),
    # saved facts
    (r"not apkscan facts \((.+)\)", r"不是 apkscan 的事实文件（\1）"),
    (r"give a facts\.json that apkscan scan wrote", "请给出 apkscan scan 写出的 facts.json"),
    (r"facts of schema (\d+), this version reads (\d+)", r"事实格式为 \1，本版本读取 \2"),
    (r"damaged zstd data \((.+)\)", r"zstd 数据损坏（\1）"),
    (r"scan the package again", "请重新检测该安装包"),
    (r"more than (\d+) MiB of facts", r"事实超过 \1 MiB"),
    (
        r"'(.+)' is larger than a scan leaves it \((\d+), at most (\d+)\)",
        r"“\1”超出检测所能写出的规模（\2，上限 \3）",
    ),
    (r"no saved facts in the folder: (.+)", r"目录中没有事实文件：\1"),
    (r"it should hold (\S+) or (\S+)", r"应含有 \1 或 \2"),
    (r"a policy cannot be given for saved facts: (.+)", r"事实文件已比对过隐私政策，不能再指定：\1"),
    (r"give the package, or scan it again with --policy", "请给出安装包，或用 --policy 重新检测"),
    # templates of the Word report
    (r"the template is larger than (\d+) MiB", r"模板超过 \1 MiB"),
    (r"the template is larger than (\d+) MiB when unpacked", r"模板解压后超过 \1 MiB"),
    (r"the template is no DOCX file: not the ZIP file that one is", "模板不是 DOCX 文件：没有 DOCX 应有的 ZIP 结构"),
    (r"the template is no DOCX file: a ZIP file of another kind", "模板不是 DOCX 文件：是其他用途的 ZIP 文件"),
    (
        r"the template is a damaged DOCX file, or one of another kind of Word document",
        "模板已损坏，或是另一种 Word 文件",
    ),
    (
        r"the template declares a document type of its own in (.+); Word does not",
        r"模板的 \1 中有 Word 不会写出的文档类型声明",
    ),
    (r"the template asks for '(.+?)', which no report has; known: (.+)", r"模板中的“\1”不是报告的占位符；可用：\2"),
    (r"the template has no place for a section, such as '(.+)'", r"模板中没有放置章节的占位符，如“\1”"),
    (r"'(.+)' must stand in a paragraph of its own in the template", r"模板中的“\1”必须独占一段"),
    (r"docs/report-template\.md explains templates", "模板说明见 docs/report-template.zh-CN.md"),
    # mapping files
    (r"not a mapping file(?:: no class in it)?", "不是映射文件"),
    (r"neither a class nor a member: (.+)", r"既不是类也不是成员：\1"),
    (r"a member before any class: (.+)", r"成员出现在类之前：\1"),
    (r"two classes of one name in the package: (.+)", r"安装包中同名的类出现两次：\1"),
    (r"not UTF-8", "不是 UTF-8 文本"),
    (r"a line of more than (\d+) characters", r"一行超过 \1 个字符"),
    (r"more than (\d+) MiB", r"超过 \1 MiB"),
    (r"more than (\d+) classes: (.+)", r"类超过 \1 个：\2"),
    (r"more than (\d+) members of classes in the proofs: (.+)", r"证据所涉类的成员超过 \1 个：\2"),
    (r"none of the package's (\d+) classes in the proofs is in it", r"其中没有证据所涉 \1 个类中的任何一个"),
    (r"it is of build (.+), the package of build (.+)", r"属于构建 \1，而安装包属于构建 \2"),
    (
        r"give the mapping\.txt that ProGuard or R8 wrote for this very package",
        "请给出 ProGuard 或 R8 为此安装包生成的 mapping.txt",
    ),
    (r"give the mapping\.txt of the very build that was examined", "请给出所检测构建的 mapping.txt"),
    # seals and keys
    (r"not a seal of apkscan \((.+)\)", r"不是 apkscan 的封存文件（{\1}）"),
    (r"give a seal\.json from --seal", "请给出 --seal 写出的 seal.json"),
    (r"a seal of schema (\d+), this version reads (\d+)", r"封存格式为 \1，本版本读取 \2"),
    (r"use the version that wrote it", "请使用写出它的版本"),
    (r"not a report of apkscan \((.+)\)", r"不是 apkscan 的报告（\1）"),
    (r"not a private key in PEM", "不是 PEM 格式的私钥"),
    (r"not a public key in PEM", "不是 PEM 格式的公钥"),
    (r"a key of a kind that does not sign seals", "这类密钥不能用于签名"),
    (r"an RSA key of (\d+) bits is too short", r"\1 位的 RSA 密钥太短"),
    (
        r"use (Ed25519), (ECDSA) on (.+) or (\S+), or (RSA) of (\d+) bits and more",
        r"请用 \1、\2（\3、\4）或 \6 位及以上的 \5",
    ),
    (r"the password does not open this key", "口令打不开此私钥"),
    (r"check the password", "请检查口令"),
    (r"(?:make|get) one with: (.+)", r"可用此命令得到：\1"),
    # questions about a package
    (r"nothing is called '(.+)'", r"没有名为“\1”的 API、类、方法、数据类型或权限"),
    (r"nothing in the package is called '(.+)'", r"安装包中没有名为“\1”的入口、类或方法"),
    (r"several classes are called '(.+)'", r"有多个类名为“\1”"),
    (r"give the full name: (.+)", r"请给出完整类名：\1"),
    (
        r"name an API, a class, a method, a permission, or a data type \(apkscan rules list data\)",
        "请给出 API、类、方法、权限，或数据类型（见“apkscan rules list data”）",
    ),
    (r"give a phase, a kind of entry point, a class or a method", "请给出阶段、入口种类、类或方法"),
    # files that people write: statements for a report, decisions about findings
    (r"the file must be a mapping \(key: value\)", "文件应由“键: 值”组成"),
    (r"'(.+)' must be a mapping \(key: value\)", r"“\1”应由“键: 值”组成"),
    (r"unknown key '(.+)'; did you mean '(.+)'\?", r"未知的键“\1”；是否要用“\2”？"),
    (r"unknown key '(.+)'", r"未知的键“\1”"),
    (r"missing key '(.+)'", r"缺少键“\1”"),
    (r"key '(.+)' stands here twice", r"键“\1”重复出现"),
    (r"'(.+)' is stated twice, as '(.+)' and as '(.+)'", r"“\1”重复填写（“\2”和“\3”是同一项）"),
    (r"'(.+)' must be text, not a (?:list|mapping)", r"“\1”应为一行文字，不能是列表或多项内容"),
    (r"'(.+)' must be text, not (.+); put it in quotes", r"“\1”应为文字，不能是 \2；请加引号"),
    (r"'(.+)' is longer than (\d+) characters", r"“\1”超过 \2 个字符"),
    (r"'(.+)' is no date; write it like (.+)", r"“\1”不是日期，请写成 \2 的形式"),
    (r"finding '(.+)' is rejected without a reason", r"驳回发现“\1”须写明理由（reason）"),
    (r"a reason stands here without a decision", "写了理由（reason），但没有写决定（decision）"),
    (r"not UTF-8 text", "不是 UTF-8 文本"),
    (r"not (YAML|JSON): (.+)", r"不是正确的 \1：\2"),
    (r"nested deeper than (\d+) levels", r"嵌套超过 \1 层"),
    (r"anchors and aliases \(.+\) are not used here; write the value out", "不支持锚点和别名，请直接写出内容"),
    (r"not an apkscan report \((.+)\)", r"不是 apkscan 的报告文件（\1）"),
    (r"give a report\.json that apkscan scan wrote", "请给出 apkscan scan 写出的 report.json"),
    (r"see docs/review\.md, or begin with '(.+)'", r"参见 docs/review.zh-CN.md，或用“\1”生成"),
    # a batch: its list, and why a package failed
    (r"the file must be a list with an entry for each package", "文件应为清单，每个安装包一项"),
    (r"the file must be a mapping", "文件应由“键: 值”组成"),
    (r"'file' is missing: the name of a package, or its SHA-256", "缺少“文件”：应写安装包的文件名或 SHA-256"),
    (r"no column is called 'file'", "没有名为“file”（文件）的列"),
    (r"two columns are called '(.*)'", r"有两列同名：“\1”"),
    (r"more cells than the first line names", "单元格多于首行的列名"),
    (r"neither UTF-8 nor GB 18030 text", "既不是 UTF-8 也不是 GB 18030 文本"),
    (r"not CSV: (.+)", r"不是正确的 CSV：\1"),
    (r"several packages are called '(.+)'", r"有多个安装包名为“\1”"),
    (r"name it with its folder", "请连同目录写明"),
    (r"the same package as in (.+)", r"与 \1 是同一个安装包"),
    (r"see docs/batch\.md", "参见 docs/batch.zh-CN.md"),
    (r"ended after (\S+) s", r"运行满 \1 秒后终止"),
    (r"ended at (\d+) MiB, the limit is (\d+) MiB", r"内存达 \1 MiB 时终止，上限为 \2 MiB"),
    (r"the process asked for more memory than its limit", "进程申请的内存超过上限"),
    (r"the process exited with (\d+)", r"进程退出，退出码 \1"),
    (r"the process wanted to exit with (.+)", r"进程自行退出，退出码 \1"),
    (r"the process was ended by signal (.+)", r"进程被信号 \1 终止"),
    (r"(\d+) runs ended while this package was analysed", r"检测此安装包时已有 \1 次运行中断"),
    # rulesets
    (r"no such folder", "没有这个目录"),
    (r"no rule '(.+)'", r"没有这条规则：\1"),
    (r"'(.+)' is no rule id", r"“\1”不能作为规则标识"),
    (r"rule '(.+)' exists", r"规则“\1”已存在"),
    (r"did you mean '(.+)'\?", r"是否要用“\1”？"),
    (r"see apkscan rules list", "参见“apkscan rules list”"),
    (r"use lower-case words joined by '-', such as (\S+)", r"请用以“-”连接的小写单词，例如 \1"),
    (r"edit (\S+) or choose another id", r"请修改 \1 或换一个标识"),
    (r"correct the file; (\S+) explains the format", "请改正该文件；格式说明见 docs/rules.zh-CN.md"),
    (r"correct the rule or its example", "请改正规则或其示例"),
    (r"give the folder that holds rules/ and clauses/", "请给出含有 rules/ 和 clauses/ 的目录"),
    (r"install apkscan again", "请重新安装 apkscan"),
)
_RULES = tuple((re.compile(pattern, re.DOTALL), chinese) for pattern, chinese in _CHINESE)
_INNER = re.compile(r"\{(.+)\}", re.DOTALL)


def phrased(text: str, lang: Lang | None = None) -> str:
    """``text`` in the language of the terminal (or ``lang``); what has no rule stays in English."""
    if (lang or locale_language()) == "en":
        return text
    known = _chinese(text)
    if known:
        return known
    # "loan.apk: the file is empty": what stands in front is a name and stays.
    front, colon, rest = text.rpartition(": ")
    behind = _chinese(rest) if colon else ""
    if behind:
        return f"{front}：{behind}"
    front, colon, rest = text.partition(": ")
    behind = _chinese(rest) if colon else ""
    return f"{front}：{behind}" if behind else text


def _chinese(text: str) -> str:
    for pattern, chinese in _RULES:
        if found := pattern.fullmatch(text):
            return _INNER.sub(lambda inner: phrased(inner.group(1), "zh"), found.expand(chinese))
    return ""


def advice(error: click.ClickException) -> str:
    """What to do about a mistake in the arguments."""
    if "unexpected extra argument" in error.format_message():
        return local(
            "one package at a time, and --policy before each document; for many packages use 'apkscan batch'",
            "一次检测一个安装包，每份隐私政策前都要写 --policy；多个安装包请用“apkscan batch”",
        )
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "apkscan"
    return local(f"see '{command} --help'", f"参见“{command} --help”")


class HelpText(click.HelpFormatter):
    """The library's own words of a help text in the language of the terminal."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The first line."""
        super().write_usage(prog, args, prefix or local("Usage: ", "用法："))

    def write_heading(self, heading: str) -> None:
        """The line above a list."""
        super().write_heading(local(heading, _HELP.get(heading, heading)))

    def write_dl(self, rows: Iterable[tuple[str, str]], *args: int, **kwargs: int) -> None:
        """A list of options or commands."""
        if locale_language() == "zh":
            rows = [(name, _HELP.get(text, text).replace("[default: ", "[默认：")) for name, text in rows]
        super().write_dl(rows, *args, **kwargs)


class Context(click.Context):
    """A context whose help is a `HelpText`."""

    formatter_class = HelpText


class Command(click.Command):
    """A command whose help is a `HelpText`."""

    context_class = Context


class Group(click.Group):
    """A group whose help, and that of its commands, is a `HelpText`."""

    context_class = Context
    command_class = Command
