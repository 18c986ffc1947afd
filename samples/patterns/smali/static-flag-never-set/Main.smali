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

.method public static dead()V
    .locals 0
    return-void
.end method

.method protected onCreate(Landroid/os/Bundle;)V
    .locals 3
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    sget-boolean v0, Lp/Main;->enabled:Z
    if-eqz v0, :cond_0
    invoke-static {}, Lp/Main;->dead()V
    :cond_0
    invoke-static {}, Lp/Main;->hit()V
    return-void
.end method
