.class public Lp/Main;
.super Landroid/app/Activity;
.source "SourceFile"

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method public static dead()V
    .locals 0
    return-void
.end method

.method public static hit()V
    .locals 0
    return-void
.end method

.method public onCreate(Landroid/os/Bundle;)V
    .locals 3
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    new-instance v0, Lp/Main$$ExternalSyntheticLambda0;
    const/4 v1, 0x1
    invoke-direct {v0, v1, p0}, Lp/Main$$ExternalSyntheticLambda0;-><init>(ILjava/lang/Object;)V
    invoke-virtual {p0, v0}, Landroid/app/Activity;->runOnUiThread(Ljava/lang/Runnable;)V
    return-void
.end method
