"""The published JSON Schemas of what is written: made from the types, so that they cannot disagree.

``python -m analyzer.report.schema`` writes them below ``reports/``; a test compares.
"""

from typing import Any

import msgspec

from analyzer.facts import SCHEMA as FACTS_SCHEMA
from analyzer.facts import Facts
from analyzer.places import reports_dir
from analyzer.report.model import SCHEMA as REPORT_SCHEMA
from analyzer.report.model import Report
from analyzer.report.policy_report import SCHEMA as POLICY_SCHEMA
from analyzer.report.policy_report import PolicyReport
from analyzer.seal.model import SCHEMA as SEAL_SCHEMA
from analyzer.seal.model import Seal

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, bytes]:
    """File name to content of each schema."""
    return {
        "report.schema.json": _schema(Report, f"apkscan report, version {REPORT_SCHEMA}"),
        "policy.schema.json": _schema(PolicyReport, f"apkscan policy report, version {POLICY_SCHEMA}"),
        "facts.schema.json": _schema(Facts, f"apkscan facts, version {FACTS_SCHEMA}"),
        "seal.schema.json": _schema(Seal, f"apkscan evidence seal, version {SEAL_SCHEMA}"),
    }


def _schema(kind: type[Any], title: str) -> bytes:
    schema = {"$schema": DIALECT, "title": title, **msgspec.json.schema(kind)}
    return msgspec.json.format(msgspec.json.encode(schema, order="deterministic"), indent=1) + b"\n"


if __name__ == "__main__":
    for name, content in schemas().items():
        (reports_dir() / name).write_bytes(content)
