"""A comparison as canonical JSON: the same bytes for the same comparison."""

import msgspec

from analyzer.compare.model import Comparison


def render(comparison: Comparison) -> bytes:
    """JSON of the published schema ``compare.schema.json``, keys in the order of the schema."""
    return msgspec.json.format(msgspec.json.encode(comparison, order="deterministic"), indent=1) + b"\n"
