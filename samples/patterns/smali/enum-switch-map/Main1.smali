.class synthetic Lp/Main$1;
.super Ljava/lang/Object;
.source "Main.java"

.field static final synthetic $SwitchMap$p$Mode:[I

.method static constructor <clinit>()V
    .locals 3
    invoke-static {}, Lp/Mode;->values()[Lp/Mode;
    move-result-object v0
    array-length v0, v0
    new-array v0, v0, [I
    sput-object v0, Lp/Main$1;->$SwitchMap$p$Mode:[I
    :try_start_0
    sget-object v1, Lp/Mode;->FIRST:Lp/Mode;
    invoke-virtual {v1}, Ljava/lang/Enum;->ordinal()I
    move-result v1
    const/4 v2, 0x1
    aput v2, v0, v1
    :try_end_0
    .catch Ljava/lang/NoSuchFieldError; {:try_start_0 .. :try_end_0} :catch_0
    :catch_0
    :try_start_1
    sget-object v0, Lp/Main$1;->$SwitchMap$p$Mode:[I
    sget-object v1, Lp/Mode;->SECOND:Lp/Mode;
    invoke-virtual {v1}, Ljava/lang/Enum;->ordinal()I
    move-result v1
    const/4 v2, 0x2
    aput v2, v0, v1
    :try_end_1
    .catch Ljava/lang/NoSuchFieldError; {:try_start_1 .. :try_end_1} :catch_1
    :catch_1
    return-void
.end method
