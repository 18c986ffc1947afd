.class public Lreach/WithInit;
.super Ljava/lang/Object;

.method public constructor <init>()V
    .registers 1
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

.field public static count:I

.method static constructor <clinit>()V
    .registers 1
    invoke-static {}, Lreach/Mark;->clinitByStatic()V
    return-void
.end method
