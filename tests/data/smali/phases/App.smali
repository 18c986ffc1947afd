.class public Lphases/App;
.super Landroid/app/Application;

.method public attachBaseContext(Landroid/content/Context;)V
    .registers 2
    return-void
.end method

.method public onCreate()V
    .registers 1
    return-void
.end method

.method public onTrimMemory(I)V
    .registers 2
    return-void
.end method

.method public getResources()Landroid/content/res/Resources;
    .registers 2
    const/4 v0, 0x0
    return-object v0
.end method
