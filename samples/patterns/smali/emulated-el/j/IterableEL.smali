.class public abstract synthetic Lj$/lang/Iterable$-EL;
.super Ljava/lang/Object;
.source "SourceFile"

.method public static synthetic forEach(Ljava/lang/Iterable;Ljava/util/function/Consumer;)V
    .locals 1
    instance-of v0, p0, Lj$/lang/Iterable;
    if-eqz v0, :cond_0
    check-cast p0, Lj$/lang/Iterable;
    invoke-interface {p0, p1}, Lj$/lang/Iterable;->forEach(Ljava/util/function/Consumer;)V
    return-void
    :cond_0
    invoke-static {p0, p1}, Lj$/lang/Iterable$-CC;->$default$forEach(Ljava/lang/Iterable;Ljava/util/function/Consumer;)V
    return-void
.end method
