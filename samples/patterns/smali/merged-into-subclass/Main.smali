.class public Lp/Main;
.super Landroid/app/Activity;
.source "SourceFile"

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method public onCreate(Landroid/os/Bundle;)V
    .locals 1
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    new-instance v0, Lp/Job;
    invoke-direct {v0}, Lp/Job;-><init>()V
    invoke-virtual {v0}, Lp/Job;->start()V
    return-void
.end method
