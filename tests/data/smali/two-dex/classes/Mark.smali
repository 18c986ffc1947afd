.class public Lfixture/Mark;
.super Ljava/lang/Object;

.method public static first()V
    .registers 0
    return-void
.end method

.method public static second()V
    .registers 0
    return-void
.end method

.method public static hidden()V
    .registers 0
    return-void
.end method

.method public static never()V
    .registers 0
    return-void
.end method

.method public static other()V
    .registers 0
    return-void
.end method
