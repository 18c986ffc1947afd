.class public final synthetic Lp/a;
.super Ljava/lang/Object;
.source "SourceFile"

.implements Ljava/lang/Runnable;

.field public final synthetic a:I

.field public final synthetic b:Ljava/lang/Object;

.method public synthetic constructor <init>(Ljava/lang/Object;I)V
    .locals 0
    iput p2, p0, Lp/a;->a:I
    iput-object p1, p0, Lp/a;->b:Ljava/lang/Object;
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

.method public final run()V
    .locals 1
    iget v0, p0, Lp/a;->a:I
    packed-switch v0, :pswitch_data_0
    iget-object p0, p0, Lp/a;->b:Ljava/lang/Object;
    check-cast p0, Lp/Main;
    invoke-virtual {p0}, Lp/Main;->b()V
    return-void
    :pswitch_0
    iget-object p0, p0, Lp/a;->b:Ljava/lang/Object;
    check-cast p0, Lp/Main;
    invoke-virtual {p0}, Lp/Main;->c()V
    return-void
    nop
    :pswitch_data_0
    .packed-switch 0x0
        :pswitch_0
    .end packed-switch
.end method
