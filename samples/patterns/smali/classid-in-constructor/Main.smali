.class public Lp/Main;
.super Landroid/app/Activity;
.source "SourceFile"

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method public dead(Ljava/lang/String;)V
    .locals 0
    return-void
.end method

.method public hit(I)V
    .locals 0
    return-void
.end method

.method public onCreate(Landroid/os/Bundle;)V
    .locals 3
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    new-instance v0, Lp/Main$$ExternalSyntheticLambda1;
    const/4 v1, 0x7
    invoke-direct {v0, p0, v1}, Lp/Main$$ExternalSyntheticLambda1;-><init>(Lp/Main;I)V
    invoke-virtual {p0, v0}, Landroid/app/Activity;->runOnUiThread(Ljava/lang/Runnable;)V
    return-void
.end method

.method public other()V
    .locals 2
    new-instance v0, Lp/Main$$ExternalSyntheticLambda1;
    const-string v1, "x"
    invoke-direct {v0, p0, v1}, Lp/Main$$ExternalSyntheticLambda1;-><init>(Lp/Main;Ljava/lang/String;)V
    invoke-virtual {p0, v0}, Landroid/app/Activity;->runOnUiThread(Ljava/lang/Runnable;)V
    return-void
.end method
