.class public Lreach/Lookup;
.super Ljava/lang/Object;

.method public constructor <init>()V
    .registers 1
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

.method public find()V
    .registers 4
    const-class v0, Lreach/Lookup;
    const-string v1, "foundByName"
    const/4 v2, 0x0
    invoke-virtual {v0, v1, v2}, Ljava/lang/Class;->getMethod(Ljava/lang/String;[Ljava/lang/Class;)Ljava/lang/reflect/Method;
    return-void
.end method

.method public foundByName()V
    .registers 2
    invoke-static {}, Lreach/Mark;->lookedUp()V
    return-void
.end method

.method public neverNamed()V
    .registers 2
    invoke-static {}, Lreach/Mark;->notLookedUp()V
    return-void
.end method
