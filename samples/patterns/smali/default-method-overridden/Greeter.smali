.class public interface abstract Lp/Greeter;
.super Ljava/lang/Object;
.source "Greeter.java"

.method public abstract greet()V
.end method
