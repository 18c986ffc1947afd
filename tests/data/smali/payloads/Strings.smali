.class public Lfixture/Strings;
.super Ljava/lang/Object;
.source "Strings.java"

# MUTF-8: U+0000 in two bytes, a character outside the BMP as two surrogates of three bytes, a lone surrogate.
.method public static all()V
    .registers 1
    .line 10
    const-string v0, "nul\u0000inside"
    const-string v0, "\ud83d\ude00"
    const-string v0, "lone\ud800"
    const-string v0, "\u901a\u8baf\u5f55"
    const-string v0, ""
    const-string/jumbo v0, "jumbo"
    const-class v0, [Lfixture/Strings;
    const-class v0, Lfixture/Strings;
    return-void
.end method
