.class public Lp/Main;
.super Landroid/app/Activity;
.source "Main.java"

.field private task:Ljava/lang/Runnable;

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method static dead()V
    .locals 0
    return-void
.end method

.method static synthetic lambda$onCreate$0()V
    .locals 0
    invoke-static {}, Lp/Main;->dead()V
    return-void
.end method

.method protected onCreate(Landroid/os/Bundle;)V
    .locals 1
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    new-instance v0, Lp/Main$$ExternalSyntheticLambda0;
    invoke-direct {v0}, Lp/Main$$ExternalSyntheticLambda0;-><init>()V
    iput-object v0, p0, Lp/Main;->task:Ljava/lang/Runnable;
    return-void
.end method
