.class public Lvalues/Override;
.super Landroid/app/Activity;

# The framework hands over what it likes, whatever the package's own calls say.
.method public onConfigurationChanged(Landroid/content/res/Configuration;)V
    .registers 2
    return-void
.end method

.method public setTheme(I)V
    .registers 2
    invoke-static {p1}, Lvalues/Use;->takeInt(I)V
    return-void
.end method

.method public themed()V
    .registers 2
    const/4 v0, 0x3
    invoke-virtual {p0, v0}, Lvalues/Override;->setTheme(I)V
    const/4 v0, 0x4
    invoke-virtual {p0, v0}, Lvalues/Override;->own(I)V
    return-void
.end method

.method public own(I)V
    .registers 2
    invoke-static {p1}, Lvalues/Use;->takeInt(I)V
    return-void
.end method
