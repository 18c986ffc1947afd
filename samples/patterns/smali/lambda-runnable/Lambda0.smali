.class public final synthetic Lp/Main$$ExternalSyntheticLambda0;
.super Ljava/lang/Object;
.source "D8$$SyntheticClass"

.implements Ljava/lang/Runnable;

.field public final synthetic f$0:Lp/Main;

.method public synthetic constructor <init>(Lp/Main;)V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    iput-object p1, p0, Lp/Main$$ExternalSyntheticLambda0;->f$0:Lp/Main;
    return-void
.end method

.method public final run()V
    .locals 1
    iget-object v0, p0, Lp/Main$$ExternalSyntheticLambda0;->f$0:Lp/Main;
    invoke-static {v0}, Lp/Main;->$r8$lambda$q7Xb2nUuWk0vYj6TzQbL1mPgk-8(Lp/Main;)V
    return-void
.end method
