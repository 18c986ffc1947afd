"""The index of a batch of which every text is hostile: page and tables stay whole."""

from msgspec import structs

from analyzer.batch.index_csv import findings_csv, rules_csv
from analyzer.batch.model import Outcome, Task
from analyzer.batch.run import BatchResult
from tests.batch.test_index import done, page, result, task
from tests.report import escaping
from tests.report.poison import hostile_texts, poisoned


def _rows() -> list[tuple[Task, Outcome | None]]:
    failed = Outcome(kind="crash", detail="stopped")
    return [(task("a.apk", also=("b.apk",)), done()), (task("c.apk", "c" * 64), failed), (task("d.apk", "d" * 64), None)]


def hostile() -> BatchResult:
    texts = hostile_texts()
    keep = frozenset({"sha256", "settings", "lang", "folder", "stated", "packs"})
    rows = [
        (poisoned(one, texts, keep), poisoned(outcome, texts, keep))
        for _ in range(8)
        for one, outcome in _rows()
    ]
    rows = [(structs.replace(one, sha256=f"{number:064x}"), outcome) for number, (one, outcome) in enumerate(rows)]
    return result(*rows, unreadable=tuple((next(texts), next(texts)) for _ in range(8)))


def test_the_index_stays_whole() -> None:
    for lang in ("zh", "en"):
        ours = escaping.vocabulary([page(result(*_rows(), unreadable=(("x.apk", "why"),)), lang)])
        escaping.page_is_ours(page(hostile(), lang), ours | {("span", "class"), ("wbr", ""), ("bdi", "")})


def test_no_cell_of_the_tables_is_a_formula() -> None:
    for lang in ("zh", "en"):
        escaping.no_cell_is_a_formula(findings_csv(hostile(), lang))
        escaping.no_cell_is_a_formula(rules_csv(hostile(), lang))
