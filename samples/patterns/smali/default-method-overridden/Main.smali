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

.method public static own()V
    .locals 0
    return-void
.end method

.method public static show(Lp/Greeter;)V
    .locals 0
    invoke-interface {p0}, Lp/Greeter;->greet()V
    return-void
.end method

.method protected onCreate(Landroid/os/Bundle;)V
    .locals 3
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    new-instance v0, Lp/Own;
    invoke-direct {v0}, Lp/Own;-><init>()V
    invoke-static {v0}, Lp/Main;->show(Lp/Greeter;)V
    return-void
.end method
