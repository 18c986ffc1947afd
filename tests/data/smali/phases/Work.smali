.class public Lphases/Work;
.super Landroidx/work/Worker;

.method public doWork()Landroidx/work/ListenableWorker$Result;
    .registers 2
    const/4 v0, 0x0
    return-object v0
.end method

.method public getId()I
    .registers 2
    const/4 v0, 0x0
    return v0
.end method
