.class public Lreach/Unmade;
.super Lreach/Base;
.implements Lreach/Shape;

.method public constructor <init>()V
    .registers 1
    invoke-direct {p0}, Lreach/Base;-><init>()V
    return-void
.end method

.method public act()V
    .registers 2
    invoke-static {}, Lreach/Mark;->overrideOfUnmade()V
    return-void
.end method

.method public draw()V
    .registers 2
    invoke-static {}, Lreach/Mark;->overrideOfUnmade()V
    return-void
.end method
