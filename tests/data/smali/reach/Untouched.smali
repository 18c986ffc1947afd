.class public Lreach/Untouched;
.super Ljava/lang/Object;

.method public constructor <init>()V
    .registers 1
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

.method static constructor <clinit>()V
    .registers 1
    invoke-static {}, Lreach/Mark;->clinitUntouched()V
    return-void
.end method

.method public static deadCaller()V
    .registers 0
    invoke-static {}, Lreach/Mark;->deadStatic()V
    return-void
.end method
