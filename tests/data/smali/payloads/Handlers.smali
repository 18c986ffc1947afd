.class public Lfixture/Handlers;
.super Ljava/lang/Object;
.source "Handlers.java"

.method public static risky()V
    .registers 0
    return-void
.end method

# Two typed handlers and a catch-all on one range.
.method public static several()I
    .registers 1
    .line 10
    :start
    invoke-static {}, Lfixture/Handlers;->risky()V
    :end
    .catch Ljava/io/IOException; {:start .. :end} :io
    .catch Ljava/lang/SecurityException; {:start .. :end} :refused
    .catchall {:start .. :end} :all
    const/4 v0, 0x0
    return v0
    :io
    .line 11
    move-exception v0
    const/4 v0, 0x1
    return v0
    :refused
    .line 12
    move-exception v0
    const/4 v0, 0x2
    return v0
    :all
    .line 13
    move-exception v0
    throw v0
.end method

# Two ranges; the first handler is inside the second range.
.method public static nested()V
    .registers 1
    .line 20
    :outer
    invoke-static {}, Lfixture/Handlers;->risky()V
    :inner
    .catch Ljava/io/IOException; {:outer .. :inner} :repair
    return-void
    :repair
    .line 21
    move-exception v0
    :again
    invoke-static {}, Lfixture/Handlers;->risky()V
    :done
    .catchall {:again .. :done} :all
    return-void
    :all
    .line 22
    move-exception v0
    throw v0
.end method
