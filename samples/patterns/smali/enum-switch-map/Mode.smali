.class public final enum Lp/Mode;
.super Ljava/lang/Enum;
.source "Mode.java"

.field private static final synthetic $VALUES:[Lp/Mode;

.field public static final enum FIRST:Lp/Mode;

.field public static final enum SECOND:Lp/Mode;

.method static constructor <clinit>()V
    .locals 4
    new-instance v0, Lp/Mode;
    const-string v1, "FIRST"
    const/4 v2, 0x0
    invoke-direct {v0, v1, v2}, Lp/Mode;-><init>(Ljava/lang/String;I)V
    sput-object v0, Lp/Mode;->FIRST:Lp/Mode;
    new-instance v1, Lp/Mode;
    const-string v2, "SECOND"
    const/4 v3, 0x1
    invoke-direct {v1, v2, v3}, Lp/Mode;-><init>(Ljava/lang/String;I)V
    sput-object v1, Lp/Mode;->SECOND:Lp/Mode;
    filled-new-array {v0, v1}, [Lp/Mode;
    move-result-object v0
    sput-object v0, Lp/Mode;->$VALUES:[Lp/Mode;
    return-void
.end method

.method private constructor <init>(Ljava/lang/String;I)V
    .locals 0
    invoke-direct {p0, p1, p2}, Ljava/lang/Enum;-><init>(Ljava/lang/String;I)V
    return-void
.end method

.method public static valueOf(Ljava/lang/String;)Lp/Mode;
    .locals 1
    const-class v0, Lp/Mode;
    invoke-static {v0, p0}, Ljava/lang/Enum;->valueOf(Ljava/lang/Class;Ljava/lang/String;)Ljava/lang/Enum;
    move-result-object p0
    check-cast p0, Lp/Mode;
    return-object p0
.end method

.method public static values()[Lp/Mode;
    .locals 1
    sget-object v0, Lp/Mode;->$VALUES:[Lp/Mode;
    invoke-virtual {v0}, [Lp/Mode;->clone()Ljava/lang/Object;
    move-result-object v0
    check-cast v0, [Lp/Mode;
    return-object v0
.end method
