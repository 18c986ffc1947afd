.class public Lp/Main;
.super Landroid/app/Activity;
.source "Main.kt"

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method public static ok()V
    .locals 0
    return-void
.end method

.method public static err()V
    .locals 0
    return-void
.end method

.method public static final render(Lp/Result;)V
    .locals 1
    instance-of v0, p0, Lp/Result$Ok;
    if-eqz v0, :cond_0
    check-cast p0, Lp/Result$Ok;
    invoke-virtual {p0}, Lp/Result$Ok;->show()V
    goto :goto_0
    :cond_0
    instance-of v0, p0, Lp/Result$Err;
    if-eqz v0, :cond_1
    check-cast p0, Lp/Result$Err;
    invoke-virtual {p0}, Lp/Result$Err;->show()V
    :goto_0
    return-void
    :cond_1
    new-instance p0, Ljava/lang/RuntimeException;
    invoke-direct {p0}, Ljava/lang/RuntimeException;-><init>()V
    throw p0
.end method

.method protected onCreate(Landroid/os/Bundle;)V
    .locals 3
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    new-instance v0, Lp/Result$Ok;
    invoke-direct {v0}, Lp/Result$Ok;-><init>()V
    invoke-static {v0}, Lp/Main;->render(Lp/Result;)V
    return-void
.end method
