"""Words of the English clause grammar: forms of verbs by what they do, auxiliaries, subjects, prepositions."""

from analyzer.policy.alternatives import word_set

_DOUBLED = word_set("submit transmit log get put ship refer infer transfer plan run stop opt tag")
_IRREGULAR = {
    "send": "sent sent", "sell": "sold sold", "keep": "kept kept", "get": "got got", "give": "gave given",
    "see": "saw seen", "read": "read read", "know": "knew known", "learn": "learned learned", "hold": "held held",
    "show": "showed shown", "leave": "left left", "let": "let let", "put": "put put", "set": "set set",
    "write": "wrote written", "tell": "told told", "say": "said said", "choose": "chose chosen",
    "speak": "spoke spoken",
    "upload": "uploaded uploaded", "broadcast": "broadcast broadcast",
}  # fmt: skip
_BY_CLASS = {
    "collect": """collect gather obtain receive record capture track read retrieve acquire access monitor log
        request need require demand
        generate import fetch solicit evaluate learn see know determine detect sync synchronize
        synchronise harvest scrape photograph observe count attach get ask sense assign recognise recognize""",
    "use": """use process analyse analyze utilise utilize handle combine associate link match compare scan verify
        derive infer estimate check examine profile evaluate calculate view tie""",
    "share": """share disclose sell rent trade send transmit pass release forward reveal expose deliver exchange hand
        route communicate distribute report transfer barter""",
    "store": "store retain keep save maintain archive cache hold preserve backup",
    "stay": "remain stay reside live",
    "give": "provide enter submit give supply upload type fill input volunteer add attach register tell"
    " write select choose",
    "public": "publish post list broadcast display show",
    "delete": "delete erase remove purge discard clear",
    "refuse": "refuse decline block disable reject withdraw revoke deny",
    "place": "set place drop",
    "contain": "contain include comprise",
    "entrust": "entrust",
    "leave": "leave",
}  # fmt: skip
_AMBIGUOUS = word_set("""
    use share access process record log request need track transfer store report link match check list post
    display exchange handle show rent trade release cache hold supply submit view profile set place block drop
    live count tie type input scan route hand import purge register pass stay demand sense keep study back save
""")


def _forms(base: str) -> list[tuple[str, str]]:
    last = base[-1]
    if last in "sxz" or base.endswith(("sh", "ch")):
        third = base + "es"
    elif last == "y" and base[-2] not in "aeiou":
        third = base[:-1] + "ies"
    else:
        third = base + "s"
    stem = base + last if base in _DOUBLED else base[:-1] if last == "e" and not base.endswith("ee") else base
    past = base[:-1] + "ied" if third.endswith("ies") and last == "y" else stem + "ed"
    found = [(base, "base"), (third, "s"), (stem + "ing", "ing")]
    irregular = _IRREGULAR.get(base)
    if irregular is None:
        return [*found, (past, "ed")]
    return [*found, *((form, "ed") for form in irregular.split() if form != base)]


def _table() -> dict[str, tuple[str, str, str]]:
    table: dict[str, tuple[str, str, str]] = {}
    for kind, bases in _BY_CLASS.items():
        for base in bases.split():
            for form, shape in _forms(base):
                table.setdefault(form, (base, kind, shape))
    return table


VERBS = _table()
"""A form to its verb, what the verb does, and the shape: "base", "s", "ed" or "ing"."""
AMBIGUOUS = frozenset(form for base in _AMBIGUOUS for form, shape in _forms(base) if shape in ("base", "s"))
"""Forms that are nouns as well."""

BE = word_set("is are be been being was were gets isn't aren't wasn't weren't isn’t aren’t")
UNREAL = word_set("able unable right rights ability option policy entitled attempt efforts effort")
"""Before "to": what follows need not happen."""
HAVE = word_set("have has had having haven't hasn't")
MODALS = word_set("""
    may might can could will would shall should must cannot can't can’t won't won’t wouldn't couldn't shouldn't
    mustn't
""")
DO = word_set("do does did don't doesn't didn't don’t doesn’t didn’t")
NEGATIONS = word_set("not never neither nor cannot") | frozenset(
    word for word in (*BE, *HAVE, *MODALS, *DO) if word.endswith(("n't", "n’t", "can't", "can’t"))
)
NONE = word_set("no none nothing neither nobody")
ADVERBS = word_set("""
    also then ever further still both just otherwise either neither not never only solely always sometimes often
    once again first even each all automatically please however instead long longer no together already
    additionally themselves itself occasionally in~turn
""")
DETERMINERS = word_set("""
    the a an any some all certain such other this that these those your our their its his her my no each every
    following various additional specific limited basic new both further more most less personal precise
    approximate own whose different relevant necessary
""")
PREPOSITIONS = word_set("""
    of to with from by for in on at via through into onto within under during about without against among
    between as upon regarding concerning across per toward towards outside behind over using than
""")
PRONOUNS = {"we": "first", "i": "first", "nobody": "first", "they": "third", "you": "user", "he": "user", "she": "user"}
OBJECT_PRONOUNS = word_set("it them those this these us you me")
BREAKS = word_set("; : . ! ? \n \t — – | • ✅ ❌ ✗ ✘ ·")
SUBORDINATORS = word_set("""
    if when while whenever where wherever unless because although though once until before after whereas since
    provided
""")
RELATIVES = word_set("which that who whom whose")
ASKING = word_set("how what why whether")
FIRST_HEADS = word_set("""
    websites sites app apps application applications website site service services platform company game games
    developer software server servers system systems product products
""")
THIRD_HEADS = word_set("""
    parties party partners partner providers provider processors processor vendors vendor affiliates affiliate
    advertisers advertiser networks network sdks sdk companies subsidiaries retailer retailers merchants brokers
    organizations organisations contractors authorities engine engines stores libraries library plugins plugin
    scripts script controllers agencies recipients recipient captcha banks insurers carriers operators
    developers firms entities applications suppliers supplier subprocessors
""")
USER_HEADS = word_set("""
    users user players player visitors visitor customers customer members member individuals person people
    parents children child participants someone anyone everyone others
""")
THIRD_MARKS = word_set("""
    third other these such those ad advertising analytics payment service cloud hosting social both our trusted
""")
PUBLIC_PLACES = word_set("public publicly everyone everybody")
ADJUNCTS = word_set("""
    in on at via through by without against during under within from as upon using into onto across over before
    after than outside
""")
ANONYMOUS = word_set("""
    anonymous anonymised anonymized aggregate aggregated deidentified identified non nonpersonal statistical
    pseudonymised number
""")
NOT_GERUNDS = word_set("""
    thing something anything nothing everything during including advertising marketing billing following
    targeting regarding according pending setting meaning shipping banking gaming messaging training loading
    pricing hosting being having concerning
""")
