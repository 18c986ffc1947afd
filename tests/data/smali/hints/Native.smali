.class public Lhints/Native_1;
.super Ljava/lang/Object;

.method public constructor <init>()V
    .registers 1
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

.method public static native bound()V
.end method

.method public static native over_loaded(I[Ljava/lang/String;)V
.end method

.method public static native registered()V
.end method

.method public onEvent(I)V
    .registers 4
    return-void
.end method

.method public onEvent(J)V
    .registers 5
    return-void
.end method

.method public onNothing()V
    .registers 4
    return-void
.end method
