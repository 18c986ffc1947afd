.class public Lreach/Start;
.super Landroid/app/Activity;

.method public constructor <init>()V
    .registers 1
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method protected onCreate(Landroid/os/Bundle;)V
    .registers 4
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    new-instance v0, Lreach/Made;
    invoke-direct {v0}, Lreach/Made;-><init>()V
    invoke-virtual {v0}, Lreach/Base;->act()V
    invoke-interface {v0}, Lreach/Shape;->draw()V
    invoke-interface {v0}, Lreach/Shape;->fallback()V
    new-instance v0, Lreach/Task;
    invoke-direct {v0}, Lreach/Task;-><init>()V
    invoke-static {v0}, Lreach/Start;->post(Ljava/lang/Runnable;)V
    sget v0, Lreach/WithInit;->count:I
    new-instance v0, Lreach/Loader;
    invoke-direct {v0}, Lreach/Loader;-><init>()V
    invoke-virtual {v0}, Lreach/Loader;->load()V
    const-class v0, Lreach/Literal;
    const-class v0, Lreach/Shelf;
    new-instance v0, Lreach/Bridge;
    invoke-direct {v0}, Lreach/Bridge;-><init>()V
    new-instance v0, Lreach/Lookup;
    invoke-direct {v0}, Lreach/Lookup;-><init>()V
    invoke-virtual {v0}, Lreach/Lookup;->find()V
    new-instance v0, Lreach/Orphan;
    invoke-direct {v0}, Lreach/Orphan;-><init>()V
    return-void
.end method

.method public static post(Ljava/lang/Runnable;)V
    .registers 3
    new-instance v0, Landroid/os/Handler;
    invoke-direct {v0}, Landroid/os/Handler;-><init>()V
    invoke-virtual {v0, p0}, Landroid/os/Handler;->post(Ljava/lang/Runnable;)Z
    return-void
.end method

.method public clicked(Landroid/view/View;)V
    .registers 2
    invoke-static {}, Lreach/Mark;->click()V
    return-void
.end method

.method public unclicked(Landroid/view/View;)V
    .registers 2
    invoke-static {}, Lreach/Mark;->notClick()V
    return-void
.end method
