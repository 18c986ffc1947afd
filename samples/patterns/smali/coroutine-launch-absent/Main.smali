.class public Lp/Main;
.super Landroid/app/Activity;
.source "Main.kt"

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method public static hit()V
    .locals 0
    return-void
.end method

.method protected onCreate(Landroid/os/Bundle;)V
    .locals 6
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    new-instance v3, Lp/Main$onCreate$1;
    const/4 v0, 0x0
    invoke-direct {v3, v0}, Lp/Main$onCreate$1;-><init>(Lkotlin/coroutines/Continuation;)V
    sget-object v0, Lkotlinx/coroutines/GlobalScope;->INSTANCE:Lkotlinx/coroutines/GlobalScope;
    check-cast v0, Lkotlinx/coroutines/CoroutineScope;
    const/4 v1, 0x0
    const/4 v2, 0x0
    check-cast v3, Lkotlin/jvm/functions/Function2;
    const/4 v4, 0x3
    const/4 v5, 0x0
    invoke-static/range {v0 .. v5}, Lkotlinx/coroutines/BuildersKt;->launch$default(Lkotlinx/coroutines/CoroutineScope;Lkotlin/coroutines/CoroutineContext;Lkotlinx/coroutines/CoroutineStart;Lkotlin/jvm/functions/Function2;ILjava/lang/Object;)Lkotlinx/coroutines/Job;
    return-void
.end method
