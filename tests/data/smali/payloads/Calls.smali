.class public Lfixture/Calls;
.super Ljava/util/ArrayList;
.implements Ljava/lang/Runnable;
.source "Calls.java"

.field public static wide:J
.field public static flag:Z
.field public static ref:Ljava/lang/Object;
.field public number:I
.field public little:B
.field public letter:C
.field public half:S

.method public constructor <init>()V
    .registers 1
    .line 10
    invoke-direct {p0}, Ljava/util/ArrayList;-><init>()V
    return-void
.end method

.method private own()V
    .registers 1
    return-void
.end method

.method public run()V
    .registers 1
    return-void
.end method

.method public static fixed()V
    .registers 0
    return-void
.end method

# Every kind of call, in both forms.
.method public kinds(Ljava/lang/Runnable;)V
    .registers 3
    .line 20
    new-instance v0, Lfixture/Calls;
    invoke-direct {v0}, Lfixture/Calls;-><init>()V
    invoke-virtual {p0}, Lfixture/Calls;->run()V
    invoke-super {p0}, Ljava/util/ArrayList;->clear()V
    invoke-direct {p0}, Lfixture/Calls;->own()V
    invoke-static {}, Lfixture/Calls;->fixed()V
    invoke-interface {p1}, Ljava/lang/Runnable;->run()V
    .line 21
    invoke-virtual/range {p0 .. p0}, Lfixture/Calls;->run()V
    invoke-super/range {p0 .. p0}, Ljava/util/ArrayList;->clear()V
    invoke-direct/range {p0 .. p0}, Lfixture/Calls;->own()V
    invoke-static/range {}, Lfixture/Calls;->fixed()V
    invoke-interface/range {p1 .. p1}, Ljava/lang/Runnable;->run()V
    .line 22
    invoke-virtual {v0}, [Ljava/lang/Object;->clone()Ljava/lang/Object;
    return-void
.end method

# Every width of field access that differs.
.method public fields()V
    .registers 4
    .line 30
    iget v0, p0, Lfixture/Calls;->number:I
    iput v0, p0, Lfixture/Calls;->number:I
    iget-byte v0, p0, Lfixture/Calls;->little:B
    iput-byte v0, p0, Lfixture/Calls;->little:B
    iget-char v0, p0, Lfixture/Calls;->letter:C
    iput-char v0, p0, Lfixture/Calls;->letter:C
    iget-short v0, p0, Lfixture/Calls;->half:S
    iput-short v0, p0, Lfixture/Calls;->half:S
    .line 31
    sget-wide v0, Lfixture/Calls;->wide:J
    sput-wide v0, Lfixture/Calls;->wide:J
    sget-boolean v0, Lfixture/Calls;->flag:Z
    sput-boolean v0, Lfixture/Calls;->flag:Z
    sget-object v0, Lfixture/Calls;->ref:Ljava/lang/Object;
    sput-object v0, Lfixture/Calls;->ref:Ljava/lang/Object;
    return-void
.end method
