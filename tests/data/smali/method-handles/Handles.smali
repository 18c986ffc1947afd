.class public Lfixture/Handles;
.super Ljava/lang/Object;
.implements Ljava/lang/Runnable;
.source "Handles.java"

.field public static shared:I
.field public own:I

.method public constructor <init>()V
    .registers 1
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

.method public static fixed()V
    .registers 0
    return-void
.end method

.method public run()V
    .registers 1
    return-void
.end method

.method private hidden()V
    .registers 1
    return-void
.end method

# Every kind of method handle, in the order of its code 0 to 8, and a method type.
.method public static all()V
    .registers 1
    .line 10
    const-method-handle v0, static-put@Lfixture/Handles;->shared:I
    const-method-handle v0, static-get@Lfixture/Handles;->shared:I
    const-method-handle v0, instance-put@Lfixture/Handles;->own:I
    const-method-handle v0, instance-get@Lfixture/Handles;->own:I
    const-method-handle v0, invoke-static@Lfixture/Handles;->fixed()V
    const-method-handle v0, invoke-instance@Lfixture/Handles;->run()V
    const-method-handle v0, invoke-constructor@Lfixture/Handles;-><init>()V
    const-method-handle v0, invoke-direct@Lfixture/Handles;->hidden()V
    const-method-handle v0, invoke-interface@Ljava/lang/Runnable;->run()V
    .line 11
    const-method-type v0, (IJLjava/lang/String;[B)Z
    return-void
.end method
