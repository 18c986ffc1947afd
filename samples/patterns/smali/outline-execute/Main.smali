.class public Lp/Main;
.super Landroid/app/Activity;
.source "Main.java"

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method public static hit()V
    .locals 0
    return-void
.end method

.method public static dead()V
    .locals 0
    return-void
.end method

.method public unused(Ljava/util/concurrent/Executor;)V
    .locals 1
    new-instance v0, Lp/Dead;
    invoke-direct {v0}, Lp/Dead;-><init>()V
    invoke-static {p1, v0}, Lp/Main$$ExternalSyntheticOutline1;->m(Ljava/util/concurrent/Executor;Ljava/lang/Runnable;)V
    return-void
.end method

.method protected onCreate(Landroid/os/Bundle;)V
    .locals 3
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    invoke-static {}, Ljava/util/concurrent/Executors;->newSingleThreadExecutor()Ljava/util/concurrent/ExecutorService;
    move-result-object v0
    new-instance v1, Lp/Live;
    invoke-direct {v1}, Lp/Live;-><init>()V
    invoke-static {v0, v1}, Lp/Main$$ExternalSyntheticOutline1;->m(Ljava/util/concurrent/Executor;Ljava/lang/Runnable;)V
    return-void
.end method
