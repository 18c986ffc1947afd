.class public Lhints/Sub;
.super Lhints/T;

.method public constructor <init>()V
    .registers 1
    invoke-direct {p0}, Lhints/T;-><init>()V
    return-void
.end method

.method public greet()V
    .registers 4
    return-void
.end method
