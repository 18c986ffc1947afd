.class public Lp/Main;
.super Landroid/app/Activity;
.source "Main.java"

.field private static enabled:Z

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method public static hit()V
    .locals 0
    return-void
.end method

.method public onResume()V
    .locals 1
    invoke-super {p0}, Landroid/app/Activity;->onResume()V
    sget-boolean v0, Lp/Main;->enabled:Z
    if-eqz v0, :cond_0
    invoke-static {}, Lp/Main;->hit()V
    :cond_0
    return-void
.end method

.method public onUserInteraction()V
    .locals 1
    const/4 v0, 0x1
    sput-boolean v0, Lp/Main;->enabled:Z
    return-void
.end method

.method protected onCreate(Landroid/os/Bundle;)V
    .locals 3
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    const-string v0, "x"
    invoke-virtual {p0, v0}, Landroid/app/Activity;->setTitle(Ljava/lang/CharSequence;)V
    return-void
.end method
