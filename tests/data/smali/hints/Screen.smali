.class public Lhints/Screen;
.super Landroid/app/Activity;

.method public constructor <init>()V
    .registers 1
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method public onCreate(Landroid/os/Bundle;)V
    .registers 2
    invoke-static {}, Lhints/Cases;->load()V
    invoke-static {}, Lcom/meituan/robust/Patches;->apply()V
    return-void
.end method
