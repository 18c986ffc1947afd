.class final Lp/Main$load$1;
.super Lkotlin/coroutines/jvm/internal/BaseContinuationImpl;
.source "Main.kt"

.field label:I

.field synthetic result:Ljava/lang/Object;

.method constructor <init>(Lkotlin/coroutines/Continuation;)V
    .locals 0
    invoke-direct {p0, p1}, Lkotlin/coroutines/jvm/internal/BaseContinuationImpl;-><init>(Lkotlin/coroutines/Continuation;)V
    return-void
.end method

.method public final invokeSuspend(Ljava/lang/Object;)Ljava/lang/Object;
    .locals 1
    iput-object p1, p0, Lp/Main$load$1;->result:Ljava/lang/Object;
    iget p1, p0, Lp/Main$load$1;->label:I
    const/high16 v0, -0x80000000
    or-int/2addr p1, v0
    iput p1, p0, Lp/Main$load$1;->label:I
    move-object p1, p0
    check-cast p1, Lkotlin/coroutines/Continuation;
    invoke-static {p1}, Lp/Main;->load(Lkotlin/coroutines/Continuation;)Ljava/lang/Object;
    move-result-object p1
    return-object p1
.end method
