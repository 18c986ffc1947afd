"""Whose code a class is: the app's own, a named SDK's, or nobody's that we can name."""

from typing import Literal

from analyzer.value import Value


class Owner(Value, kw_only=True):
    """``kind`` "app", "sdk" or "unattributed"; ``sdk`` is the canonical SDK id when kind is "sdk"."""

    kind: Literal["app", "sdk", "unattributed"]
    sdk: str = ""
