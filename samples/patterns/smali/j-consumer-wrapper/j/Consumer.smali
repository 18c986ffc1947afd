.class public interface abstract Lj$/util/function/Consumer;
.super Ljava/lang/Object;
.source "SourceFile"

.method public abstract accept(Ljava/lang/Object;)V
.end method
