.class public Lreach/Orphan;
.super Lgone/Parent;

.method public constructor <init>()V
    .registers 1
    invoke-direct {p0}, Lgone/Parent;-><init>()V
    return-void
.end method

.method public anything()V
    .registers 2
    invoke-static {}, Lreach/Mark;->missingParent()V
    return-void
.end method
