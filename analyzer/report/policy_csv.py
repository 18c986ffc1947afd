"""A policy's statements, named third parties and checks as CSV for a spreadsheet, one row each, safe to open there."""

import csv
import io
from collections.abc import Iterator

from analyzer.report.csv import inert
from analyzer.report.policy_model import CheckRow, Party, SdkMentionView, StatementView
from analyzer.report.policy_report import PolicyReport

COLUMNS = (
    "record",
    "number",
    "sentence",
    "data_types",
    "data_types_text",
    "action",
    "polarity",
    "modality",
    "necessity",
    "actor",
    "actor_name",
    "actor_sdk",
    "receiver",
    "receiver_name",
    "receiver_sdk",
    "purpose",
    "purpose_kinds",
    "condition",
    "condition_kind",
    "section",
    "rule",
    "score",
    "result",
    "value",
    "words",
    "start",
    "end",
    "source",
)
"""Names of the columns, the same in every language. ``record`` is statement, third-party or check; ``words`` are those
of the sentence; ``start``, ``end`` and ``source`` are positions as in `policy_model.SentencePlace`.
"""


def render(report: PolicyReport) -> bytes:
    """UTF-8 with a byte-order mark, which spreadsheets need to recognise Chinese; lines end with CR LF (RFC 4180)."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, restval="", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    places = {place.number: place for place in report.policy.sentences}
    for row in _rows(report):
        place = places.get(int(row.get("sentence") or 0))
        if place is not None:
            row |= {"start": str(place.start), "end": str(place.end), "source": str(place.source)}
        writer.writerow({name: inert(text) for name, text in row.items()})
    return out.getvalue().encode("utf-8-sig", "replace")


def _rows(report: PolicyReport) -> Iterator[dict[str, str]]:
    yield from (_statement(statement) for statement in report.policy.statements)
    yield from (_third_party(number, sdk) for number, sdk in enumerate(report.policy.sdks, 1))
    yield from (_check(number, check) for number, check in enumerate(report.policy_checks, 1))


def _statement(statement: StatementView) -> dict[str, str]:
    return {
        "record": "statement",
        "number": str(statement.number),
        "sentence": str(statement.sentence),
        "data_types": "; ".join(term.id for term in statement.data_types),
        "data_types_text": "; ".join(term.text for term in statement.data_types),
        "action": statement.action.id,
        "polarity": statement.polarity.id,
        "modality": statement.modality.id,
        "necessity": statement.necessity.id if statement.necessity else "",
        **_party("actor", statement.actor),
        **(_party("receiver", statement.receiver) if statement.receiver else {}),
        "purpose": statement.purpose,
        "purpose_kinds": "; ".join(term.id for term in statement.purpose_kinds),
        "condition": statement.condition,
        "condition_kind": statement.condition_kind.id if statement.condition_kind else "",
        "section": " › ".join(statement.section),
        "rule": statement.rule,
        "score": f"{statement.score:g}",
        "words": statement.sentence_text,
    }


def _party(column: str, party: Party) -> dict[str, str]:
    return {column: party.kind.id, f"{column}_name": party.name, f"{column}_sdk": party.sdk}


def _third_party(number: int, sdk: SdkMentionView) -> dict[str, str]:
    return {
        "record": "third-party",
        "number": str(number),
        "sentence": str(sdk.sentence),
        "data_types": "; ".join(term.id for term in sdk.data_types),
        "data_types_text": "; ".join(term.text for term in sdk.data_types),
        "actor_name": sdk.name,
        "actor_sdk": sdk.sdk,
        "purpose": sdk.purpose,
        "value": "; ".join(text for text in (sdk.company, sdk.manner, sdk.link) if text),
    }


def _check(number: int, check: CheckRow) -> dict[str, str]:
    quote = check.quote or (check.search.nearest if check.search else None)
    words = "".join(fragment.text for fragment in quote.fragments) if quote else ""
    return {
        "record": "check",
        "number": str(number),
        "sentence": str(quote.number) if quote else "",
        "rule": check.id,
        "section": check.title,
        "result": check.result.id,
        "value": check.value,
        "words": words,
    }
