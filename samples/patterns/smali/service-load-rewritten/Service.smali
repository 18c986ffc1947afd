.class public interface abstract Lp/Service;
.super Ljava/lang/Object;
.source "Service.java"

.method public abstract run()V
.end method
