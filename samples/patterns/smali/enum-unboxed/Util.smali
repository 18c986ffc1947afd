.class public abstract synthetic Lp/Mode$EnumUnboxingLocalUtility;
.super Ljava/lang/Object;
.source "R8$$SyntheticClass"

.method public static synthetic ordinal(I)I
    .locals 1
    if-eqz p0, :cond_0
    add-int/lit8 p0, p0, -0x1
    return p0
    :cond_0
    new-instance p0, Ljava/lang/NullPointerException;
    invoke-direct {p0}, Ljava/lang/NullPointerException;-><init>()V
    throw p0
.end method

.method public static synthetic valueOf(Ljava/lang/String;)I
    .locals 1
    const-string v0, "FAST"
    invoke-virtual {v0, p0}, Ljava/lang/String;->equals(Ljava/lang/Object;)Z
    move-result v0
    if-eqz v0, :cond_0
    const/4 p0, 0x1
    return p0
    :cond_0
    const-string v0, "SLOW"
    invoke-virtual {v0, p0}, Ljava/lang/String;->equals(Ljava/lang/Object;)Z
    move-result p0
    if-eqz p0, :cond_1
    const/4 p0, 0x2
    return p0
    :cond_1
    const/4 p0, 0x3
    return p0
.end method
