.class public interface abstract Lreach/Shape;
.super Ljava/lang/Object;

.method public abstract draw()V
.end method

.method public fallback()V
    .registers 2
    invoke-static {}, Lreach/Mark;->defaultMethod()V
    return-void
.end method
