"""``apkscan graph``: why something in a package is reachable, as text and as a picture."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from analyzer.cli import options
from analyzer.cli.phrases import Command
from analyzer.cli.screen import Progress, complain
from analyzer.cli.screen import say as tell_user
from analyzer.cli.words import local, locale_language
from analyzer.errors import UsageError

if TYPE_CHECKING:  # the command line starts without the stages
    from analyzer.catalogue.model import Catalogue
    from analyzer.evidence.answer import Answer

SUFFIXES = (".svg", ".dot", ".graphml", ".json")


@click.command(
    cls=Command,
    short_help=local("Show why something is reachable.", "查看某处代码为何可到达。"),
    help=local(
        "Show by which ways PACKAGE reaches an API, a method, a class, a kind of personal information or a permission."
        "\n\nThe exit code is 0 whether it is reachable or not; 3 when the package could not be examined.",
        "列出安装包 PACKAGE 到达某 API、方法、类、某类个人信息或某权限的路径。"
        "\n\n无论是否可到达，退出码均为 0；安装包未能检测时为 3。",
    ),
)
@click.argument("package", type=click.Path(path_type=Path))
@click.option(
    "--to",
    "question",
    required=True,
    metavar="NAME",
    help=local(
        "An API or method ('android.location.LocationManager.getLastKnownLocation', 'Lcom/a/B;->m(I)V'), a class, the"
        " id of a data type ('imei'; see 'apkscan rules list data'), or a permission ('READ_CONTACTS').",
        "API 或方法（“android.location.LocationManager.getLastKnownLocation”“Lcom/a/B;->m(I)V”）、类、数据类型标识"
        "（“imei”，见“apkscan rules list data”）或权限（“READ_CONTACTS”）。",
    ),
)
@click.option(
    "--from",
    "start",
    default="",
    metavar="NAME",
    help=local(
        "Where ways begin: a phase (launch, user-event, background ...), a kind of entry point (activity, service,"
        " receiver ...), a component, a class or a method. Default: every entry point.",
        "路径起点：阶段（launch、user-event、background 等）、入口种类（activity、service、receiver 等）、组件、类或"
        "方法。默认：所有入口。",
    ),
)
@click.option("--all", "every", is_flag=True, help=local("Every place and way.", "列出所有位置和路径。"))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=local("Write the picture: ", "写出图：") + " ".join(SUFFIXES),
)
@click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    help=local("Language of text and picture. Default: the terminal's.", "文字与图的语言。默认：终端语言。"),
)
@options.rulesets
@options.debug
def graph(
    package: Path,
    question: str,
    start: str,
    every: bool,
    output: Path | None,
    lang: str | None,
    rulesets: Path | None,
) -> int:
    """Read the arguments, look, print the ways, write the picture."""
    options.package_file(package)
    if output is not None:
        _check_output(output)
    with Progress() as progress:
        from analyzer import pipeline
        from analyzer.explain import explain
        from analyzer.report.graph_text import text
        from analyzer.report.lexicon import Lexicon
        from analyzer.storage import write_whole

        catalogue = pipeline.read_catalogue(rulesets)
        answer = explain(
            package, question, start, every=every, catalogue=catalogue, rulesets=rulesets, tell=progress.tell
        )
        tongue = lang or locale_language()
        shown = text(answer, Lexicon(catalogue, tongue))
        if output is not None:
            write_whole(output, _file(answer, catalogue, tongue, output.suffix.lower()))
    tell_user(shown)
    if output is not None:
        tell_user(f"\n{output}")
    if answer.unread:
        from analyzer.cli.phrases import phrased
        from analyzer.cli.summary import COULD_NOT_LOOK

        complain(local("could not be examined: ", "未能检测：") + phrased(answer.unread))
        return COULD_NOT_LOOK
    return 0


def _check_output(path: Path) -> None:
    """Told before the work and not after it.

    Raises:
        UsageError: the suffix is none of a picture, or the folder cannot be written.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise UsageError(
            local(f"no picture of this kind: {path}", f"不支持的图片格式：{path}"),
            local("known suffixes: ", "可用的后缀：") + " ".join(SUFFIXES),
        )
    if path.is_dir():
        raise UsageError(local(f"a folder, not a file: {path}", f"是目录，不是文件：{path}"))
    options.writable_folder(path.parent)


def _file(answer: "Answer", catalogue: "Catalogue", lang: str, suffix: str) -> bytes:
    """The picture in the format of the suffix."""
    import msgspec

    from analyzer.report.graph_files import dot, graphml
    from analyzer.report.graph_svg import svg
    from analyzer.report.lexicon import Lexicon
    from analyzer.report.visible import visible

    say = Lexicon(catalogue, lang).name
    if suffix == ".svg":
        return svg(answer.picture, say, visible(answer.question)).encode("utf-8", "replace")
    if suffix == ".dot":
        return dot(answer.picture, say).encode("utf-8", "replace")
    if suffix == ".graphml":
        return graphml(answer.picture).encode("utf-8", "replace")
    return msgspec.json.format(msgspec.json.encode(answer, order="deterministic"), indent=1) + b"\n"
