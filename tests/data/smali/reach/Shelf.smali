.class public abstract Lreach/Shelf;
.super Ljava/lang/Object;
.implements Ljava/lang/Runnable;

.method public constructor <init>()V
    .registers 1
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

.method public run()V
    .registers 2
    invoke-static {}, Lreach/Mark;->literalOfAbstract()V
    return-void
.end method
