"""Where personal information goes, for a reader: each flow with its steps, and all of them in one table."""

from analyzer.report.proof import Site, Term
from analyzer.value import Value


class FlowStepView(Value, kw_only=True):
    """One step: ``text`` says what happened, ``method`` and ``class_name`` in which method, ``where`` in which file and
    line ("" when that is not known). ``number`` counts from 1. A step without a method stands for those left out.
    ``obfuscated`` as in `Step`.
    """

    number: int
    kind: str
    text: str
    method: str = ""
    class_name: str = ""
    where: str = ""
    obfuscated: str = ""


class FlowTarget(Value, kw_only=True):
    """Where a flow ends: ``kind`` such as "host", ``name`` of it, ``detail`` the whole address as far as known.

    ``origin`` says how it is known. ``operator`` is who runs a host and where its seat is, ``role`` what the recipient
    is to the app, ``policy`` what the policy says of the data and this recipient; the last two are None for what is no
    recipient.
    """

    kind: Term
    name: str
    detail: str = ""
    origin: str = ""
    operator: str = ""
    role: Term | None = None
    policy: Term | None = None


class FlowView(Value, kw_only=True):
    """One flow. ``owner`` is whose code reads the data, ``sender`` whose hands it out. ``reason`` says why it is not
    confirmed. ``changes`` is what is done to the data on its way, ``remarks`` what bounds or colours the flow.
    """

    anchor: str
    number: int
    data_type: Term
    owner: Term
    sender: Term
    channel: Term
    transport: Term
    certainty: Term
    reason: str = ""
    targets: tuple[FlowTarget, ...] = ()
    changes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    steps: tuple[FlowStepView, ...] = ()
    source: Site
    sink: Site


class FlowLine(Value, kw_only=True):
    """All flows of one data type and owner to one target that travel alike. ``target`` has the recipient's id, or the
    channel's; ``flows`` are anchors of those that are shown, ``count`` counts all of them.
    """

    data_type: Term
    owner: Term
    target: Term
    channel: Term
    transport: Term
    certainty: Term
    role: Term | None = None
    policy: Term | None = None
    count: int
    flows: tuple[str, ...]


class Flows(Value, kw_only=True):
    """Where the data goes. ``analysed`` is false when the stage did not run, ``hidden`` true when code that could not
    be seen may hold more, ``partial`` when data was not followed to the end everywhere. ``more`` counts flows that only
    the facts file holds.
    """

    analysed: bool = False
    hidden: bool = False
    partial: bool = False
    lines: tuple[FlowLine, ...] = ()
    views: tuple[FlowView, ...] = ()
    more: int = 0
