.class public Lcom/meituan/robust/Patches;
.super Ljava/lang/Object;

.method public static apply()V
    .registers 0
    return-void
.end method
