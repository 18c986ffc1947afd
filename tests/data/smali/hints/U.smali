.class public Lhints/U;
.super Ljava/lang/Object;

.method public constructor <init>()V
    .registers 1
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

.method public static spoken()V
    .registers 4
    return-void
.end method

.method public static staticOne()V
    .registers 4
    return-void
.end method

.method public static hit()V
    .registers 4
    return-void
.end method

.method public static one()V
    .registers 4
    return-void
.end method

.method public static two()V
    .registers 4
    return-void
.end method

.method public greet()V
    .registers 4
    return-void
.end method
