.class public final synthetic Lp/Main$$ExternalSyntheticLambda0;
.super Ljava/lang/Object;
.source "SourceFile"

.implements Ljava/lang/Runnable;

.field public final synthetic $r8$classId:I

.method public synthetic constructor <init>(I)V
    .locals 0
    iput p1, p0, Lp/Main$$ExternalSyntheticLambda0;->$r8$classId:I
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

.method public final run()V
    .locals 1
    iget v0, p0, Lp/Main$$ExternalSyntheticLambda0;->$r8$classId:I
    packed-switch v0, :pswitch_data_0
    invoke-static {}, Lp/Main;->dead()V
    return-void
    :pswitch_0
    invoke-static {}, Lp/Main;->second()V
    return-void
    :pswitch_1
    invoke-static {}, Lp/Main;->first()V
    return-void
    :pswitch_data_0
    .packed-switch 0x0
        :pswitch_1
        :pswitch_0
    .end packed-switch
.end method
