.class public Lvalues/Hostile;
.super Ljava/lang/Object;

.field static table:[I
.field static final SHARED:[C

.method static constructor <clinit>()V
    .registers 2
    const/4 v0, 0x2
    new-array v0, v0, [C
    fill-array-data v0, :chars
    sput-object v0, Lvalues/Hostile;->SHARED:[C
    return-void
    :chars
    .array-data 2
        0x61
        0x62
    .end array-data
.end method

# Grows without end.
.method public static bomb(Ljava/lang/String;)Ljava/lang/String;
    .registers 2
    :again
    invoke-virtual {p0, p0}, Ljava/lang/String;->concat(Ljava/lang/String;)Ljava/lang/String;
    move-result-object p0
    goto :again
.end method

.method public static huge(I)[I
    .registers 1
    new-array p0, p0, [I
    return-object p0
.end method

# Each call makes two.
.method public static fork(I)I
    .registers 3
    if-eqz p0, :end
    invoke-static {p0}, Lvalues/Hostile;->fork(I)I
    move-result v0
    invoke-static {p0}, Lvalues/Hostile;->fork(I)I
    move-result v1
    add-int/2addr v0, v1
    return v0
    :end
    return p0
.end method

# A store that others see is no pure function.
.method public static stores(I)I
    .registers 2
    const/4 v0, 0x1
    new-array v0, v0, [I
    sput-object v0, Lvalues/Hostile;->table:[I
    if-eqz p0, :end
    add-int/lit8 p0, p0, 0x1
    :end
    return p0
.end method

# What a static initialiser made is shared: a run may not change it.
.method public static changesShared(C)Ljava/lang/String;
    .registers 3
    sget-object v0, Lvalues/Hostile;->SHARED:[C
    const/4 v1, 0x0
    aput-char p0, v0, v1
    invoke-static {v0}, Ljava/lang/String;->valueOf([C)Ljava/lang/String;
    move-result-object v0
    return-object v0
.end method

.method public static readsShared(I)I
    .registers 3
    sget-object v0, Lvalues/Hostile;->SHARED:[C
    aget-char v0, v0, p0
    return v0
.end method

# The registers do not hold what the instructions want.
.method public static confused(Ljava/lang/String;)I
    .registers 3
    add-int/lit8 v0, p0, 0x1
    array-length v1, v0
    return v1
.end method

.method public static divides(I)I
    .registers 2
    const/4 v0, 0x7
    div-int/2addr v0, p0
    return v0
.end method

.method public static mixes(I)I
    .registers 4
    const v0, 0x7fffffff
    add-int/2addr v0, p0
    mul-int/lit8 v0, v0, 0x3
    ushr-int/lit8 v1, v0, 0x4
    xor-int/2addr v0, v1
    rem-int/lit8 v1, v0, -0x7
    neg-int v1, v1
    int-to-byte v0, v0
    add-int/2addr v0, v1
    return v0
.end method

.method public static switched(I)Ljava/lang/String;
    .registers 2
    sparse-switch p0, :cases
    const-string v0, "other"
    return-object v0
    :one
    const-string v0, "one"
    return-object v0
    :many
    const-string v0, "many"
    return-object v0
    :cases
    .sparse-switch
        -0x1 -> :many
        0x1 -> :one
    .end sparse-switch
.end method

.method public static listed(Ljava/lang/String;)Ljava/lang/Object;
    .registers 4
    new-instance v0, Ljava/util/ArrayList;
    invoke-direct {v0}, Ljava/util/ArrayList;-><init>()V
    invoke-virtual {v0, p0}, Ljava/util/ArrayList;->add(Ljava/lang/Object;)Z
    new-instance v1, Ljava/util/HashMap;
    invoke-direct {v1}, Ljava/util/HashMap;-><init>()V
    const/4 v2, 0x0
    invoke-virtual {v0, v2}, Ljava/util/ArrayList;->get(I)Ljava/lang/Object;
    move-result-object v2
    invoke-virtual {v1, p0, v2}, Ljava/util/HashMap;->put(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;
    invoke-virtual {v1, p0}, Ljava/util/HashMap;->get(Ljava/lang/Object;)Ljava/lang/Object;
    move-result-object v2
    return-object v2
.end method
