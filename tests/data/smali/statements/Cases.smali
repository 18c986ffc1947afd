.class public Lstatements/Cases;
.super Ljava/lang/Object;

# What the statements of each method must be: tests/flows/test_graph.py; in which order they run: tests/flows/test_order.py.

.field public kept:Ljava/lang/String;
.field public static shared:Ljava/lang/String;

.method public constructor <init>()V
    .registers 1
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

# Moves are no statements.
.method public static straight(Ljava/lang/String;I)Ljava/lang/String;
    .registers 4
    move-object v0, p0
    check-cast v0, Ljava/lang/String;
    move-object/from16 v1, v0
    return-object v1
.end method

# One of two values.
.method public static meets(Ljava/lang/String;I)Ljava/lang/String;
    .registers 4
    const-string v0, "constant"
    if-eqz p1, :join
    move-object v0, p0
    :join
    return-object v0
.end method

# A value that is made from itself.
.method public static loop(Ljava/lang/String;I)Ljava/lang/String;
    .registers 5
    const-string v0, "constant"
    const/4 v1, 0x0
    :head
    if-ge v1, p1, :done
    invoke-virtual {v0, p0}, Ljava/lang/String;->concat(Ljava/lang/String;)Ljava/lang/String;
    move-result-object v0
    add-int/lit8 v1, v1, 0x1
    goto :head
    :done
    return-object v0
.end method

# Never returns.
.method public static endless(Ljava/lang/String;I)Ljava/lang/String;
    .registers 3
    :head
    invoke-virtual {p0}, Ljava/lang/String;->length()I
    goto :head
.end method

# The handler sees what the register held before and after.
.method public static caught(Ljava/lang/String;I)Ljava/lang/String;
    .registers 4
    const-string v0, "constant"
    :begin
    invoke-virtual {p0}, Ljava/lang/String;->trim()Ljava/lang/String;
    move-result-object v0
    invoke-virtual {v0}, Ljava/lang/String;->length()I
    :end
    .catch Ljava/lang/RuntimeException; {:begin .. :end} :handler
    const-string v1, "whole"
    return-object v1
    :handler
    move-exception v1
    return-object v0
.end method

# The try item ends between the call and the move of its result.
.method public static behind(Ljava/lang/String;I)Ljava/lang/String;
    .registers 3
    :begin
    invoke-virtual {p0}, Ljava/lang/String;->trim()Ljava/lang/String;
    :end
    .catch Ljava/lang/RuntimeException; {:begin .. :end} :handler
    move-result-object v0
    return-object v0
    :handler
    move-exception v0
    const-string v0, "constant"
    return-object v0
.end method

# The try item begins between the call and the move of its result.
.method public static before(Ljava/lang/String;I)Ljava/lang/String;
    .registers 3
    invoke-virtual {p0}, Ljava/lang/String;->trim()Ljava/lang/String;
    :begin
    move-result-object v0
    invoke-virtual {v0}, Ljava/lang/String;->length()I
    :end
    .catch Ljava/lang/RuntimeException; {:begin .. :end} :handler
    return-object v0
    :handler
    move-exception v0
    const-string v0, "constant"
    return-object v0
.end method

.method public static packed(Ljava/lang/String;I)Ljava/lang/String;
    .registers 3
    const-string v0, "default"
    packed-switch p1, :cases
    goto :join
    :one
    const-string v0, "one"
    goto :join
    :two
    move-object v0, p0
    :join
    return-object v0
    :cases
    .packed-switch 0x1
        :one
        :two
    .end packed-switch
.end method

.method public static sparse(Ljava/lang/String;I)Ljava/lang/String;
    .registers 3
    const-string v0, "default"
    sparse-switch p1, :cases
    goto :join
    :one
    const-string v0, "one"
    goto :join
    :two
    move-object v0, p0
    :join
    return-object v0
    :cases
    .sparse-switch
        -0x80000000 -> :one
        0x7fffffff -> :two
    .end sparse-switch
.end method

