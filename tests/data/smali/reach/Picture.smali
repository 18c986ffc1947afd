.class public Lreach/Picture;
.super Landroid/view/View;

.method public onAttachedToWindow()V
    .registers 2
    invoke-static {}, Lreach/Mark;->layoutView()V
    return-void
.end method

.method public constructor <init>(Landroid/content/Context;)V
    .registers 2
    invoke-direct {p0, p1}, Landroid/view/View;-><init>(Landroid/content/Context;)V
    return-void
.end method
