.class public Lp/Main;
.super Landroid/app/Activity;
.source "Main.java"

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method static synthetic lambda$onCreate$0()V
    .locals 0
    return-void
.end method

.method protected onCreate(Landroid/os/Bundle;)V
    .locals 3
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    sget-object v0, Lp/-$$Lambda$Main$0aVx2pWnR5Jp8dU1bQz7cYk3TtE;->INSTANCE:Lp/-$$Lambda$Main$0aVx2pWnR5Jp8dU1bQz7cYk3TtE;
    invoke-static {v0}, Landroid/os/AsyncTask;->execute(Ljava/lang/Runnable;)V
    return-void
.end method
