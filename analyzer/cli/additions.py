"""What people add to a report: a laboratory's statements (--meta) and an analyst's decisions (--review)."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from analyzer.cli import options
from analyzer.cli.words import Lang, local, pick
from analyzer.errors import UsageError

if TYPE_CHECKING:  # the command line starts without the stages
    from analyzer.cli.options import FailOn
    from analyzer.judgement.model import Judgement
    from analyzer.report.model import Meta
    from analyzer.review.model import Review

meta: options.Decorator = click.option(
    "--meta",
    "meta_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=local(
        "What the report's first page states about the test: YAML or JSON; 'apkscan meta --new' begins one.",
        "报告首页的委托与检测信息（YAML 或 JSON），可用“apkscan meta --new”生成待填写的文件。",
    ),
)
review: options.Decorator = click.option(
    "--review",
    "review_place",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help=local(
        "An analyst's decisions: a file, or a folder of files named after the package; see 'apkscan review'.",
        "人工复核决定：文件，或以包名命名的文件所在目录，见“apkscan review”。",
    ),
)


@dataclass(frozen=True, slots=True)
class Added:
    """What goes into one report."""

    meta: "Meta | None" = None
    review: "Review | None" = None


NOTHING = Added()


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What the terminal says about decisions: some lines, and which findings are marked as rejected."""

    lines: tuple[str, ...]
    rejected: frozenset[str]


@dataclass(frozen=True, slots=True)
class Additions:
    """Both options, read as far as they can be before a package is known. ``whole`` is the one file of decisions."""

    meta: "Meta | None"
    place: Path | None
    whole: "Review | None"

    def of(self, package: str, sha256: str, stem: str = "", *, alone: bool = True) -> Added:
        """What goes into the report of this package. ``alone``: it is the only one, so decisions must be about it.

        Raises:
            UsageError: a file of decisions is wrong, is about another app, or there is none in the folder.
        """
        if self.place is None:
            return Added(self.meta)
        from analyzer.review.choosing import applies, load_review, review_file

        found = self.whole
        if found is None:
            path = review_file(self.place, package, sha256, stem)
            found = load_review(path) if path else None
            if found is None and alone:
                raise UsageError(
                    local(f"no decisions about {package} in {self.place}", f"{self.place} 中没有关于 {package} 的决定"),
                    local("it should hold ", "应含有 ") + f"{package}.yml",
                )
        if found is not None and alone:
            self.require(found, package)
        return Added(self.meta, found if found is not None and applies(found, package) else None)

    @staticmethod
    def require(review: "Review", package: str) -> None:
        """That decisions are about this app.

        Raises:
            UsageError: they are about another.
        """
        from analyzer.review.choosing import applies

        if not applies(review, package):
            raise UsageError(
                local(
                    f"{review.name}: the decisions are about {review.package}, not about {package}",
                    f"{review.name}：其中的决定针对 {review.package}，不是 {package}",
                ),
                local("take the key 'package' out to use them all the same", "仍要使用时请删去其中的 package 一行"),
            )


def additions(meta_file: Path | None, place: Path | None) -> Additions:
    """Read what the options name, before the work and not after it.

    Raises:
        UsageError: a path does not exist, or a file is wrong.
    """
    stated = whole = None
    if meta_file is not None:
        from analyzer.report.meta import read_meta

        stated = read_meta(_content(meta_file, local("a file with statements", "委托与检测信息文件")), meta_file.name)
    if place is not None and not place.is_dir():
        from analyzer.review.reading import read_review

        whole = read_review(_content(place, local("a file of decisions", "复核决定文件")), place.name)
    return Additions(stated, place, whole)


def checked(place: Path | None) -> None:
    """Read the one file of decisions that a batch uses, before it begins. What is wrong with a file in a folder is told
    beside its package.

    Raises:
        UsageError: the path does not exist, or the file is wrong.
    """
    if place is None or place.is_dir():
        return
    from analyzer.review.choosing import load_review

    options.existing_file(place, local("a file of decisions", "复核决定文件"))
    load_review(place)


def _content(path: Path, what: str) -> bytes:
    from analyzer.review.choosing import content

    return content(options.existing_file(path, what))


def reviewed(judgement: "Judgement", review: "Review | None", fail_on: "FailOn", lang: Lang) -> Reviewed | None:
    """What the decisions come to, and whether they change the exit code; None without decisions."""
    if review is None:
        return None
    from analyzer.cli.summary import exit_code
    from analyzer.review.after import stale

    decisions = review.by_finding()
    choices = [
        decisions[finding.id].choice if finding.id in decisions else ""
        for item in judgement.items
        for finding in item.findings
    ]
    confirmed, rejected = choices.count("confirm"), choices.count("reject")
    undecided = len(choices) - confirmed - rejected
    lines = [
        pick(
            lang,
            f"Review by a person ({review.name}): confirmed {confirmed}, rejected {rejected}, undecided {undecided}.",
            f"人工复核（{review.name}）：确认 {confirmed} 处，驳回 {rejected} 处，未作决定 {undecided} 处。",
        )
    ]
    with_it, alone = exit_code(judgement, fail_on, review), exit_code(judgement, fail_on)
    if with_it != alone:
        lines.append(
            pick(
                lang,
                f"The exit code follows the review; by the tool's verdicts alone it would be {alone}.",
                f"退出码已按人工复核计算；仅按工具的判定应为 {alone}。",
            )
        )
    if gone := len(stale(judgement, review)):
        lines.append(
            pick(
                lang,
                f"Decisions about findings that are not there any more: {gone}; see the report.",
                f"有 {gone} 条决定所针对的发现已不存在，见报告。",
            )
        )
    marked = frozenset(decision.finding for decision in review.decisions if decision.choice == "reject")
    return Reviewed(tuple(lines), marked)
