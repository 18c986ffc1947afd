.class public Lvalues/Passed;
.super Ljava/lang/Object;

.method public static first()V
    .registers 2
    const-string v0, "one"
    invoke-static {v0}, Lvalues/Passed;->middle(Ljava/lang/String;)V
    return-void
.end method

.method public static second()V
    .registers 2
    const-string v0, "two"
    invoke-static {v0}, Lvalues/Passed;->middle(Ljava/lang/String;)V
    return-void
.end method

.method public static middle(Ljava/lang/String;)V
    .registers 3
    invoke-static {p0}, Lvalues/Passed;->named(Ljava/lang/String;)Ljava/lang/String;
    move-result-object v0
    invoke-static {v0}, Lvalues/Use;->take(Ljava/lang/Object;)V
    return-void
.end method

.method public static named(Ljava/lang/String;)Ljava/lang/String;
    .registers 2
    const-string v0, "key_"
    invoke-virtual {v0, p0}, Ljava/lang/String;->concat(Ljava/lang/String;)Ljava/lang/String;
    move-result-object v0
    return-object v0
.end method

.method public static partly(Ljava/lang/String;)V
    .registers 1
    invoke-static {p0}, Lvalues/Use;->take(Ljava/lang/Object;)V
    return-void
.end method

.method public static callsPartly()V
    .registers 2
    const-string v0, "known"
    invoke-static {v0}, Lvalues/Passed;->partly(Ljava/lang/String;)V
    invoke-static {}, Ljava/lang/System;->lineSeparator()Ljava/lang/String;
    move-result-object v0
    invoke-static {v0}, Lvalues/Passed;->partly(Ljava/lang/String;)V
    return-void
.end method

.method public static nobodyCalls(Ljava/lang/String;)V
    .registers 1
    invoke-static {p0}, Lvalues/Use;->take(Ljava/lang/Object;)V
    return-void
.end method
