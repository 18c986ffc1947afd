.class public Lphases/Main;
.super Landroid/app/ListActivity;
.implements Landroid/view/View$OnClickListener;

.method public attachBaseContext(Landroid/content/Context;)V
    .registers 2
    return-void
.end method

.method public onCreate(Landroid/os/Bundle;)V
    .registers 2
    return-void
.end method

.method public onPause()V
    .registers 1
    return-void
.end method

.method public onBackPressed()V
    .registers 1
    return-void
.end method

.method public onClick(Landroid/view/View;)V
    .registers 2
    return-void
.end method

.method public onListItemClick(Landroid/widget/ListView;Landroid/view/View;IJ)V
    .registers 7
    return-void
.end method

.method public onClick(I)V
    .registers 2
    return-void
.end method
