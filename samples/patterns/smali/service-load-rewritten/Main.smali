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

.method protected onCreate(Landroid/os/Bundle;)V
    .locals 3
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    invoke-static {}, Lp/Main$$ExternalSyntheticServiceLoad0;->m()Ljava/util/Iterator;
    move-result-object v0
    :goto_0
    invoke-interface {v0}, Ljava/util/Iterator;->hasNext()Z
    move-result v1
    if-eqz v1, :cond_0
    invoke-interface {v0}, Ljava/util/Iterator;->next()Ljava/lang/Object;
    move-result-object v1
    check-cast v1, Lp/Service;
    invoke-interface {v1}, Lp/Service;->run()V
    goto :goto_0
    :cond_0
    return-void
.end method
