"""``apkscan meta``: begin the file with what a laboratory states about a report."""

from pathlib import Path

import click

from analyzer.cli import options
from analyzer.cli.phrases import Command
from analyzer.cli.screen import say
from analyzer.cli.words import local
from analyzer.errors import UsageError


@click.command(
    cls=Command,
    short_help=local("Begin the file for --meta.", "生成 --meta 使用的待填写文件。"),
    help=local(
        "Write the FILE for --meta to fill in: report number, client, laboratory, people, the sample and its source."
        " Without --new it is printed.",
        "生成 --meta 使用的待填写文件 FILE：报告编号、委托单位、检测单位、人员、样本来源等。不加 --new 时打印到终端。",
    ),
)
@click.option(
    "--new",
    "target",
    type=click.Path(path_type=Path),
    metavar="FILE",
    is_flag=False,
    flag_value=Path("meta.yml"),
    help=local("Where to write. Default: meta.yml here.", "写到哪里。默认：当前目录下的 meta.yml。"),
)
@options.debug
def meta(target: Path | None) -> int:
    """Copy the documented example; a file that exists is never written over."""
    from analyzer.places import reports_dir
    from analyzer.report.meta import EXAMPLE
    from analyzer.storage import write_whole

    example = (reports_dir() / EXAMPLE).read_bytes()
    if target is None:
        say(example.decode().rstrip("\n"))
        return 0
    if target.exists():
        raise UsageError(
            local(f"the file exists: {target}", f"文件已存在：{target}"),
            local("choose another name behind --new", "请在 --new 后指定其他文件名"),
        )
    write_whole(target, example)
    say(local(f"Written: {target}", f"已写入：{target}"))
    return 0
