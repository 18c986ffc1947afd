.class public Lstatements/Main;
.super Landroid/app/Activity;

# Runs every case with values of which nothing is known.

.method public constructor <init>()V
    .registers 1
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method public onCreate(Landroid/os/Bundle;)V
    .registers 8
    invoke-virtual {p1}, Landroid/os/Bundle;->size()I
    move-result v0
    invoke-virtual {p1}, Landroid/os/Bundle;->toString()Ljava/lang/String;
    move-result-object v1
    invoke-static {v1, v0}, Lstatements/Cases;->straight(Ljava/lang/String;I)Ljava/lang/String;
    invoke-static {v1, v0}, Lstatements/Cases;->meets(Ljava/lang/String;I)Ljava/lang/String;
    invoke-static {v1, v0}, Lstatements/Cases;->loop(Ljava/lang/String;I)Ljava/lang/String;
    invoke-static {v1, v0}, Lstatements/Cases;->endless(Ljava/lang/String;I)Ljava/lang/String;
    invoke-static {v1, v0}, Lstatements/Cases;->caught(Ljava/lang/String;I)Ljava/lang/String;
    invoke-static {v1, v0}, Lstatements/Cases;->behind(Ljava/lang/String;I)Ljava/lang/String;
    invoke-static {v1, v0}, Lstatements/Cases;->before(Ljava/lang/String;I)Ljava/lang/String;
    invoke-static {v1, v0}, Lstatements/Cases;->packed(Ljava/lang/String;I)Ljava/lang/String;
    invoke-static {v1, v0}, Lstatements/Cases;->sparse(Ljava/lang/String;I)Ljava/lang/String;
    invoke-static {v1, v0}, Lstatements/Cases;->filled(Ljava/lang/String;I)Ljava/lang/String;
    invoke-static {v1, v0}, Lstatements/Cases;->array(Ljava/lang/String;I)Ljava/lang/String;
    invoke-static {v1, v0}, Lstatements/Cases;->dead(Ljava/lang/String;I)Ljava/lang/String;
    invoke-static {v1, v0}, Lstatements/Cases;->fields(Ljava/lang/String;I)Ljava/lang/String;
    invoke-static {v1, v0}, Lstatements/Cases;->thrown(Ljava/lang/String;I)Ljava/lang/String;
    invoke-static {v1, v0}, Lstatements/Cases;->told(Ljava/lang/String;I)Ljava/lang/String;
    invoke-static {v1, v0}, Lstatements/Cases;->overwritten(Ljava/lang/String;I)Ljava/lang/String;
    invoke-static {v1, v0}, Lstatements/Cases;->early(Ljava/lang/String;I)Ljava/lang/String;
    int-to-long v2, v0
    move-wide v4, v2
    invoke-static/range {v0 .. v5}, Lstatements/Cases;->wide(ILjava/lang/String;JJ)Ljava/lang/String;
    invoke-static {v2, v3, v1, v4, v5}, Lstatements/Cases;->mixed(JLjava/lang/String;J)J
    invoke-static {v0}, Lstatements/Cases;->numbers(I)J
    return-void
.end method
