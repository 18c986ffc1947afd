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

.method public onResume()V
    .locals 2
    invoke-super {p0}, Landroid/app/Activity;->onResume()V
    new-instance v0, Lp/Main$$ExternalSyntheticLambda0;
    const/4 v1, 0x1
    invoke-direct {v0, v1}, Lp/Main$$ExternalSyntheticLambda0;-><init>(I)V
    new-instance v1, Ljava/lang/Thread;
    invoke-direct {v1, v0}, Ljava/lang/Thread;-><init>(Ljava/lang/Runnable;)V
    invoke-virtual {v1}, Ljava/lang/Thread;->start()V
    return-void
.end method
