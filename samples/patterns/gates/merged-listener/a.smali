.class public final synthetic Lp/a;
.super Ljava/lang/Object;
.implements Landroid/content/DialogInterface$OnClickListener;

.field public final synthetic $r8$classId:I
.field public final synthetic a:Ljava/lang/Object;

.method public synthetic constructor <init>(ILjava/lang/Object;)V
    .registers 3
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    iput p1, p0, Lp/a;->$r8$classId:I
    iput-object p2, p0, Lp/a;->a:Ljava/lang/Object;
    return-void
.end method

.method public final onClick(Landroid/content/DialogInterface;I)V
    .registers 4
    iget v0, p0, Lp/a;->$r8$classId:I
    packed-switch v0, :parts
    iget-object v0, p0, Lp/a;->a:Ljava/lang/Object;
    check-cast v0, Lp/Main;
    invoke-virtual {v0}, Landroid/app/Activity;->finish()V
    return-void

    :first
    iget-object v0, p0, Lp/a;->a:Ljava/lang/Object;
    check-cast v0, Lp/Main;
    invoke-static {v0}, Lp/Main;->hit(Landroid/content/Context;)V
    return-void

    :parts
    .packed-switch 0x0
        :first
    .end packed-switch
.end method
