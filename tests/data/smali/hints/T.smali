.class public Lhints/T;
.super Ljava/lang/Object;

.method public constructor <init>()V
    .registers 1
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

.method public static hit()V
    .registers 4
    return-void
.end method

.method public static hit(I)V
    .registers 4
    return-void
.end method

.method public greet()V
    .registers 4
    return-void
.end method

.method private secret()V
    .registers 4
    return-void
.end method

.method public static one()V
    .registers 4
    return-void
.end method

.method public static two()V
    .registers 4
    return-void
.end method

.method public onlyHere()V
    .registers 4
    return-void
.end method

# The class of this object, or one below.

.method public ofThis()V
    .registers 4
    invoke-virtual {p0}, Ljava/lang/Object;->getClass()Ljava/lang/Class;
    move-result-object v0
    const-string v1, "greet"
    const/4 v2, 0x0
    invoke-virtual {v0, v1, v2}, Ljava/lang/Class;->getMethod(Ljava/lang/String;[Ljava/lang/Class;)Ljava/lang/reflect/Method;
    move-result-object v0
    invoke-virtual {v0, p0, v2}, Ljava/lang/reflect/Method;->invoke(Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;
    return-void
.end method
