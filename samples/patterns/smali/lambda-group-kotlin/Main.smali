.class public Lp/Main;
.super Landroid/app/Activity;
.source "Main.kt"

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method public final first()V
    .locals 0
    return-void
.end method

.method public final second()V
    .locals 0
    return-void
.end method

.method public final third()V
    .locals 0
    return-void
.end method

.method public static final apply(Lkotlin/jvm/functions/Function0;)V
    .locals 0
    invoke-interface {p0}, Lkotlin/jvm/functions/Function0;->invoke()Ljava/lang/Object;
    return-void
.end method

.method public final unused()V
    .locals 2
    new-instance v0, Lp/-$$LambdaGroup$ks$m1;
    const/4 v1, 0x0
    invoke-direct {v0, v1, p0}, Lp/-$$LambdaGroup$ks$m1;-><init>(ILjava/lang/Object;)V
    invoke-static {v0}, Lp/Main;->apply(Lkotlin/jvm/functions/Function0;)V
    return-void
.end method

.method protected onCreate(Landroid/os/Bundle;)V
    .locals 3
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    new-instance v0, Lp/-$$LambdaGroup$ks$m1;
    const/4 v1, 0x1
    invoke-direct {v0, v1, p0}, Lp/-$$LambdaGroup$ks$m1;-><init>(ILjava/lang/Object;)V
    invoke-static {v0}, Lp/Main;->apply(Lkotlin/jvm/functions/Function0;)V
    return-void
.end method
