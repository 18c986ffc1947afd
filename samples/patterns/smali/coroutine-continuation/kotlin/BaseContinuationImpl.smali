.class public abstract Lkotlin/coroutines/jvm/internal/BaseContinuationImpl;
.super Ljava/lang/Object;
.source "SourceFile"

.implements Lkotlin/coroutines/Continuation;

.field private final completion:Lkotlin/coroutines/Continuation;

.method public constructor <init>(Lkotlin/coroutines/Continuation;)V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    iput-object p1, p0, Lkotlin/coroutines/jvm/internal/BaseContinuationImpl;->completion:Lkotlin/coroutines/Continuation;
    return-void
.end method

.method public create(Ljava/lang/Object;Lkotlin/coroutines/Continuation;)Lkotlin/coroutines/Continuation;
    .locals 0
    new-instance p1, Ljava/lang/UnsupportedOperationException;
    invoke-direct {p1}, Ljava/lang/UnsupportedOperationException;-><init>()V
    throw p1
.end method

.method protected abstract invokeSuspend(Ljava/lang/Object;)Ljava/lang/Object;
.end method

.method public final resumeWith(Ljava/lang/Object;)V
    .locals 1
    invoke-virtual {p0, p1}, Lkotlin/coroutines/jvm/internal/BaseContinuationImpl;->invokeSuspend(Ljava/lang/Object;)Ljava/lang/Object;
    move-result-object p1
    iget-object v0, p0, Lkotlin/coroutines/jvm/internal/BaseContinuationImpl;->completion:Lkotlin/coroutines/Continuation;
    if-eqz v0, :cond_0
    invoke-interface {v0, p1}, Lkotlin/coroutines/Continuation;->resumeWith(Ljava/lang/Object;)V
    :cond_0
    return-void
.end method
