"""A batch to files over all packages: ``index.html`` for people, tables for spreadsheets."""

import base64
import hashlib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import jinja2
import markupsafe

from analyzer import __version__, places
from analyzer.batch.index_csv import findings_csv, rules_csv
from analyzer.batch.index_rows import Lang, Rows, Worded, rows_of
from analyzer.batch.run import BatchResult
from analyzer.catalogue.model import Catalogue
from analyzer.errors import RulesetError
from analyzer.report.visible import visible

TRIAL = "findings-on-trial.csv"


def index_language(stated: str, result: BatchResult) -> Lang:
    """The stated language, else Chinese when at least half of the packages with a report have a Chinese one."""
    if stated in ("zh", "en"):
        return "zh" if stated == "zh" else "en"
    langs = [outcome.lang for _, outcome in result.rows if outcome is not None and outcome.kind == "done"]
    return "zh" if langs and langs.count("zh") * 2 >= len(langs) else "en"


def pages(
    result: BatchResult, date: str, catalogue: Catalogue, lang: Lang, worded: Worded = str
) -> Mapping[str, bytes | None]:
    """The files over a batch by name; None for one that must not be there. ``worded`` says why a package failed in the
    language of the page.

    Raises:
        RulesetError: the template is missing or wrong.
    """
    rows = rows_of(result, lang)
    packs = tuple(pack.name.in_language(lang) for pack in catalogue.packs)
    return {
        "index.html": render_index(result, date, lang, packs, worded),
        "findings.csv": findings_csv(result, lang),
        "rules.csv": rules_csv(rows.rules, rows.trial),
        TRIAL: findings_csv(result, lang, trial=True) if _on_trial(rows) else None,
    }


def _on_trial(rows: Rows) -> bool:
    return any(row.findings for row in rows.trial)


def render_index(
    result: BatchResult, date: str, lang: Lang, packs: tuple[str, ...] = (), worded: Worded = str
) -> bytes:
    """One HTML file without a single request to anywhere; the same bytes for the same outcomes. ``packs`` are the names
    of the rule packs.

    Raises:
        RulesetError: the template is missing or wrong.
    """
    folder = places.reports_dir() / "batch"
    rows = rows_of(result, lang, worded)
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    try:
        page = environment.get_template("index.html.j2").render(
            lang=lang,
            zh=lang == "zh",
            date=date,
            version=__version__,
            packs=packs,
            data=rows,
            rows=rows.packages,
            excluded=rows.excluded,
            kinds=sorted(Counter(entry.kind for entry in rows.excluded).items()),
            reviewed=any(row.reviewed.decided for row in (*rows.rules, *rows.trial)),
            trial_file=TRIAL if _on_trial(rows) else "",
            left=Counter(row.left for row in rows.packages),
            total=len(result.rows) + len(result.unreadable),
            confirmed=sum(row.confirmed > 0 for row in rows.packages),
            suspected=sum(row.confirmed == 0 and row.suspected > 0 for row in rows.packages),
            **_inline("style", folder / "style.css"),
            **_inline("script", folder / "sort.js"),
        )
    except (OSError, jinja2.TemplateError) as error:
        raise RulesetError(f"reports/batch/index.html.j2: {error}", "install apkscan again") from error
    return page.encode()


def _shown(value: object) -> object:
    """What is put into the page: texts of packages and names of files with nothing in them that cannot be seen."""
    return visible(value) if isinstance(value, str) and not isinstance(value, markupsafe.Markup) else value


def _inline(name: str, path: Path) -> dict[str, object]:
    """Our own style or script, and the digest by which the page's content security policy lets only it run."""
    text = path.read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return {name: markupsafe.Markup(text), f"{name}_hash": f"sha256-{digest}"}  # noqa: S704  (our own file)
