"""What a control or a text on a screen is for: the names that rules and tables say it by."""

from typing import Literal

ScreenKind = Literal[
    "account",
    "account-cancellation",
    "personalisation-switch",
    "withdrawal",
    "complaint",
    "privacy-policy",
    "collected-list",
    "shared-list",
    "consent-box",
    "ticked-consent",
    "unrefusable-consent",
]
"""What a control or a text is for. "consent-box" is a check box for agreeing to the policy, "ticked-consent" one that
is ticked before anybody has touched it, "unrefusable-consent" a dialog about the policy that can only be agreed to.
"""
