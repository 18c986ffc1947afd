.class public Lp/Main;
.super Landroid/app/Activity;
.source "Main.kt"

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method public static before()V
    .locals 0
    return-void
.end method

.method public static after()V
    .locals 0
    return-void
.end method

.method public static final load(Lkotlin/coroutines/Continuation;)Ljava/lang/Object;
    .locals 5
    instance-of v0, p0, Lp/Main$load$1;
    if-eqz v0, :cond_0
    move-object v0, p0
    check-cast v0, Lp/Main$load$1;
    iget v1, v0, Lp/Main$load$1;->label:I
    const/high16 v2, -0x80000000
    and-int v3, v1, v2
    if-eqz v3, :cond_0
    sub-int/2addr v1, v2
    iput v1, v0, Lp/Main$load$1;->label:I
    goto :goto_0
    :cond_0
    new-instance v0, Lp/Main$load$1;
    invoke-direct {v0, p0}, Lp/Main$load$1;-><init>(Lkotlin/coroutines/Continuation;)V
    :goto_0
    iget-object p0, v0, Lp/Main$load$1;->result:Ljava/lang/Object;
    sget-object v1, Lp/Suspended;->MARK:Ljava/lang/Object;
    iget v2, v0, Lp/Main$load$1;->label:I
    const/4 v3, 0x1
    if-eqz v2, :cond_2
    if-ne v2, v3, :cond_1
    goto :goto_1
    :cond_1
    new-instance p0, Ljava/lang/IllegalStateException;
    invoke-direct {p0}, Ljava/lang/IllegalStateException;-><init>()V
    throw p0
    :cond_2
    invoke-static {}, Lp/Main;->before()V
    iput v3, v0, Lp/Main$load$1;->label:I
    invoke-static {v0}, Lp/Main;->pause(Lkotlin/coroutines/Continuation;)Ljava/lang/Object;
    move-result-object p0
    if-ne p0, v1, :goto_1
    return-object v1
    :goto_1
    invoke-static {}, Lp/Main;->after()V
    return-object p0
.end method

.method public static final pause(Lkotlin/coroutines/Continuation;)Ljava/lang/Object;
    .locals 3
    new-instance v0, Landroid/os/Handler;
    invoke-static {}, Landroid/os/Looper;->getMainLooper()Landroid/os/Looper;
    move-result-object v1
    invoke-direct {v0, v1}, Landroid/os/Handler;-><init>(Landroid/os/Looper;)V
    new-instance v1, Lp/Resumer;
    invoke-direct {v1, p0}, Lp/Resumer;-><init>(Lkotlin/coroutines/Continuation;)V
    invoke-virtual {v0, v1}, Landroid/os/Handler;->post(Ljava/lang/Runnable;)Z
    sget-object v0, Lp/Suspended;->MARK:Ljava/lang/Object;
    return-object v0
.end method

.method protected onCreate(Landroid/os/Bundle;)V
    .locals 3
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    const/4 v0, 0x0
    invoke-static {v0}, Lp/Main;->load(Lkotlin/coroutines/Continuation;)Ljava/lang/Object;
    return-void
.end method
