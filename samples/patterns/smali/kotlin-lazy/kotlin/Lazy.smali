.class public interface abstract Lkotlin/Lazy;
.super Ljava/lang/Object;
.source "SourceFile"

.method public abstract getValue()Ljava/lang/Object;
.end method
