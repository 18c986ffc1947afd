.class public Lreach/App;
.super Landroid/app/Application;

.method public constructor <init>()V
    .registers 1
    invoke-direct {p0}, Landroid/app/Application;-><init>()V
    return-void
.end method

.method public onCreate()V
    .registers 2
    invoke-static {}, Lreach/Mark;->appCreate()V
    const-class v0, Lreach/EnabledLater;
    return-void
.end method
