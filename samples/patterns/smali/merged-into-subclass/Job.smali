.class public final Lp/Job;
.super Ljava/lang/Object;
.source "SourceFile"

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

.method private start$p$BaseJob()V
    .locals 0
    invoke-virtual {p0}, Lp/Job;->work()V
    return-void
.end method

.method public start()V
    .locals 0
    invoke-direct {p0}, Lp/Job;->start$p$BaseJob()V
    return-void
.end method

.method public work()V
    .locals 0
    return-void
.end method
