.class public final Lp/Plain;
.super Ljava/lang/Object;
.source "SourceFile"

.implements Lp/Greeter;

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

.method public synthetic greet()V
    .locals 0
    invoke-static {p0}, Lp/Greeter$-CC;->$default$greet(Lp/Greeter;)V
    return-void
.end method
