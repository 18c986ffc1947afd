.class Lp/Main$1;
.super Ljava/lang/Object;
.source "Main.java"

.implements Landroid/view/View$OnClickListener;

.field final synthetic this$0:Lp/Main;

.method constructor <init>(Lp/Main;)V
    .locals 0
    iput-object p1, p0, Lp/Main$1;->this$0:Lp/Main;
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

.method public onClick(Landroid/view/View;)V
    .locals 0
    iget-object p1, p0, Lp/Main$1;->this$0:Lp/Main;
    invoke-static {p1}, Lp/Main;->access$000(Lp/Main;)V
    return-void
.end method
