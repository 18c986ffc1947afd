.class public abstract synthetic Lcom/android/tools/r8/RecordTag;
.super Ljava/lang/Object;
.source "D8$$SyntheticClass"

.method protected synthetic constructor <init>()V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

.method public abstract equals(Ljava/lang/Object;)Z
.end method

.method public abstract toString()Ljava/lang/String;
.end method
