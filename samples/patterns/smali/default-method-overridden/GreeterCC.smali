.class public abstract synthetic Lp/Greeter$-CC;
.super Ljava/lang/Object;
.source "Greeter.java"

.method public static $default$greet(Lp/Greeter;)V
    .locals 0
    invoke-static {}, Lp/Main;->hit()V
    return-void
.end method

.method public static of()Lp/Greeter;
    .locals 1
    new-instance v0, Lp/Plain;
    invoke-direct {v0}, Lp/Plain;-><init>()V
    return-object v0
.end method
