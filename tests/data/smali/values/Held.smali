.class public Lvalues/Held;
.super Ljava/lang/Object;

.field public static final ENCODED:Ljava/lang/String; = "encoded"
.field public static final NAMES:[Ljava/lang/String;
.field public static final TEST:Z = false
.field public static final MAP:Ljava/util/Map;
.field public static joined:Ljava/lang/String;
.field public static given:Ljava/lang/String;
.field public static decoded:Ljava/lang/String;
.field public static count:I
.field private final name:Ljava/lang/String;

.method static constructor <clinit>()V
    .registers 4
    const-string v0, "a"
    const-string v1, "b"
    invoke-virtual {v0, v1}, Ljava/lang/String;->concat(Ljava/lang/String;)Ljava/lang/String;
    move-result-object v2
    sput-object v2, Lvalues/Held;->joined:Ljava/lang/String;
    filled-new-array {v0, v1}, [Ljava/lang/String;
    move-result-object v0
    sput-object v0, Lvalues/Held;->NAMES:[Ljava/lang/String;
    const-string v0, "ejcgt"
    const/4 v1, 0x6
    invoke-static {v0, v1}, Lvalues/Decoder;->xor(Ljava/lang/String;I)Ljava/lang/String;
    move-result-object v0
    sput-object v0, Lvalues/Held;->decoded:Ljava/lang/String;
    new-instance v0, Ljava/util/HashMap;
    invoke-direct {v0}, Ljava/util/HashMap;-><init>()V
    const-string v1, "key"
    const-string v2, "value"
    invoke-interface {v0, v1, v2}, Ljava/util/Map;->put(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;
    sput-object v0, Lvalues/Held;->MAP:Ljava/util/Map;
    return-void
.end method

.method public constructor <init>(Ljava/lang/String;)V
    .registers 2
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    iput-object p1, p0, Lvalues/Held;->name:Ljava/lang/String;
    return-void
.end method

.method public getName()Ljava/lang/String;
    .registers 2
    iget-object v0, p0, Lvalues/Held;->name:Ljava/lang/String;
    return-object v0
.end method

.method public static set(Ljava/lang/String;)V
    .registers 2
    sput-object p0, Lvalues/Held;->given:Ljava/lang/String;
    const/4 v0, 0x5
    sput v0, Lvalues/Held;->count:I
    return-void
.end method
