.class public Lp/Main;
.super Landroid/app/Activity;
.source "Main.java"

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method public static fast()V
    .locals 0
    return-void
.end method

.method public static slow()V
    .locals 0
    return-void
.end method

.method public static off()V
    .locals 0
    return-void
.end method

.method public static apply(I)V
    .locals 0
    invoke-static {p0}, Lp/Mode$EnumUnboxingLocalUtility;->ordinal(I)I
    move-result p0
    packed-switch p0, :pswitch_data_0
    return-void
    :pswitch_0
    invoke-static {}, Lp/Main;->off()V
    return-void
    :pswitch_1
    invoke-static {}, Lp/Main;->slow()V
    return-void
    :pswitch_2
    invoke-static {}, Lp/Main;->fast()V
    return-void
    :pswitch_data_0
    .packed-switch 0x0
        :pswitch_2
        :pswitch_1
        :pswitch_0
    .end packed-switch
.end method

.method protected onCreate(Landroid/os/Bundle;)V
    .locals 3
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    const/4 v0, 0x2
    invoke-static {v0}, Lp/Main;->apply(I)V
    return-void
.end method
