.class public abstract Lkotlin/coroutines/jvm/internal/SuspendLambda;
.super Lkotlin/coroutines/jvm/internal/BaseContinuationImpl;
.source "SourceFile"

.field private final arity:I

.method public constructor <init>(ILkotlin/coroutines/Continuation;)V
    .locals 0
    invoke-direct {p0, p2}, Lkotlin/coroutines/jvm/internal/BaseContinuationImpl;-><init>(Lkotlin/coroutines/Continuation;)V
    iput p1, p0, Lkotlin/coroutines/jvm/internal/SuspendLambda;->arity:I
    return-void
.end method
