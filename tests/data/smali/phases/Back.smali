.class public Lphases/Back;
.super Landroid/app/IntentService;

.method public onCreate()V
    .registers 1
    return-void
.end method

.method public onHandleIntent(Landroid/content/Intent;)V
    .registers 2
    return-void
.end method

.method public getResources()Landroid/content/res/Resources;
    .registers 2
    const/4 v0, 0x0
    return-object v0
.end method
