"""``apkscan policy``: what a privacy policy says, without a package."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from analyzer.cli import options, policies
from analyzer.cli.phrases import Command, phrased
from analyzer.cli.screen import Progress, complain, say
from analyzer.cli.words import local, written_line
from analyzer.memory import no_collection
from analyzer.progress import Event

if TYPE_CHECKING:  # the command line starts without the stages
    from collections.abc import Callable, Iterator

    from analyzer.catalogue.model import Catalogue
    from analyzer.policy.alone import Alone
    from analyzer.report.policy_report import PolicyReport

FILES = {"html": "policy.html", "json": "policy.json", "csv": "policy.csv", "text": "policy.txt"}


def _formats(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    return options.split_formats(ctx, param, value, tuple(FILES)) if value is not None else None


@click.command(
    cls=Command,
    short_help=local("Show what a privacy policy says.", "解读隐私政策内容。"),
    help=local(
        "Read the files, or fetch the addresses, as one privacy policy and show what it states, what its contents lack,"
        " and how much of it was understood."
        "\n\nThe exit code is 3 when there is no privacy policy in them, and 0 whatever a policy says.",
        "将各文件（或网址）作为一份隐私政策阅读，列出其陈述、内容核对结果和读懂的程度。"
        "\n\n文件不是隐私政策时退出码为 3；无论政策内容如何，其他情况均为 0。",
    ),
)
@click.argument("named", metavar="FILE|DIR|URL...", nargs=-1, required=True)
@click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    help=local("Language of the report. Default: the policy's.", "报告语言。默认：与政策相同。"),
)
@click.option(
    "--format",
    "formats",
    callback=_formats,
    metavar="A,B",
    help=local(
        "What to write beside the text on the terminal: ",
        "除终端文字外还要写出的格式：",
    )
    + ", ".join(FILES)
    + local(". Default: nothing, or with -o html and json.", "。默认：不写；有 -o 时写 html 和 json。"),
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help=local("Where to write. Default: NAME-policy here.", "输出目录。默认：当前目录下的 名称-policy。"),
)
@options.rulesets
@options.debug
def policy(
    named: tuple[str, ...],
    lang: str | None,
    formats: tuple[str, ...] | None,
    output: Path | None,
    rulesets: Path | None,
) -> int:
    """Read the arguments, read the policy, print and write what it says."""
    given = policies.checked(named)
    if formats is None:
        formats = ("html", "json") if output is not None else ()
    folder = output if output is not None else Path(f"{_stem(given[0])}-policy")
    written = [name for name in formats if name != "text" or output is not None]
    if written:
        options.writable_folder(folder)
    with no_collection(), Progress() as progress:
        from analyzer.catalogue.reader import load_catalogue
        from analyzer.places import rulesets_dir
        from analyzer.policy.alone import read_alone
        from analyzer.report.policy_lines import render
        from analyzer.storage import write_whole

        catalogue = load_catalogue(rulesets if rulesets is not None else rulesets_dir())
        documents = policies.gathered(given, progress.tell)
        progress.tell(Event("policy"))
        alone = read_alone(policies.files(documents), catalogue, rulesets)
        report = _report(alone, catalogue, lang)
        text = render(report)
        kept = policies.kept(documents) if written else ()
        for name, data in (*_rendered(report, written), *kept):
            write_whole(folder / name, data)
    say(text)
    for name in written:
        say(written_line(folder / FILES[name], "zh" if report.language == "zh" else "en"))
    return _verdict(report)


def _stem(named: Path | str) -> str:
    """What the default folder is named after: the file, or the host of an address."""
    if isinstance(named, Path):
        return named.stem
    host = named.partition("://")[2].partition("/")[0].rpartition("@")[2].partition(":")[0]
    return "".join(char if char.isalnum() or char in ".-" else "-" for char in host).strip(".-") or "fetched"


def _report(alone: "Alone", catalogue: "Catalogue", lang: str | None) -> "PolicyReport":
    from analyzer import __version__
    from analyzer.report.model import Tool
    from analyzer.report.policy_report import build_policy_report

    tongue = lang or ("zh" if alone.policy.document.language == "zh" else "en")
    names = alone.names_zh if tongue == "zh" else alone.names_en
    tool = Tool(
        name="apkscan",
        version=__version__,
        tables_sha256=alone.tables_sha256,
        ruleset_sha256=catalogue.sha256,
    )
    return build_policy_report(alone.policy, catalogue, tongue, tool, names)


def _rendered(report: "PolicyReport", formats: list[str]) -> "Iterator[tuple[str, bytes]]":
    from analyzer.report import policy_csv, policy_json, policy_lines, policy_page

    makers: dict[str, Callable[[PolicyReport], bytes | str]] = {
        "html": policy_page.render,
        "json": policy_json.render,
        "csv": policy_csv.render,
        "text": policy_lines.render,
    }
    for name in formats:
        content = makers[name](report)
        yield FILES[name], content.encode("utf-8", "replace") if isinstance(content, str) else content


def _verdict(report: "PolicyReport") -> int:
    """0 for a privacy policy, whole or not; 3 for anything else, with one line that says what it is."""
    from analyzer.cli.summary import COULD_NOT_LOOK

    view = report.policy
    if view.kind.id == "privacy-policy":
        return 0
    files = ", ".join(file.name for file in view.files)
    complain(
        local("could not be examined: ", "未能检测：") + phrased(f"{files}: {_KINDS[view.kind.id]}"),
        local("give the text of the privacy policy", "请给出隐私政策的文本"),
    )
    return COULD_NOT_LOOK


_KINDS = {
    "user-agreement": "a user agreement, not a privacy policy",
    "login-page": "a login page, not a privacy policy",
    "error-page": "an error page, not a privacy policy",
    "empty": "no text in it",
    "other": "not a privacy policy",
}
