.class public final enum Lvalues/Kind;
.super Ljava/lang/Enum;

.field public static final enum FIRST:Lvalues/Kind;
.field public static final enum SECOND:Lvalues/Kind;
.field private final action:Ljava/lang/String;

.method static constructor <clinit>()V
    .registers 4
    new-instance v0, Lvalues/Kind;
    const-string v1, "FIRST"
    const/4 v2, 0x0
    const-string v3, "action.first"
    invoke-direct {v0, v1, v2, v3}, Lvalues/Kind;-><init>(Ljava/lang/String;ILjava/lang/String;)V
    sput-object v0, Lvalues/Kind;->FIRST:Lvalues/Kind;
    new-instance v0, Lvalues/Kind;
    const-string v1, "SECOND"
    const/4 v2, 0x1
    const-string v3, "action.second"
    invoke-direct {v0, v1, v2, v3}, Lvalues/Kind;-><init>(Ljava/lang/String;ILjava/lang/String;)V
    sput-object v0, Lvalues/Kind;->SECOND:Lvalues/Kind;
    return-void
.end method

.method private constructor <init>(Ljava/lang/String;ILjava/lang/String;)V
    .registers 4
    invoke-direct {p0, p1, p2}, Ljava/lang/Enum;-><init>(Ljava/lang/String;I)V
    iput-object p3, p0, Lvalues/Kind;->action:Ljava/lang/String;
    return-void
.end method

.method public action()Ljava/lang/String;
    .registers 2
    iget-object v0, p0, Lvalues/Kind;->action:Ljava/lang/String;
    return-object v0
.end method
