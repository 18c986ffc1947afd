.class public final synthetic Lp/Main$$ExternalSyntheticLambda0;
.super Ljava/lang/Object;
.source "R8$$SyntheticClass"

.implements Ljava/lang/Runnable;

.field public final synthetic $r8$classId:I

.field public final synthetic f$0:Ljava/lang/Object;

.method public synthetic constructor <init>(ILjava/lang/Object;)V
    .locals 0
    iput p1, p0, Lp/Main$$ExternalSyntheticLambda0;->$r8$classId:I
    iput-object p2, p0, Lp/Main$$ExternalSyntheticLambda0;->f$0:Ljava/lang/Object;
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

.method public final run()V
    .locals 1
    iget v0, p0, Lp/Main$$ExternalSyntheticLambda0;->$r8$classId:I
    packed-switch v0, :pswitch_data_0
    goto :goto_0
    :pswitch_0
    iget-object v0, p0, Lp/Main$$ExternalSyntheticLambda0;->f$0:Ljava/lang/Object;
    check-cast v0, Lp/Main;
    invoke-virtual {v0}, Lp/Main;->lambda$onCreate$0()V
    return-void
    :goto_0
    iget-object v0, p0, Lp/Main$$ExternalSyntheticLambda0;->f$0:Ljava/lang/Object;
    check-cast v0, Lp/Main;
    invoke-virtual {v0}, Lp/Main;->lambda$other$1()V
    return-void
    :pswitch_data_0
    .packed-switch 0x0
        :pswitch_0
    .end packed-switch
.end method
