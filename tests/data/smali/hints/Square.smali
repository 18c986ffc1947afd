.class public Lhints/Square;
.super Lhints/Shape;

.method public constructor <init>()V
    .registers 1
    invoke-direct {p0}, Lhints/Shape;-><init>()V
    return-void
.end method

.method public draw()V
    .registers 4
    return-void
.end method
