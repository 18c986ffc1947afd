.class public Lfixture/Payloads;
.super Ljava/lang/Object;
.source "Payloads.java"

# Calls that a reader invents when it walks through a payload would name one of these.
.method public static target()V
    .registers 0
    .line 5
    return-void
.end method

.method public static packed(I)I
    .registers 2
    .line 10
    packed-switch p0, :table
    .line 11
    const/4 v0, -0x1
    return v0
    :one
    .line 12
    invoke-static {}, Lfixture/Payloads;->target()V
    const/4 v0, 0x1
    return v0
    :two
    .line 13
    const/4 v0, 0x2
    return v0
    :table
    .packed-switch 0x7
        :one
        :two
        :one
    .end packed-switch
.end method

.method public static sparse(I)I
    .registers 2
    .line 20
    sparse-switch p0, :table
    .line 21
    const/4 v0, -0x1
    return v0
    :low
    .line 22
    const/4 v0, 0x1
    return v0
    :high
    .line 23
    invoke-static {}, Lfixture/Payloads;->target()V
    const/4 v0, 0x2
    return v0
    :table
    .sparse-switch
        -0x80000000 -> :low
        0x0 -> :high
        0x7fffffff -> :low
    .end sparse-switch
.end method

# The array data looks like "invoke-static {}, method@0000" six times, and stands in the middle of the method.
.method public static data()[S
    .registers 1
    .line 30
    const/16 v0, 0x12
    new-array v0, v0, [S
    fill-array-data v0, :content
    goto :after
    :content
    .array-data 2
        0x71s
        0x0s
        0x0s
        0x71s
        0x0s
        0x0s
        0x71s
        0x0s
        0x0s
        0x71s
        0x0s
        0x0s
        0x71s
        0x0s
        0x0s
        0x71s
        0x0s
        0x0s
    .end array-data
    :after
    .line 31
    invoke-static {}, Lfixture/Payloads;->target()V
    return-object v0
.end method

# Odd numbers of bytes are padded to whole code units.
.method public static bytes()[B
    .registers 1
    .line 40
    const/4 v0, 0x3
    new-array v0, v0, [B
    fill-array-data v0, :content
    return-object v0
    :content
    .array-data 1
        0x1t
        0x2t
        0x3t
    .end array-data
.end method

.method public static longs()[J
    .registers 1
    .line 50
    const/4 v0, 0x2
    new-array v0, v0, [J
    fill-array-data v0, :content
    return-object v0
    :content
    .array-data 8
        0x6e6e6e6e6e6e6e6eL
        -0x1L
    .end array-data
.end method

.method public static filled(II)[I
    .registers 4
    .line 60
    filled-new-array {p0, p1}, [I
    move-result-object v0
    filled-new-array/range {p0 .. p1}, [I
    move-result-object v1
    return-object v1
.end method
