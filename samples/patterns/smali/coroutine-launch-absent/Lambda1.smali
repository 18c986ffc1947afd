.class final Lp/Main$onCreate$1;
.super Lkotlin/coroutines/jvm/internal/SuspendLambda;
.source "Main.kt"

.implements Lkotlin/jvm/functions/Function2;

.field label:I

.method constructor <init>(Lkotlin/coroutines/Continuation;)V
    .locals 1
    const/4 v0, 0x2
    invoke-direct {p0, v0, p1}, Lkotlin/coroutines/jvm/internal/SuspendLambda;-><init>(ILkotlin/coroutines/Continuation;)V
    return-void
.end method

.method public final create(Ljava/lang/Object;Lkotlin/coroutines/Continuation;)Lkotlin/coroutines/Continuation;
    .locals 0
    new-instance p1, Lp/Main$onCreate$1;
    invoke-direct {p1, p2}, Lp/Main$onCreate$1;-><init>(Lkotlin/coroutines/Continuation;)V
    return-object p1
.end method

.method public bridge synthetic invoke(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;
    .locals 0
    check-cast p2, Lkotlin/coroutines/Continuation;
    invoke-virtual {p0, p1, p2}, Lp/Main$onCreate$1;->create(Ljava/lang/Object;Lkotlin/coroutines/Continuation;)Lkotlin/coroutines/Continuation;
    move-result-object p1
    check-cast p1, Lp/Main$onCreate$1;
    sget-object p2, Lkotlin/Unit;->INSTANCE:Lkotlin/Unit;
    invoke-virtual {p1, p2}, Lp/Main$onCreate$1;->invokeSuspend(Ljava/lang/Object;)Ljava/lang/Object;
    move-result-object p1
    return-object p1
.end method

.method public final invokeSuspend(Ljava/lang/Object;)Ljava/lang/Object;
    .locals 1
    iget v0, p0, Lp/Main$onCreate$1;->label:I
    if-nez v0, :cond_0
    invoke-static {}, Lp/Main;->hit()V
    sget-object p1, Lkotlin/Unit;->INSTANCE:Lkotlin/Unit;
    return-object p1
    :cond_0
    new-instance p1, Ljava/lang/IllegalStateException;
    invoke-direct {p1}, Ljava/lang/IllegalStateException;-><init>()V
    throw p1
.end method
