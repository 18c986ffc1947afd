.class public Lfixture/OnlySecond;
.super Ljava/lang/Object;

.method public static go()V
    .registers 0
    invoke-static {}, Lfixture/Mark;->other()V
    return-void
.end method
