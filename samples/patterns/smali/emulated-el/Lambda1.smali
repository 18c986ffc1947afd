.class public final synthetic Lp/Main$$ExternalSyntheticLambda1;
.super Ljava/lang/Object;
.source "D8$$SyntheticClass"

.implements Ljava/util/function/Consumer;

.method public synthetic constructor <init>()V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

.method public final accept(Ljava/lang/Object;)V
    .locals 0
    check-cast p1, Ljava/lang/String;
    invoke-static {p1}, Lp/Main;->lambda$unused$1(Ljava/lang/String;)V
    return-void
.end method
