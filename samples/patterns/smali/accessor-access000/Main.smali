.class public Lp/Main;
.super Landroid/app/Activity;
.source "Main.java"

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method static synthetic access$000(Lp/Main;)V
    .locals 0
    invoke-direct {p0}, Lp/Main;->hit()V
    return-void
.end method

.method static synthetic access$0001(Lp/Main;)V
    .locals 0
    invoke-direct {p0}, Lp/Main;->dead()V
    return-void
.end method

.method private hit()V
    .locals 0
    return-void
.end method

.method private dead()V
    .locals 0
    return-void
.end method

.method protected onCreate(Landroid/os/Bundle;)V
    .locals 3
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    new-instance v0, Landroid/widget/Button;
    invoke-direct {v0, p0}, Landroid/widget/Button;-><init>(Landroid/content/Context;)V
    new-instance v1, Lp/Main$1;
    invoke-direct {v1, p0}, Lp/Main$1;-><init>(Lp/Main;)V
    invoke-virtual {v0, v1}, Landroid/widget/Button;->setOnClickListener(Landroid/view/View$OnClickListener;)V
    invoke-virtual {p0, v0}, Landroid/app/Activity;->setContentView(Landroid/view/View;)V
    return-void
.end method
