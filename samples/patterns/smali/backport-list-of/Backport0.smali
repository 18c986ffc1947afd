.class public abstract synthetic Lp/Main$$ExternalSyntheticBackport0;
.super Ljava/lang/Object;
.source "D8$$SyntheticClass"

.method public static synthetic m([Ljava/lang/Object;)Ljava/util/List;
    .locals 4
    new-instance v0, Ljava/util/ArrayList;
    array-length v1, p0
    invoke-direct {v0, v1}, Ljava/util/ArrayList;-><init>(I)V
    array-length v1, p0
    const/4 v2, 0x0
    :goto_0
    if-ge v2, v1, :cond_0
    aget-object v3, p0, v2
    invoke-static {v3}, Ljava/util/Objects;->requireNonNull(Ljava/lang/Object;)Ljava/lang/Object;
    invoke-virtual {v0, v3}, Ljava/util/ArrayList;->add(Ljava/lang/Object;)Z
    add-int/lit8 v2, v2, 0x1
    goto :goto_0
    :cond_0
    invoke-static {v0}, Ljava/util/Collections;->unmodifiableList(Ljava/util/List;)Ljava/util/List;
    move-result-object p0
    return-object p0
.end method
