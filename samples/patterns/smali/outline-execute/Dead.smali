.class public final Lp/Dead;
.super Ljava/lang/Object;
.source "SourceFile"

.implements Ljava/lang/Runnable;

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

.method public final run()V
    .locals 0
    invoke-static {}, Lp/Main;->dead()V
    return-void
.end method
