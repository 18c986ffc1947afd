.class public interface abstract Lj$/lang/Iterable;
.super Ljava/lang/Object;
.source "SourceFile"

.method public abstract forEach(Ljava/util/function/Consumer;)V
.end method
