"""What was examined with what, in the rows that the Markdown page and the workbook share."""

from analyzer.report.furniture import Furniture
from analyzer.report.model import Report
from analyzer.report.proposed import app_type_told


def sample_rows(report: Report, words: Furniture) -> list[tuple[str, str]]:
    """Label and text: package, policy, date, tool and rules."""
    sample, tool = report.sample, report.tool
    without = sample.policy_origin.text if sample.policy_origin else words("policy_none")
    code = f" ({sample.version_code})" if sample.version_code is not None else ""
    return [
        (words("app_name"), sample.app_name),
        (words("package"), sample.package),
        (words("version"), sample.version_name + code),
        (words("app_type"), app_type_told(sample, words)),
        (words("file"), sample.file_name),
        (words("size"), sample.size_text),
        ("SHA-256", sample.sha256),
        (words("policy_document"), sample.policy.name if sample.policy else without),
        (words("date"), report.date),
        (words("tool"), f"{tool.name} {tool.version}"),
        (words("ruleset"), tool.ruleset_sha256),
    ]
