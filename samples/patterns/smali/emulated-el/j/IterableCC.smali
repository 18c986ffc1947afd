.class public abstract synthetic Lj$/lang/Iterable$-CC;
.super Ljava/lang/Object;
.source "SourceFile"

.method public static $default$forEach(Ljava/lang/Iterable;Ljava/util/function/Consumer;)V
    .locals 1
    invoke-static {p1}, Ljava/util/Objects;->requireNonNull(Ljava/lang/Object;)Ljava/lang/Object;
    invoke-interface {p0}, Ljava/lang/Iterable;->iterator()Ljava/util/Iterator;
    move-result-object p0
    :goto_0
    invoke-interface {p0}, Ljava/util/Iterator;->hasNext()Z
    move-result v0
    if-eqz v0, :cond_0
    invoke-interface {p0}, Ljava/util/Iterator;->next()Ljava/lang/Object;
    move-result-object v0
    invoke-interface {p1, v0}, Ljava/util/function/Consumer;->accept(Ljava/lang/Object;)V
    goto :goto_0
    :cond_0
    return-void
.end method
