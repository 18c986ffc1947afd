.class public final Lkotlin/SynchronizedLazyImpl;
.super Ljava/lang/Object;
.source "SourceFile"

.implements Lkotlin/Lazy;

.field private value:Ljava/lang/Object;

.field private initializer:Lkotlin/jvm/functions/Function0;

.method public constructor <init>(Lkotlin/jvm/functions/Function0;)V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    iput-object p1, p0, Lkotlin/SynchronizedLazyImpl;->initializer:Lkotlin/jvm/functions/Function0;
    return-void
.end method

.method public getValue()Ljava/lang/Object;
    .locals 2
    iget-object v0, p0, Lkotlin/SynchronizedLazyImpl;->value:Ljava/lang/Object;
    if-nez v0, :cond_0
    iget-object v1, p0, Lkotlin/SynchronizedLazyImpl;->initializer:Lkotlin/jvm/functions/Function0;
    invoke-interface {v1}, Lkotlin/jvm/functions/Function0;->invoke()Ljava/lang/Object;
    move-result-object v0
    iput-object v0, p0, Lkotlin/SynchronizedLazyImpl;->value:Ljava/lang/Object;
    const/4 v1, 0x0
    iput-object v1, p0, Lkotlin/SynchronizedLazyImpl;->initializer:Lkotlin/jvm/functions/Function0;
    :cond_0
    return-object v0
.end method
