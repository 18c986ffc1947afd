"""The ways by which data leaves: one vocabulary for the files of sinks, the conditions of rules and the flows."""

from typing import Literal

Channel = Literal[
    "network",
    "web",
    "sdk",
    "log",
    "file",
    "external-storage",
    "preferences",
    "database",
    "sms",
    "phone",
    "intent",
    "clipboard",
    "provider",
    "native",
    "bluetooth",
    "nfc",
    "notification",
    "shell",
    "unknown-stream",
]
"""By which way data leaves. "web": a page in a WebView; "sdk": an argument of a third-party SDK's API; "intent":
another app, or whoever answers an intent; "provider": another app's content provider; "native": a native method;
"unknown-stream": a stream of which it is not known where it ends.
"""
