.class public Lp/Main;
.super Landroid/app/Activity;
.source "Main.kt"

.field private value$delegate:Lkotlin/Lazy;

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method private static final value_delegate$lambda$0()Ljava/lang/Object;
    .locals 1
    const-string v0, "x"
    return-object v0
.end method

.method protected onCreate(Landroid/os/Bundle;)V
    .locals 3
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    new-instance v0, Lp/Main$$ExternalSyntheticLambda0;
    invoke-direct {v0}, Lp/Main$$ExternalSyntheticLambda0;-><init>()V
    invoke-static {v0}, Lkotlin/LazyKt;->lazy(Lkotlin/jvm/functions/Function0;)Lkotlin/Lazy;
    move-result-object v0
    iput-object v0, p0, Lp/Main;->value$delegate:Lkotlin/Lazy;
    return-void
.end method
