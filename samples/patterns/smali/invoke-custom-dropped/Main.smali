.class public Lp/Main;
.super Landroid/app/Activity;
.source "Main.java"

.field private task:Ljava/lang/Runnable;

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method public static dead()V
    .locals 0
    return-void
.end method

.method private synthetic lambda$onCreate$0()V
    .locals 0
    invoke-static {}, Lp/Main;->dead()V
    return-void
.end method

.method protected onCreate(Landroid/os/Bundle;)V
    .locals 3
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    invoke-custom {p0}, call_site_0("run", (Lp/Main;)Ljava/lang/Runnable;, ()V, invoke-direct@Lp/Main;->lambda$onCreate$0()V, ()V)@Ljava/lang/invoke/LambdaMetafactory;->metafactory(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodHandle;Ljava/lang/invoke/MethodType;)Ljava/lang/invoke/CallSite;
    move-result-object v0
    iput-object v0, p0, Lp/Main;->task:Ljava/lang/Runnable;
    return-void
.end method
