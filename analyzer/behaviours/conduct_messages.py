"""Text messages: to numbers that the code itself names, and messages kept from the user."""

import re
from collections.abc import Iterator

from analyzer.behaviours.code_index import CodeIndex, Names
from analyzer.behaviours.conduct_calls import calls, texts
from analyzer.behaviours.conduct_receivers import Heard, events
from analyzer.behaviours.hits import Hit
from analyzer.catalogue.tables import Tables
from analyzer.program.values import CallArguments

_SENDING: Names = {
    name: frozenset({"sendTextMessage", "sendMultipartTextMessage", "sendDataMessage"})
    for name in ("Landroid/telephony/SmsManager;", "Landroid/telephony/gsm/SmsManager;")
}
_SHORT = re.compile(r"[0-9]{4,6}|106[0-9]{4,17}")
"""A number that no subscriber has, by its form: a short code, or one of the access codes of messages that begin with
106 in the Chinese numbering plan. Whether a message to it costs anything, no number says."""

_ABORT: Names = {
    "Landroid/content/BroadcastReceiver;": frozenset({"abortBroadcast"}),
    "Landroid/content/BroadcastReceiver$PendingResult;": frozenset({"abortBroadcast"}),
}
_DELETE: Names = {"Landroid/content/ContentResolver;": frozenset({"delete"})}
_MESSAGES = ("content://sms", "content://mms-sms", "content://mms")


def fixed_numbers(code: CodeIndex) -> Iterator[Hit]:
    """Messages to a constant short number."""
    for signature, place in calls(code, _SENDING):
        for number in texts(code.arguments(place), 1):
            if _SHORT.fullmatch(number):
                yield Hit("SMS_FIXED_NUMBER", "api", signature, number, place)


def suppressed(code: CodeIndex, tables: Tables, heard: Heard) -> Iterator[Hit]:
    """Broadcasts of received messages that are ended, and messages that are deleted."""
    for signature, place in calls(code, _ABORT):
        if heard.at(place):
            yield Hit("SMS_SUPPRESS", "api", signature, "", place, manner="intercepted")
    for signature, place in calls(code, _DELETE):
        for uri in _uris(code, tables, code.arguments(place)):
            if uri.startswith(_MESSAGES):
                yield Hit("SMS_SUPPRESS", "api", signature, uri, place, manner="deleted")


def answered(code: CodeIndex, heard: Heard) -> Iterator[Hit]:
    """Messages that are sent because one came in."""
    for signature, place in calls(code, _SENDING) if heard else ():
        if heard.at(place):
            yield Hit("SMS_ANSWER", "api", signature, "", place, manner=events(heard, place))


def _uris(code: CodeIndex, tables: Tables, call: CallArguments | None) -> list[str]:
    """The content URIs that a call is given."""
    found = set(texts(call, 1))
    for const in (call.arguments[1] or ()) if call is not None and len(call.arguments) > 1 else ():
        if const.kind == "field":
            field = str(const.value)
            found |= {tables.uri_field(field) or ""}
            held = code.static_constants(field) or ()
            found |= {str(one.value) for one in held if one.kind in ("uri", "string")}
    return sorted(found - {""})
