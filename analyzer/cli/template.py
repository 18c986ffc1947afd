"""The option ``--template``: the laboratory's own template of the Word report, tried before the work."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from analyzer.cli import options
from analyzer.cli.words import local
from analyzer.errors import UsageError

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

template: Decorator = click.option(
    "--template",
    "template_file",
    type=click.Path(path_type=Path),
    metavar="FILE.docx",
    help=local(
        "Your own template of the Word report (docs/report-template.md). Default: the one that ships.",
        "Word 报告的自有模板（见 docs/report-template.zh-CN.md）。默认：自带模板。",
    ),
)


def read_template(path: Path | None, formats: Sequence[str]) -> bytes | None:
    """The content of the template, None when none was named.

    Raises:
        UsageError: no Word report was asked for, or the file cannot be used as a template.
    """
    if path is None:
        return None
    if "docx" not in formats:
        raise UsageError(
            local(
                "--template is for the Word report, which was not asked for",
                "--template 用于 Word 报告，但未要求该格式",
            ),
            local("add --format docx", "请加上 --format docx"),
        )
    from analyzer.report.docx import LARGEST, check

    options.existing_file(path, local("a template", "模板文件"))
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror or error}") from error
    try:
        check(content)
    except UsageError as error:
        raise UsageError(f"{path.name}: {error}", error.hint) from error
    return content
