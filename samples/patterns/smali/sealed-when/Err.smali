.class public final Lp/Result$Err;
.super Lp/Result;
.source "Main.kt"

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Lp/Result;-><init>()V
    return-void
.end method

.method public final show()V
    .locals 0
    invoke-static {}, Lp/Main;->err()V
    return-void
.end method
