.class final Lp/Resumer;
.super Ljava/lang/Object;
.source "Main.kt"

.implements Ljava/lang/Runnable;

.field private final target:Lkotlin/coroutines/Continuation;

.method constructor <init>(Lkotlin/coroutines/Continuation;)V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    iput-object p1, p0, Lp/Resumer;->target:Lkotlin/coroutines/Continuation;
    return-void
.end method

.method public final run()V
    .locals 2
    iget-object v0, p0, Lp/Resumer;->target:Lkotlin/coroutines/Continuation;
    sget-object v1, Lkotlin/Unit;->INSTANCE:Lkotlin/Unit;
    invoke-interface {v0, v1}, Lkotlin/coroutines/Continuation;->resumeWith(Ljava/lang/Object;)V
    return-void
.end method
