.class public abstract synthetic Lp/Main$$ExternalSyntheticServiceLoad0;
.super Ljava/lang/Object;
.source "R8$$SyntheticClass"

.method public static synthetic m()Ljava/util/Iterator;
    .locals 3
    :try_start_0
    const/4 v0, 0x1
    new-array v0, v0, [Lp/Service;
    new-instance v1, Lp/Plugin;
    invoke-direct {v1}, Lp/Plugin;-><init>()V
    const/4 v2, 0x0
    aput-object v1, v0, v2
    invoke-static {v0}, Ljava/util/Arrays;->asList([Ljava/lang/Object;)Ljava/util/List;
    move-result-object v0
    invoke-interface {v0}, Ljava/util/List;->iterator()Ljava/util/Iterator;
    move-result-object v0
    return-object v0
    :try_end_0
    .catchall {:try_start_0 .. :try_end_0} :catchall_0
    :catchall_0
    move-exception v0
    new-instance v1, Ljava/util/ServiceConfigurationError;
    invoke-virtual {v0}, Ljava/lang/Throwable;->getMessage()Ljava/lang/String;
    move-result-object v2
    invoke-direct {v1, v2, v0}, Ljava/util/ServiceConfigurationError;-><init>(Ljava/lang/String;Ljava/lang/Throwable;)V
    throw v1
.end method
