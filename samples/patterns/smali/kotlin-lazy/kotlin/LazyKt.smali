.class public final Lkotlin/LazyKt;
.super Ljava/lang/Object;
.source "SourceFile"

.method public static lazy(Lkotlin/jvm/functions/Function0;)Lkotlin/Lazy;
    .locals 1
    new-instance v0, Lkotlin/SynchronizedLazyImpl;
    invoke-direct {v0, p0}, Lkotlin/SynchronizedLazyImpl;-><init>(Lkotlin/jvm/functions/Function0;)V
    return-object v0
.end method
