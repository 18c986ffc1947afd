.class public final synthetic Lp/Main$$ExternalSyntheticLambda0;
.super Ljava/lang/Object;
.source "D8$$SyntheticClass"

.implements Lkotlin/jvm/functions/Function0;

.method public synthetic constructor <init>()V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

.method public final invoke()Ljava/lang/Object;
    .locals 1
    invoke-static {}, Lp/Main;->value_delegate$lambda$0()Ljava/lang/Object;
    move-result-object v0
    return-object v0
.end method
