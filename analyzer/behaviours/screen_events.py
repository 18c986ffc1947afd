"""Whether code looks into the events that an accessibility service hears of."""

from analyzer.behaviours.code_index import CodeIndex
from analyzer.behaviours.conduct_calls import calls

_CONTENT = frozenset(
    {
        "getText", "getBeforeText", "getContentDescription", "getSource", "getParcelableData", "getRecord", "toString",
        "obtain", "writeToParcel",
    }
)  # fmt: skip
_OF_EVENTS = {
    "Landroid/view/accessibility/AccessibilityEvent;": _CONTENT,
    "Landroid/view/accessibility/AccessibilityRecord;": _CONTENT,
}
"""What tells, or hands on, what an event holds; its type, time, class and package are left aside."""

_TELLING = frozenset(
    {
        "onPopulateAccessibilityEvent", "dispatchPopulateAccessibilityEvent", "onInitializeAccessibilityEvent",
        "onRequestSendAccessibilityEvent", "requestSendAccessibilityEvent", "sendAccessibilityEvent",
        "sendAccessibilityEventUnchecked",
    }
)  # fmt: skip
"""Methods in which a view tells screen readers what it shows."""


def reads_screens(code: CodeIndex) -> bool:
    """Whether any method that is no open-source library's, nor a view's that describes itself, looks into an event.

    Wherever that is, a service may call it: code that only stands beside a service is held to be its own.
    """
    symbols = code.program.symbols
    telling = set(symbols.strings.find_all(_TELLING).values())
    return any(int(symbols.methods.name[place.method]) not in telling for _, place in calls(code, _OF_EVENTS))
