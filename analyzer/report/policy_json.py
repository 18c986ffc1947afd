"""A policy's report as canonical JSON: the same bytes for the same report."""

import msgspec

from analyzer.report.policy_report import PolicyReport


def render(report: PolicyReport) -> bytes:
    """JSON of the published schema ``policy.schema.json``, keys in the order of the schema."""
    return msgspec.json.format(msgspec.json.encode(report, order="deterministic"), indent=1) + b"\n"
