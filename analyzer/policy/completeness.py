"""Does a document look like a whole privacy policy, or like something else?"""

import re
from collections.abc import Sequence

from analyzer.gaps import Gap
from analyzer.policy.document_kinds import (
    FEWEST_SUBJECTS,
    SHORTEST_CHINESE,
    SHORTEST_ENGLISH,
    SUBJECT,
    kind_of_all,
)
from analyzer.policy.finding_kinds import role_of
from analyzer.policy.model import DocumentKind, PolicyCheck, PolicyDocument, PolicyFile, Statement

FEWEST_PARTS = 4

PARTS = (
    "access",
    "account-cancellation",
    "contact",
    "correction",
    "cross-border",
    "deletion",
    "handler-identity",
    "minors",
    "purpose-and-manner",
    "retention-period",
    "security-measures",
    "sharing-list",
    "update-date",
)
"""Checks of which a whole policy meets several."""

_ELSEWHERE = re.compile(
    r"(?:详见|参见|请见|见于|查看|查阅|阅读|点击|访问|了解|载于|列于|参阅|\bsee\b|refer to|\bview\b|available (?:at|in)"
    r"|listed (?:in|at)|set out in)[^。；;\n]{0,40}(?:sdk|第三方|合作方|third[- ]part|partner)[^。；;\n]{0,24}"
    r"(?:清单|目录|列表|名单|\blist)",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"下表|下列|如下|以下|附录|附件|本政策|\bbelow\b|appendix|annex|following|this policy", re.IGNORECASE
)
_ENTRY = re.compile(
    r"(?:^|\n)[^\n]{0,12}(?:sdk|第三方|插件|third[- ]party|partner)[^\n]{0,8}(?:名称|主体|公司|name)[^\n]{0,6}[:：\t]",
    re.IGNORECASE,
)
_NAMING = re.compile(r"sdk|第三方|插件|合作方|接收方|third[- ]part|provider|partner|recipient", re.IGNORECASE)
_FEWEST_ENTRIES = 2


def why_incomplete(document: PolicyDocument, statements: Sequence[Statement], checks: Sequence[PolicyCheck]) -> str:
    """One English sentence about why the document cannot be taken for a whole privacy policy; "" when it can.

    Of several files, those that are a privacy policy or a part of one count; a user agreement beside them does not.
    """
    kind = kind_of_all(document.files)
    own = tuple(file for file in document.files if file.kind == "privacy-policy")
    text = "\n".join(document.text[file.span.start : file.span.end] for file in own) or document.text
    size = len("".join(text.split()))
    gaps = [gap for gap in document.gaps if not _is_beside(gap, document.files)]
    if gaps:
        return f"a part could not be read: {gaps[0].detail}"
    if not size:
        return "the document holds no text"
    if not own and not _is_long_policy(kind, checks) and (what := _instead(kind)):
        return what
    if document.language == "other":
        return "the text is neither Chinese nor English"
    if size < (SHORTEST_CHINESE if document.language == "zh" else SHORTEST_ENGLISH):
        return f"only {size} characters, too short for a whole privacy policy"
    if len(SUBJECT.findall(text)) < FEWEST_SUBJECTS:
        return "it hardly speaks of personal information or privacy"
    wall = next((what for file in document.files if (what := _wall(file.kind))), "")
    if wall:
        return wall
    if own and not any(file.role == "policy" for file in own):
        return "only a list was given, not the privacy policy that it belongs to"
    found = [check.id for check in checks if check.id in PARTS and check.found]
    if not any(statement.polarity in ("yes", "no") for statement in statements):
        return "it states nothing about collecting or using information"
    if len(found) < FEWEST_PARTS:
        return f"only {len(found)} of {len(PARTS)} usual parts of a privacy policy were found"
    if lacks_sdk_list(document):
        return "it refers to a list of third parties elsewhere, which was not supplied"
    return ""


def _instead(kind: DocumentKind) -> str:
    """What a document is that is no policy; "" when its kind does not say so."""
    if kind == "user-agreement":
        return "it looks like a user agreement, not a privacy policy"
    if kind == "login-page":
        return "it looks like a login page, not a privacy policy"
    if kind == "error-page":
        return "it looks like an error page, not a privacy policy"
    return ""


def _wall(kind: DocumentKind) -> str:
    """What a file is that was meant to be a part of the policy and shows something else; "" for any other."""
    if kind == "login-page":
        return "one of the files looks like a login page"
    if kind == "error-page":
        return "one of the files looks like an error page"
    return "one of the files holds no text" if kind == "empty" else ""


def _is_long_policy(kind: DocumentKind, checks: Sequence[PolicyCheck]) -> bool:
    """Whether an agreement has the parts of a whole policy all the same."""
    found = sum(check.id in PARTS and check.found for check in checks)
    return kind == "user-agreement" and found >= 2 * FEWEST_PARTS


def _is_beside(gap: Gap, files: Sequence[PolicyFile]) -> bool:
    """Whether a gap is in a file that is no part of the policy."""
    others = [file for file in files if file.kind in ("user-agreement", "other")]
    return len(others) < len(files) and any(
        gap.where == file.name or gap.where.startswith(f"{file.name} ") for file in others
    )


def lacks_sdk_list(document: PolicyDocument) -> bool:
    """Whether the policy says that its list of SDKs or third parties stands elsewhere, and it does not stand here."""
    if any(file.role == "sdk-list" for file in document.files):
        return False
    reference = next((found for found in _ELSEWHERE.finditer(document.text) if not _BELOW.search(found[0])), None)
    return reference is not None and not _holds_list(document)


def _holds_list(document: PolicyDocument) -> bool:
    """Whether entries about third parties stand in the text: rows of a table, keys, or a section called a list."""
    rows = sum(any(map(_NAMING.search, block.header)) for block in document.blocks if block.kind == "table-row")
    if rows >= _FEWEST_ENTRIES or len(_ENTRY.findall(document.text)) >= _FEWEST_ENTRIES:
        return True
    listed = (
        block.kind in ("list-item", "table-row", "paragraph")
        for block in document.blocks
        if any(role_of(heading) == "sdk-list" for heading in block.headings[1:])
    )
    return sum(listed) >= 2 * _FEWEST_ENTRIES
