.class public Lp/Main;
.super Landroid/app/Activity;
.source "SourceFile"

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

.method public static third()V
    .locals 0
    return-void
.end method

.method public final onCreate(Landroid/os/Bundle;)V
    .locals 2
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    new-instance p1, Lp/Main$$ExternalSyntheticLambda0;
    const/4 v0, 0x0
    invoke-direct {p1, v0}, Lp/Main$$ExternalSyntheticLambda0;-><init>(I)V
    invoke-virtual {p0, p1}, Landroid/app/Activity;->runOnUiThread(Ljava/lang/Runnable;)V
    return-void
.end method

.method public final onDestroy()V
    .locals 2
    invoke-super {p0}, Landroid/app/Activity;->onDestroy()V
    new-instance v0, Lp/Main$$ExternalSyntheticLambda0;
    const/4 v1, 0x1
    invoke-direct {v0, v1}, Lp/Main$$ExternalSyntheticLambda0;-><init>(I)V
    invoke-static {v0}, Landroid/os/AsyncTask;->execute(Ljava/lang/Runnable;)V
    return-void
.end method
