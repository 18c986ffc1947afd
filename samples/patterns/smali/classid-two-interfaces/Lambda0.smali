.class public final synthetic Lp/Main$$ExternalSyntheticLambda0;
.super Ljava/lang/Object;
.source "SourceFile"

.implements Landroid/view/View$OnClickListener;
.implements Ljava/lang/Runnable;

.field public final synthetic $r8$classId:I

.field public final synthetic f$0:Ljava/lang/Object;

.method public synthetic constructor <init>(ILjava/lang/Object;)V
    .locals 0
    iput p1, p0, Lp/Main$$ExternalSyntheticLambda0;->$r8$classId:I
    iput-object p2, p0, Lp/Main$$ExternalSyntheticLambda0;->f$0:Ljava/lang/Object;
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

.method public onClick(Landroid/view/View;)V
    .locals 0
    invoke-static {}, Lp/Main;->dead()V
    return-void
.end method

.method public run()V
    .locals 0
    invoke-static {}, Lp/Main;->hit()V
    return-void
.end method
