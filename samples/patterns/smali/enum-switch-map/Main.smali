.class public Lp/Main;
.super Landroid/app/Activity;
.source "Main.java"

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method public static first()V
    .locals 0
    return-void
.end method

.method public static second()V
    .locals 0
    return-void
.end method

.method protected onCreate(Landroid/os/Bundle;)V
    .locals 3
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    invoke-virtual {p0}, Landroid/app/Activity;->getIntent()Landroid/content/Intent;
    move-result-object v0
    invoke-virtual {v0}, Landroid/content/Intent;->getAction()Ljava/lang/String;
    move-result-object v0
    invoke-static {v0}, Lp/Mode;->valueOf(Ljava/lang/String;)Lp/Mode;
    move-result-object v0
    sget-object v1, Lp/Main$1;->$SwitchMap$p$Mode:[I
    invoke-virtual {v0}, Ljava/lang/Enum;->ordinal()I
    move-result v0
    aget v0, v1, v0
    const/4 v1, 0x1
    if-eq v0, v1, :cond_0
    const/4 v1, 0x2
    if-eq v0, v1, :cond_1
    goto :goto_0
    :cond_0
    invoke-static {}, Lp/Main;->first()V
    goto :goto_0
    :cond_1
    invoke-static {}, Lp/Main;->second()V
    :goto_0
    return-void
.end method
