.class public final synthetic Lp/Main$$ExternalSyntheticLambda2;
.super Ljava/lang/Object;
.source "SourceFile"

.implements Landroid/view/View$OnClickListener;

.field public final synthetic $r8$classId:I

.field public final synthetic f$0:Lp/Main;

.method public synthetic constructor <init>(Lp/Main;I)V
    .locals 0
    iput p2, p0, Lp/Main$$ExternalSyntheticLambda2;->$r8$classId:I
    iput-object p1, p0, Lp/Main$$ExternalSyntheticLambda2;->f$0:Lp/Main;
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

.method public final onClick(Landroid/view/View;)V
    .locals 0
    iget p1, p0, Lp/Main$$ExternalSyntheticLambda2;->$r8$classId:I
    iget-object p0, p0, Lp/Main$$ExternalSyntheticLambda2;->f$0:Lp/Main;
    packed-switch p1, :pswitch_data_0
    invoke-virtual {p0}, Lp/Main;->third()V
    return-void
    :pswitch_0
    invoke-virtual {p0}, Lp/Main;->second()V
    return-void
    :pswitch_1
    invoke-virtual {p0}, Lp/Main;->first()V
    return-void
    nop
    :pswitch_data_0
    .packed-switch 0x0
        :pswitch_1
        :pswitch_0
    .end packed-switch
.end method
