.class public final Lp/-$$LambdaGroup$ks$m1;
.super Lkotlin/jvm/internal/Lambda;

.implements Lkotlin/jvm/functions/Function0;

.field public final synthetic $capture$0:Ljava/lang/Object;

.field public final synthetic $id$:I

.method public constructor <init>(ILjava/lang/Object;)V
    .locals 0
    iput p1, p0, Lp/-$$LambdaGroup$ks$m1;->$id$:I
    iput-object p2, p0, Lp/-$$LambdaGroup$ks$m1;->$capture$0:Ljava/lang/Object;
    const/4 p1, 0x0
    invoke-direct {p0, p1}, Lkotlin/jvm/internal/Lambda;-><init>(I)V
    return-void
.end method

.method public final invoke()Ljava/lang/Object;
    .locals 2
    iget v0, p0, Lp/-$$LambdaGroup$ks$m1;->$id$:I
    if-eqz v0, :cond_2
    const/4 v1, 0x1
    if-eq v0, v1, :cond_1
    const/4 v1, 0x2
    if-ne v0, v1, :cond_0
    iget-object v0, p0, Lp/-$$LambdaGroup$ks$m1;->$capture$0:Ljava/lang/Object;
    check-cast v0, Lp/Main;
    invoke-virtual {v0}, Lp/Main;->third()V
    sget-object v0, Lkotlin/Unit;->INSTANCE:Lkotlin/Unit;
    return-object v0
    :cond_0
    const/4 v0, 0x0
    throw v0
    :cond_1
    iget-object v0, p0, Lp/-$$LambdaGroup$ks$m1;->$capture$0:Ljava/lang/Object;
    check-cast v0, Lp/Main;
    invoke-virtual {v0}, Lp/Main;->second()V
    sget-object v0, Lkotlin/Unit;->INSTANCE:Lkotlin/Unit;
    return-object v0
    :cond_2
    iget-object v0, p0, Lp/-$$LambdaGroup$ks$m1;->$capture$0:Ljava/lang/Object;
    check-cast v0, Lp/Main;
    invoke-virtual {v0}, Lp/Main;->first()V
    sget-object v0, Lkotlin/Unit;->INSTANCE:Lkotlin/Unit;
    return-object v0
.end method
