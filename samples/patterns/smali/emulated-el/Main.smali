.class public Lp/Main;
.super Landroid/app/Activity;
.source "Main.java"

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method static synthetic lambda$onCreate$0(Ljava/lang/String;)V
    .locals 0
    return-void
.end method

.method static synthetic lambda$unused$1(Ljava/lang/String;)V
    .locals 0
    return-void
.end method

.method public unused(Ljava/util/List;)V
    .locals 1
    new-instance v0, Lp/Main$$ExternalSyntheticLambda1;
    invoke-direct {v0}, Lp/Main$$ExternalSyntheticLambda1;-><init>()V
    invoke-static {p1, v0}, Lj$/lang/Iterable$-EL;->forEach(Ljava/lang/Iterable;Ljava/util/function/Consumer;)V
    return-void
.end method

.method protected onCreate(Landroid/os/Bundle;)V
    .locals 3
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    new-instance v0, Ljava/util/ArrayList;
    invoke-direct {v0}, Ljava/util/ArrayList;-><init>()V
    const-string v1, "x"
    invoke-virtual {v0, v1}, Ljava/util/ArrayList;->add(Ljava/lang/Object;)Z
    new-instance v1, Lp/Main$$ExternalSyntheticLambda0;
    invoke-direct {v1}, Lp/Main$$ExternalSyntheticLambda0;-><init>()V
    invoke-static {v0, v1}, Lj$/lang/Iterable$-EL;->forEach(Ljava/lang/Iterable;Ljava/util/function/Consumer;)V
    return-void
.end method
