"""The published JSON Schema of a comparison, made from its type. ``python -m analyzer.compare.schema`` writes it."""

import msgspec

from analyzer.compare.model import SCHEMA, Comparison
from analyzer.places import reports_dir
from analyzer.report.schema import DIALECT

NAME = "compare.schema.json"


def schema() -> bytes:
    """The content of ``reports/compare.schema.json``."""
    whole = {
        "$schema": DIALECT,
        "title": f"apkscan comparison, version {SCHEMA}",
        **msgspec.json.schema(Comparison),
    }
    return msgspec.json.format(msgspec.json.encode(whole, order="deterministic"), indent=1) + b"\n"


if __name__ == "__main__":
    (reports_dir() / NAME).write_bytes(schema())
