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
    "consent-prompt",
    "consent-box",
    "ticked-consent",
    "unrefusable-consent",
]
"""What a control or a text is for. "consent-prompt" is a control that agrees to the
policy and is set up as the app starts, "consent-box" a check box for agreeing to the policy, "ticked-consent" one that
is ticked before anybody has touched it, "unrefusable-consent" a dialog about the policy that can only be agreed to.
"""
