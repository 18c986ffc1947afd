.class public final Lp/Own;
.super Ljava/lang/Object;
.source "SourceFile"

.implements Lp/Greeter;

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

.method public greet()V
    .locals 0
    invoke-static {}, Lp/Main;->own()V
    return-void
.end method
