.class public Lp/Main;
.super Landroid/app/Activity;
.source "SourceFile"

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method public clean()V
    .locals 0
    return-void
.end method

.method public upload()V
    .locals 0
    return-void
.end method

.method public onCreate(Landroid/os/Bundle;)V
    .locals 2
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    new-instance v0, Lp/Uploader;
    const/4 v1, 0x0
    invoke-direct {v0, p0, v1}, Lp/Uploader;-><init>(Lp/Main;I)V
    invoke-virtual {v0}, Ljava/lang/Thread;->start()V
    return-void
.end method

.method public unused()V
    .locals 2
    new-instance v0, Lp/Uploader;
    const/4 v1, 0x1
    invoke-direct {v0, p0, v1}, Lp/Uploader;-><init>(Lp/Main;I)V
    invoke-virtual {v0}, Ljava/lang/Thread;->start()V
    return-void
.end method
