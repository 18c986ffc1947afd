.class public Lp/Main;
.super Landroid/app/Activity;
.source "Main.java"

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method public static first()V
    .locals 0
    return-void
.end method

.method public static second()V
    .locals 0
    return-void
.end method

.method public static dead()V
    .locals 0
    return-void
.end method

.method public static make(I)Ljava/lang/Runnable;
    .locals 1
    new-instance v0, Lp/Main$$ExternalSyntheticLambda0;
    invoke-direct {v0, p0}, Lp/Main$$ExternalSyntheticLambda0;-><init>(I)V
    return-object v0
.end method

.method protected onCreate(Landroid/os/Bundle;)V
    .locals 3
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    const/4 v0, 0x0
    invoke-static {v0}, Lp/Main;->make(I)Ljava/lang/Runnable;
    move-result-object v0
    invoke-virtual {p0, v0}, Landroid/app/Activity;->runOnUiThread(Ljava/lang/Runnable;)V
    const/4 v0, 0x1
    invoke-static {v0}, Lp/Main;->make(I)Ljava/lang/Runnable;
    move-result-object v0
    invoke-interface {v0}, Ljava/lang/Runnable;->run()V
    return-void
.end method
