.class public Lphases/Base;
.super Landroidx/appcompat/app/AppCompatActivity;

.method public onCreate(Landroid/os/Bundle;)V
    .registers 2
    return-void
.end method

.method public pick()V
    .registers 1
    return-void
.end method