.method public static filled(Ljava/lang/String;I)Ljava/lang/String;
    .registers 5
    const-string v0, "constant"
    filled-new-array {v0, p0}, [Ljava/lang/String;
    move-result-object v1
    const/4 v2, 0x1
    aget-object v2, v1, v2
    return-object v2
.end method

.method public static array(Ljava/lang/String;I)Ljava/lang/String;
    .registers 5
    const/4 v0, 0x2
    new-array v1, v0, [Ljava/lang/String;
    const/4 v0, 0x0
    aput-object p0, v1, v0
    aput-object p0, v1, p1
    aget-object v2, v1, p1
    return-object v2
.end method

# The branch is never taken.
.method public static dead(Ljava/lang/String;I)Ljava/lang/String;
    .registers 4
    const/4 v0, 0x0
    if-eqz v0, :live
    invoke-virtual {p0}, Ljava/lang/String;->trim()Ljava/lang/String;
    move-result-object p0
    sput-object p0, Lstatements/Cases;->shared:Ljava/lang/String;
    :live
    return-object p0
.end method

.method public static fields(Ljava/lang/String;I)Ljava/lang/String;
    .registers 5
    new-instance v0, Lstatements/Cases;
    invoke-direct {v0}, Lstatements/Cases;-><init>()V
    iput-object p0, v0, Lstatements/Cases;->kept:Ljava/lang/String;
    iget-object v1, v0, Lstatements/Cases;->kept:Ljava/lang/String;
    sput-object v1, Lstatements/Cases;->shared:Ljava/lang/String;
    sget-object v2, Lstatements/Cases;->shared:Ljava/lang/String;
    return-object v2
.end method

.method public static thrown(Ljava/lang/String;I)Ljava/lang/String;
    .registers 4
    :begin
    new-instance v0, Ljava/lang/RuntimeException;
    invoke-direct {v0, p0}, Ljava/lang/RuntimeException;-><init>(Ljava/lang/String;)V
    throw v0
    :end
    .catchall {:begin .. :end} :handler
    :handler
    move-exception v0
    invoke-virtual {v0}, Ljava/lang/Throwable;->getMessage()Ljava/lang/String;
    move-result-object v1
    return-object v1
.end method

# A type test and a length are not the data; neither is what nobody knows.
.method public static told(Ljava/lang/String;I)Ljava/lang/String;
    .registers 5
    instance-of v0, p0, Ljava/lang/String;
    sput-object p0, Lstatements/Cases;->shared:Ljava/lang/String;
    new-array v1, p1, [I
    array-length v2, v1
    add-int v0, v0, v2
    const/4 v1, 0x0
    return-object v1
.end method

# The field is emptied on one way only.
.method public static overwritten(Ljava/lang/String;I)Ljava/lang/String;
    .registers 4
    sput-object p0, Lstatements/Cases;->shared:Ljava/lang/String;
    const/4 v0, 0x0
    if-eqz p1, :kept
    sput-object v0, Lstatements/Cases;->shared:Ljava/lang/String;
    :kept
    sget-object v1, Lstatements/Cases;->shared:Ljava/lang/String;
    return-object v1
.end method

# Returns inside a try item, and throws what nobody catches here.
.method public static early(Ljava/lang/String;I)Ljava/lang/String;
    .registers 4
    if-eqz p1, :thrown
    :begin
    invoke-virtual {p0}, Ljava/lang/String;->length()I
    return-object p0
    :end
    .catch Ljava/lang/RuntimeException; {:begin .. :end} :handler
    :handler
    move-exception v0
    throw v0
    :thrown
    new-instance v0, Ljava/lang/RuntimeException;
    invoke-direct {v0}, Ljava/lang/RuntimeException;-><init>()V
    throw v0
.end method

.method public static wide(ILjava/lang/String;JJ)Ljava/lang/String;
    .registers 8
    move-wide v0, p4
    invoke-static {v0, v1}, Ljava/lang/Long;->toString(J)Ljava/lang/String;
    move-result-object v0
    return-object v0
.end method

.method public static mixed(JLjava/lang/String;J)J
    .registers 7
    add-long v0, p0, p3
    return-wide v0
.end method

.method public static numbers(I)J
    .registers 6
    const/4 v0, -0x1
    const/16 v1, 0x1234
    const v2, 0x12345678
    const/high16 v3, 0x7f010000
    add-int v0, v0, v1
    add-int/2addr v0, v2
    add-int/lit16 v0, v0, 0x10
    neg-int v0, v0
    const-wide v0, 0x123456789L
    const-wide/16 v2, 0x5
    add-long/2addr v0, v2
    return-wide v0
.end method
