"""Which types constants can be values of."""

from analyzer.program.flow import URI_BUILDER
from analyzer.program.pure import LISTS
from analyzer.program.pure_values import STRING
from analyzer.program.text_builders import BUILDER_CLASSES

PLAIN = frozenset(
    {*"ZBSCIJ", STRING, "Ljava/lang/CharSequence;", "Ljava/lang/Object;", "Ljava/lang/Comparable;", "Landroid/net/Uri;",
     URI_BUILDER, "Ljava/lang/Class;", "Ljava/lang/Integer;", "Ljava/lang/Long;", "Ljava/lang/Short;",
     "Ljava/lang/Byte;", "Ljava/lang/Character;", "Ljava/lang/Boolean;", "Ljava/lang/Number;", *BUILDER_CLASSES, *LISTS,
     "[B", "[C", "[I", "[J", "[S", "[Ljava/lang/String;", "[Ljava/lang/Object;", "[Ljava/lang/CharSequence;",
     "Ljava/lang/Iterable;"}
)  # fmt: skip
"""Types whose values constants can be; of a value of another type is told at most which static field holds it."""
