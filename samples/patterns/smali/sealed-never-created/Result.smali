.class public abstract Lp/Result;
.super Ljava/lang/Object;
.source "Main.kt"

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method
