.class public Lreach/Named;
.super Ljava/lang/Object;

.method public constructor <init>()V
    .registers 1
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

.method public toString()Ljava/lang/String;
    .registers 2
    invoke-static {}, Lreach/Mark;->namedByString()V
    const/4 v0, 0x0
    return-object v0
.end method
