.class public Lphases/Post;
.super Landroid/os/Handler;

.method public static forward(Landroid/content/DialogInterface$OnClickListener;Landroid/content/DialogInterface;)V
    .registers 3
    const/4 v0, 0x0
    invoke-interface {p0, p1, v0}, Landroid/content/DialogInterface$OnClickListener;->onClick(Landroid/content/DialogInterface;I)V
    return-void
.end method
