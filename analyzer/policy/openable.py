"""Which types of data no permission of the system opens: where a permission is spoken of, they are what it is for."""

from collections.abc import Iterable

from analyzer.policy.alternatives import word_set

NOT_OPENED = word_set(
    """user-content chat-content ai-input user-profile usage-information search-history browsing-history payment
    credentials account-name name id-number address email gender birth-date nationality occupation education
    marital-status religion web-cookies personal-information sensitive-personal-information identity-information
    financial-information credit-information bank-card children-information crash-log"""
)
"""None of over twelve thousand labelled statements says of one of these that a permission for it is asked for."""


def openable(types: Iterable[str]) -> bool:
    """Whether a permission may open one of the types."""
    return any(name not in NOT_OPENED for name in types)
