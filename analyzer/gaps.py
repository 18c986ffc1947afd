"""What a stage could not see, as a value: the opposite of "nothing found"."""

from enum import StrEnum

from analyzer.value import Value


class Cause(StrEnum):
    """Why something could not be seen. Words for people are in ``rulesets/languages``."""

    DAMAGED = "damaged"
    UNSUPPORTED = "unsupported"
    ENCRYPTED = "encrypted"
    PACKED = "packed"
    DYNAMIC_LOADING = "dynamic-loading"
    REFLECTION = "reflection"
    NATIVE_CODE = "native-code"
    WEB_RUNTIME = "web-runtime"
    FLUTTER = "flutter"
    REACT_NATIVE = "react-native"
    OTHER_RUNTIME = "other-runtime"
    BUDGET = "budget"
    MISSING_SPLIT = "missing-split"
    READERS_DISAGREE = "readers-disagree"
    NOT_ANALYSED = "not-analysed"


class Gap(Value, kw_only=True):
    """One thing that ``stage`` could not look into.

    ``where`` is an entry name, class, method or document position inside the input, never a path of
    this machine. ``detail`` is one English sentence for a specialist. ``blocks_code`` is true when
    code that does anything at all may hide behind the gap, so that "no use found" cannot be said.
    """

    stage: str
    cause: Cause
    where: str = ""
    detail: str = ""
    blocks_code: bool = False
