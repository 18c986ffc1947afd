"""What kind of document was read, and of what kind a statement is."""

from analyzer.policy.model import DocumentKind, Policy, Statement, Topic
from analyzer.report.policy_model import StatementKind

KINDS: tuple[StatementKind, ...] = (
    "share", "permission", "collect", "store", "use", "denied", "exempt", "hypothetical",
)  # fmt: skip
"""Weightiest first: what goes to others counts most."""

ADVERSE = frozenset({"bundled-consent", "consent-by-use", "continued-use-consent"})
"""Policy checks that look for what a policy must not say."""

PRACTICE: frozenset[Topic] = frozenset({"collection", "permission", "sharing", "use", "storage"})
"""Topics that are practices with information, of which statements are to be read."""

TOPICS: tuple[Topic, ...] = (
    "collection", "permission", "sharing", "use", "storage", "security", "special-groups", "user-control", "contact",
    "policy-change", "cessation",
)  # fmt: skip

_SHARING = frozenset({"share", "entrust", "transfer", "public", "cross-border"})
_POLARITIES: dict[str, StatementKind] = {"no": "denied", "exempt": "exempt", "hypothetical": "hypothetical"}
_ACTIONS: dict[str, StatementKind] = {
    "collect": "collect", "use": "use", "store": "store", "permission": "permission",
}  # fmt: skip
# The sentences of analyzer.policy.completeness that say what a document is, for a policy whose kind is not set.
_SENTENCES: tuple[tuple[str, DocumentKind], ...] = (
    ("the document holds no text", "empty"),
    ("it looks like an error page", "error-page"),
    ("it looks like a login page", "login-page"),
    ("it looks like a user agreement", "user-agreement"),
    ("it hardly speaks of personal information", "other"),
    ("the text is neither Chinese nor English", "other"),
)


def kind_of(statement: Statement) -> StatementKind:
    """How a statement is coloured."""
    if statement.polarity in _POLARITIES:
        return _POLARITIES[statement.polarity]
    return "share" if statement.action in _SHARING else _ACTIONS.get(statement.action, "use")


def document_kind(policy: Policy) -> DocumentKind:
    """What the document is: as the policy stage says, else by why it is not taken for a whole policy."""
    if policy.kind != "privacy-policy":
        return policy.kind
    if not policy.document.sentences:
        return "empty"
    return next((kind for start, kind in _SENTENCES if policy.why_incomplete.startswith(start)), "privacy-policy")
