.class public Lreach/Base;
.super Ljava/lang/Object;

.method public constructor <init>()V
    .registers 1
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

.method public act()V
    .registers 2
    invoke-static {}, Lreach/Mark;->baseOverridden()V
    return-void
.end method

.method public kept()V
    .registers 2
    invoke-static {}, Lreach/Mark;->inheritedByMade()V
    return-void
.end method

.method public fromSuper()V
    .registers 2
    invoke-static {}, Lreach/Mark;->superCalled()V
    return-void
.end method
