.class public Landroid/util/Log;
.super Ljava/lang/Object;

# A packaged twin of a framework class: the framework's is loaded, this one never.
.method public static d(Ljava/lang/String;Ljava/lang/String;)I
    .registers 3
    invoke-static {}, Lfixture/Mark;->never()V
    const/4 v0, 0x0
    return v0
.end method
