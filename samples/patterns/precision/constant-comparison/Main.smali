.class public Lp/Main;
.super Landroid/app/Activity;

.method public constructor <init>()V
    .registers 1
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method protected onCreate(Landroid/os/Bundle;)V
    .registers 5
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    const/4 v0, 0x7
    mul-int/lit8 v1, v0, 0x2
    const/16 v2, 0xf
    if-ne v1, v2, :other
    invoke-static {}, Lp/Main;->dead()V
    return-void

    :other
    invoke-static {}, Lp/Main;->hit()V
    return-void
.end method

.method static hit()V
    .registers 0
    return-void
.end method

.method static dead()V
    .registers 0
    return-void
.end method
