.class public Lreach/Bridge;
.super Ljava/lang/Object;

.method public constructor <init>()V
    .registers 1
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

.method public fromPage()V
    .registers 2
    .annotation runtime Landroid/webkit/JavascriptInterface;
    .end annotation
    invoke-static {}, Lreach/Mark;->javascript()V
    return-void
.end method

.method public notFromPage()V
    .registers 2
    invoke-static {}, Lreach/Mark;->notJavascript()V
    return-void
.end method
