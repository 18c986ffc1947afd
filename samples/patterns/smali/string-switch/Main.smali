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

.method public static third()V
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
    invoke-virtual {v0}, Ljava/lang/String;->hashCode()I
    const/4 v1, -0x1
    invoke-virtual {v0}, Ljava/lang/String;->hashCode()I
    move-result v2
    sparse-switch v2, :sswitch_data_0
    goto :goto_0
    :sswitch_0
    const-string v2, "b"
    invoke-virtual {v0, v2}, Ljava/lang/String;->equals(Ljava/lang/Object;)Z
    move-result v0
    if-nez v0, :cond_0
    goto :goto_0
    :cond_0
    const/4 v1, 0x1
    goto :goto_0
    :sswitch_1
    const-string v2, "aa"
    invoke-virtual {v0, v2}, Ljava/lang/String;->equals(Ljava/lang/Object;)Z
    move-result v0
    if-nez v0, :cond_1
    goto :goto_0
    :cond_1
    const/4 v1, 0x0
    :goto_0
    packed-switch v1, :pswitch_data_0
    invoke-static {}, Lp/Main;->third()V
    goto :goto_1
    :pswitch_0
    invoke-static {}, Lp/Main;->second()V
    goto :goto_1
    :pswitch_1
    invoke-static {}, Lp/Main;->first()V
    :goto_1
    return-void
    :sswitch_data_0
    .sparse-switch
        0x62 -> :sswitch_0
        0xc20 -> :sswitch_1
    .end sparse-switch
    :pswitch_data_0
    .packed-switch 0x0
        :pswitch_1
        :pswitch_0
    .end packed-switch
.end method
