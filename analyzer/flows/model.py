"""Flows: from a place that reads personal information to one where it leaves, with every step between."""

from typing import Literal

from analyzer.behaviours.model import CallSite, ConsentVerdict, Grade, Phase
from analyzer.catalogue.channels import Channel
from analyzer.program.owner import Owner
from analyzer.value import Value

Certainty = Literal["confirmed", "unconfirmed"]
"""Confirmed: the precise pass has walked the way. Unconfirmed: only the rough pass has, and the budget ran out."""

Transport = Literal["", "cleartext", "tls", "tls-unchecked", "tls-pinned"]
"""How it travels: "" when nothing says; in clear; TLS; TLS with the checks of certificate or host name switched off;
TLS with pinned certificates.
"""

TransformationKind = Literal[
    "hash", "mac", "encrypt", "encode", "compress", "truncate", "decode", "decrypt", "decompress"
]

StepKind = Literal[
    "source", "call", "return", "store", "load", "api", "callback", "intent", "saved", "restored", "thrown", "branch",
    "sink",
]  # fmt: skip
"""What happened: read; handed to a packaged method; handed back; put into a field, array or object; taken out of one;
carried through a method of the framework or a modelled library; handed to code that the framework runs; sent in an
intent; written to preferences, a database or a file; read back from there; thrown; decided a branch (implicit); left.
"""


class FlowStep(Value, kw_only=True):
    """One step. ``what`` is the signature of the method called or of the field, "" where the kind says all; ``key`` the
    constant under which it was put or taken (an extra, a preference, an index).
    """

    kind: StepKind
    site: CallSite
    what: str = ""
    key: str = ""


class Transformation(Value, kw_only=True):
    """What was done to the data on its way. ``algorithm`` as the code names it ("SHA-256", "AES/CBC/PKCS5Padding"), ""
    when not known. ``constant_key``: the key or salt is a constant of the package.
    """

    kind: TransformationKind
    algorithm: str = ""
    site: CallSite
    constant_key: bool = False


class Destination(Value, kw_only=True):
    """Where it goes. ``kind``: "host" (``value`` a host name, ``detail`` the whole address as far as known), "sdk"
    (``value`` its id), "number" (of a phone or short message), "component" (class or action of an intent), "file"
    (path or name), "key" (preference, table), "topic". ``origin``: how it is known: "constant", "resource",
    "annotation", "builder", "native-string", "field".
    """

    kind: Literal["host", "sdk", "number", "component", "file", "key", "topic"]
    value: str
    detail: str = ""
    origin: str = "constant"


class Flow(Value, kw_only=True):
    """One kind of personal information on one way from one source to one sink.

    ``argument``: the place of the sink's call by which it leaves ("arg1", "this"). ``steps`` begin with the source and
    end with the sink. ``stored``: on its way it lay in preferences, a database or a file. ``implicit``: no data moves,
    only a branch depends on it. ``phases`` are those in which the data can leave so, not all in which the sink's code
    runs; of an unconfirmed flow they are the latter, as its way is not known. ``grade`` follows from them. ``consent``
    is that of the way by which the data leaves: "before" only where all of it runs before, "after" where the read or
    the sink always runs after. ``reason`` says why an unconfirmed flow is not confirmed.
    """

    data_type: str
    source: CallSite
    source_api: str
    source_owner: Owner
    sink: CallSite
    sink_api: str
    sink_owner: Owner
    argument: str
    channel: Channel
    certainty: Certainty = "confirmed"
    reason: str = ""
    destinations: tuple[Destination, ...] = ()
    transport: Transport = ""
    transformations: tuple[Transformation, ...] = ()
    steps: tuple[FlowStep, ...] = ()
    stored: bool = False
    implicit: bool = False
    grade: Grade = "reachable"
    phases: tuple[Phase, ...] = ()
    consent: ConsentVerdict = ""

    @property
    def leaves_device(self) -> bool:
        """Whether the way out ends, as far as known, at somebody else's machine or code."""
        return self.channel in ("network", "web", "sdk", "sms")
