.class public final Lp/Uploader;
.super Ljava/lang/Thread;
.source "SourceFile"

.field public final synthetic $r8$classId:I

.field public final main:Lp/Main;

.method public constructor <init>(Lp/Main;I)V
    .locals 0
    iput p2, p0, Lp/Uploader;->$r8$classId:I
    packed-switch p2, :pswitch_data_0
    const-string p2, "uploader"
    invoke-direct {p0, p2}, Ljava/lang/Thread;-><init>(Ljava/lang/String;)V
    iput-object p1, p0, Lp/Uploader;->main:Lp/Main;
    return-void
    :pswitch_0
    const-string p2, "cleaner"
    invoke-direct {p0, p2}, Ljava/lang/Thread;-><init>(Ljava/lang/String;)V
    iput-object p1, p0, Lp/Uploader;->main:Lp/Main;
    return-void
    :pswitch_data_0
    .packed-switch 0x1
        :pswitch_0
    .end packed-switch
.end method

.method public final run()V
    .locals 1
    iget v0, p0, Lp/Uploader;->$r8$classId:I
    packed-switch v0, :pswitch_data_0
    iget-object v0, p0, Lp/Uploader;->main:Lp/Main;
    invoke-virtual {v0}, Lp/Main;->upload()V
    return-void
    :pswitch_0
    iget-object v0, p0, Lp/Uploader;->main:Lp/Main;
    invoke-virtual {v0}, Lp/Main;->clean()V
    return-void
    :pswitch_data_0
    .packed-switch 0x1
        :pswitch_0
    .end packed-switch
.end method
