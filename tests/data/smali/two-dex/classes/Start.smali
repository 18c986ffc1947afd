.class public Lfixture/Start;
.super Landroid/app/Activity;
.source "Start.java"

.method public constructor <init>()V
    .registers 1
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method protected onCreate(Landroid/os/Bundle;)V
    .registers 4
    .line 10
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    .line 11
    invoke-static {}, Lfixture/Twin;->run()V
    .line 12
    invoke-static {}, Lfixture/OnlySecond;->go()V
    .line 13
    const-string v0, "tag"
    invoke-static {v0, v0}, Landroid/util/Log;->d(Ljava/lang/String;Ljava/lang/String;)I
    return-void
.end method
