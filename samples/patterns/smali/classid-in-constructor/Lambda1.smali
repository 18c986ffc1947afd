.class public final synthetic Lp/Main$$ExternalSyntheticLambda1;
.super Ljava/lang/Object;
.source "SourceFile"

.implements Ljava/lang/Runnable;

.field public final synthetic $r8$classId:I

.field public final synthetic f$0:Lp/Main;

.field public final synthetic f$1:I

.field public final synthetic f$2:Ljava/lang/Object;

.method public synthetic constructor <init>(Lp/Main;I)V
    .locals 1
    const/4 v0, 0x0
    iput v0, p0, Lp/Main$$ExternalSyntheticLambda1;->$r8$classId:I
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    iput-object p1, p0, Lp/Main$$ExternalSyntheticLambda1;->f$0:Lp/Main;
    iput p2, p0, Lp/Main$$ExternalSyntheticLambda1;->f$1:I
    return-void
.end method

.method public synthetic constructor <init>(Lp/Main;Ljava/lang/String;)V
    .locals 1
    const/4 v0, 0x1
    iput v0, p0, Lp/Main$$ExternalSyntheticLambda1;->$r8$classId:I
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    iput-object p1, p0, Lp/Main$$ExternalSyntheticLambda1;->f$0:Lp/Main;
    iput-object p2, p0, Lp/Main$$ExternalSyntheticLambda1;->f$2:Ljava/lang/Object;
    return-void
.end method

.method public final run()V
    .locals 2
    iget v0, p0, Lp/Main$$ExternalSyntheticLambda1;->$r8$classId:I
    packed-switch v0, :pswitch_data_0
    iget-object v0, p0, Lp/Main$$ExternalSyntheticLambda1;->f$0:Lp/Main;
    iget-object p0, p0, Lp/Main$$ExternalSyntheticLambda1;->f$2:Ljava/lang/Object;
    check-cast p0, Ljava/lang/String;
    invoke-virtual {v0, p0}, Lp/Main;->dead(Ljava/lang/String;)V
    return-void
    :pswitch_0
    iget-object v0, p0, Lp/Main$$ExternalSyntheticLambda1;->f$0:Lp/Main;
    iget v1, p0, Lp/Main$$ExternalSyntheticLambda1;->f$1:I
    invoke-virtual {v0, v1}, Lp/Main;->hit(I)V
    return-void
    :pswitch_data_0
    .packed-switch 0x0
        :pswitch_0
    .end packed-switch
.end method
