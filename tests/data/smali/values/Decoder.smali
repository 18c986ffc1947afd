.class public Lvalues/Decoder;
.super Ljava/lang/Object;

.method public static xor(Ljava/lang/String;I)Ljava/lang/String;
    .registers 6
    invoke-virtual {p0}, Ljava/lang/String;->toCharArray()[C
    move-result-object v0
    const/4 v1, 0x0
    :again
    array-length v2, v0
    if-ge v1, v2, :done
    aget-char v2, v0, v1
    xor-int/2addr v2, p1
    int-to-char v2, v2
    aput-char v2, v0, v1
    add-int/lit8 v1, v1, 0x1
    goto :again
    :done
    new-instance v1, Ljava/lang/String;
    invoke-direct {v1, v0}, Ljava/lang/String;-><init>([C)V
    return-object v1
.end method

.method public static endless(I)Ljava/lang/String;
    .registers 2
    :again
    add-int/lit8 p0, p0, 0x1
    goto :again
.end method

.method public static deep(I)Ljava/lang/String;
    .registers 2
    invoke-static {p0}, Lvalues/Decoder;->deep(I)Ljava/lang/String;
    move-result-object v0
    return-object v0
.end method

.method public static timed(I)Ljava/lang/String;
    .registers 4
    invoke-static {}, Ljava/lang/System;->currentTimeMillis()J
    move-result-wide v0
    long-to-int v0, v0
    if-eqz v0, :other
    const-string v0, "later"
    return-object v0
    :other
    const-string v0, "now"
    return-object v0
.end method
