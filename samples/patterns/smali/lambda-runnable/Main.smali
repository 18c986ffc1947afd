.class public Lp/Main;
.super Landroid/app/Activity;
.source "Main.java"

.method public static synthetic $r8$lambda$q7Xb2nUuWk0vYj6TzQbL1mPgk-8(Lp/Main;)V
    .locals 0
    invoke-direct {p0}, Lp/Main;->lambda$onCreate$0()V
    return-void
.end method

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method static hit()V
    .locals 0
    return-void
.end method

.method private synthetic lambda$onCreate$0()V
    .locals 0
    invoke-static {}, Lp/Main;->hit()V
    return-void
.end method

.method protected onCreate(Landroid/os/Bundle;)V
    .locals 2
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    new-instance v0, Ljava/lang/Thread;
    new-instance v1, Lp/Main$$ExternalSyntheticLambda0;
    invoke-direct {v1, p0}, Lp/Main$$ExternalSyntheticLambda0;-><init>(Lp/Main;)V
    invoke-direct {v0, v1}, Ljava/lang/Thread;-><init>(Ljava/lang/Runnable;)V
    invoke-virtual {v0}, Ljava/lang/Thread;->start()V
    return-void
.end method
