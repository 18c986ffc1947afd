.class public Lp/Main;
.super Landroid/app/Activity;
.source "Main.kt"

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method public static first()V
    .locals 0
    return-void
.end method

.method public static middle()V
    .locals 0
    return-void
.end method

.method public static last()V
    .locals 0
    return-void
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
    new-instance v0, Lp/Main$onCreate$1;
    const/4 v1, 0x0
    invoke-direct {v0, v1}, Lp/Main$onCreate$1;-><init>(Lkotlin/coroutines/Continuation;)V
    check-cast v0, Lkotlin/jvm/functions/Function2;
    invoke-interface {v0, p0, v1}, Lkotlin/jvm/functions/Function2;->invoke(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;
    return-void
.end method
