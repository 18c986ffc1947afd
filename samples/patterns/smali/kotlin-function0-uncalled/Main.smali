.class public Lp/Main;
.super Landroid/app/Activity;
.source "Main.kt"

.field private static kept:Lkotlin/jvm/functions/Function0;

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method public static hit()V
    .locals 0
    return-void
.end method

.method public static dead()V
    .locals 0
    return-void
.end method

.method public static final each(Lkotlin/jvm/functions/Function0;)V
    .locals 0
    invoke-interface {p0}, Lkotlin/jvm/functions/Function0;->invoke()Ljava/lang/Object;
    return-void
.end method

.method public static final keep(Lkotlin/jvm/functions/Function0;)V
    .locals 0
    sput-object p0, Lp/Main;->kept:Lkotlin/jvm/functions/Function0;
    return-void
.end method

.method protected onCreate(Landroid/os/Bundle;)V
    .locals 3
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    sget-object v0, Lp/Main$onCreate$1;->INSTANCE:Lp/Main$onCreate$1;
    check-cast v0, Lkotlin/jvm/functions/Function0;
    invoke-static {v0}, Lp/Main;->each(Lkotlin/jvm/functions/Function0;)V
    sget-object v0, Lp/Main$onCreate$2;->INSTANCE:Lp/Main$onCreate$2;
    check-cast v0, Lkotlin/jvm/functions/Function0;
    invoke-static {v0}, Lp/Main;->keep(Lkotlin/jvm/functions/Function0;)V
    return-void
.end method
