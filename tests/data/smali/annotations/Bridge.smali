.class public Lfixture/Bridge;
.super Ljava/lang/Object;
.source "Bridge.java"

.annotation system Ldalvik/annotation/MemberClasses;
    value = {
        Lfixture/Bridge$Inner;
    }
.end annotation

.annotation runtime Lfixture/Every;
    byteValue = -0x2t
    shortValue = -0x1234s
    charValue = '\u4f4d'
    intValue = -0x7654321
    longValue = 0x123456789aL
    floatValue = 1.5f
    doubleValue = -0.25
    textValue = "\u4f4d\u7f6e \"quoted\"\n"
    typeValue = Lfixture/Bridge;
    fieldValue = Lfixture/Bridge;->count:I
    methodValue = Lfixture/Bridge;->open(I)V
    enumValue = .enum Lfixture/Level;->HIGH:Lfixture/Level;
    nothing = null
    yes = true
    no = false
    nested = .subannotation Lfixture/Small;
        depth = 0x1
    .end subannotation
    list = { 0x1, 0x2 }
.end annotation

.field public static final URI:Ljava/lang/String; = "content://com.example/\u4f4d"
.field public static final big:J = 0x7fffffffffL
.field public static flag:Z = true

.field public count:I
    .annotation build Landroidx/annotation/Keep;
    .end annotation
.end field

.method public open(I)V
    .registers 4
    .param p1, "level"
    .annotation runtime Landroid/webkit/JavascriptInterface;
    .end annotation
    .annotation system Ldalvik/annotation/Signature;
        value = { "(I)", "V" }
    .end annotation
    .prologue
    .line 70000
    nop
    .line 69990
    nop
    nop
    .line 70001
    return-void
.end method

.method public plain(IJ)V
    .registers 4
    .line 5
    return-void
.end method

.method public silent()V
    .registers 1
    return-void
.end method
