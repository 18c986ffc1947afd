"""A report as canonical JSON: the same bytes for the same report, and back again."""

import msgspec

from analyzer.errors import UnreadableError
from analyzer.report.model import SCHEMA, Report


def render(report: Report) -> bytes:
    """The report as JSON of the published schema ``report.schema.json``, keys in the order of the schema."""
    return msgspec.json.format(msgspec.json.encode(report, order="deterministic"), indent=1) + b"\n"


def read(data: bytes, name: str = "report") -> Report:
    """Read a report back, for rendering it again.

    Raises:
        UnreadableError: not JSON, not a report, or one of another schema version.
    """
    try:
        report = msgspec.json.decode(data, type=Report)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UnreadableError(
            f"{name}: not an apkscan report ({error})", "give a report.json that apkscan scan wrote"
        ) from error
    if report.schema != SCHEMA:
        raise UnreadableError(
            f"{name}: a report of schema {report.schema}, this version reads {SCHEMA}", "scan the package again"
        )
    return report
