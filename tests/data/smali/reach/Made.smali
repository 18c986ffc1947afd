.class public Lreach/Made;
.super Lreach/Base;
.implements Lreach/Shape;

.method public constructor <init>()V
    .registers 1
    invoke-direct {p0}, Lreach/Base;-><init>()V
    return-void
.end method

.method public act()V
    .registers 2
    invoke-static {}, Lreach/Mark;->overrideOfMade()V
    invoke-super {p0}, Lreach/Base;->fromSuper()V
    invoke-direct {p0}, Lreach/Made;->helper()V
    invoke-virtual {p0}, Lreach/Made;->kept()V
    return-void
.end method

.method private helper()V
    .registers 2
    invoke-static {}, Lreach/Mark;->privateHelper()V
    return-void
.end method

.method public draw()V
    .registers 2
    invoke-static {}, Lreach/Mark;->viaInterface()V
    return-void
.end method

.method public tag()V
    .registers 2
    const-class v0, Lreach/Made;
    return-void
.end method
