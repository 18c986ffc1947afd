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
    check-cast p1, Lkotlin/coroutines/Continuation;
    return-object p1
.end method

.method public final invoke(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;
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
    .locals 3
    sget-object v0, Lp/Suspended;->MARK:Ljava/lang/Object;
    iget v1, p0, Lp/Main$onCreate$1;->label:I
    packed-switch v1, :pswitch_data_0
    new-instance p1, Ljava/lang/IllegalStateException;
    const-string v0, "call to 'resume' before 'invoke' with coroutine"
    invoke-direct {p1, v0}, Ljava/lang/IllegalStateException;-><init>(Ljava/lang/String;)V
    throw p1
    :pswitch_0
    invoke-static {}, Lp/Main;->last()V
    sget-object p1, Lkotlin/Unit;->INSTANCE:Lkotlin/Unit;
    return-object p1
    :pswitch_1
    goto :goto_0
    :pswitch_2
    invoke-static {}, Lp/Main;->first()V
    move-object v2, p0
    check-cast v2, Lkotlin/coroutines/Continuation;
    const/4 p1, 0x1
    iput p1, p0, Lp/Main$onCreate$1;->label:I
    invoke-static {v2}, Lp/Main;->pause(Lkotlin/coroutines/Continuation;)Ljava/lang/Object;
    move-result-object p1
    if-ne p1, v0, :goto_0
    return-object v0
    :goto_0
    invoke-static {}, Lp/Main;->middle()V
    const/4 p1, 0x2
    iput p1, p0, Lp/Main$onCreate$1;->label:I
    move-object v2, p0
    check-cast v2, Lkotlin/coroutines/Continuation;
    invoke-static {v2}, Lp/Main;->pause(Lkotlin/coroutines/Continuation;)Ljava/lang/Object;
    move-result-object p1
    return-object p1
    :pswitch_data_0
    .packed-switch 0x0
        :pswitch_2
        :pswitch_1
        :pswitch_0
    .end packed-switch
.end method
