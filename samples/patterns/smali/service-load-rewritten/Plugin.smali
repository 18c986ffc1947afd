.class public final Lp/Plugin;
.super Ljava/lang/Object;
.source "SourceFile"

.implements Lp/Service;

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

.method public final run()V
    .locals 0
    invoke-static {}, Lp/Main;->hit()V
    return-void
.end method
