.class public Lcom/tencent/tinker/Unused;
.super Ljava/lang/Object;

.method public static apply()V
    .registers 0
    return-void
.end method
