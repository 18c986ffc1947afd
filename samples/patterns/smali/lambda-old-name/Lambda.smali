.class public final synthetic Lp/-$$Lambda$Main$0aVx2pWnR5Jp8dU1bQz7cYk3TtE;
.super Ljava/lang/Object;
.source "lambda"

.implements Ljava/lang/Runnable;

.field public static final synthetic INSTANCE:Lp/-$$Lambda$Main$0aVx2pWnR5Jp8dU1bQz7cYk3TtE;

.method static synthetic constructor <clinit>()V
    .locals 1
    new-instance v0, Lp/-$$Lambda$Main$0aVx2pWnR5Jp8dU1bQz7cYk3TtE;
    invoke-direct {v0}, Lp/-$$Lambda$Main$0aVx2pWnR5Jp8dU1bQz7cYk3TtE;-><init>()V
    sput-object v0, Lp/-$$Lambda$Main$0aVx2pWnR5Jp8dU1bQz7cYk3TtE;->INSTANCE:Lp/-$$Lambda$Main$0aVx2pWnR5Jp8dU1bQz7cYk3TtE;
    return-void
.end method

.method private synthetic constructor <init>()V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

.method public final run()V
    .locals 0
    invoke-static {}, Lp/Main;->lambda$onCreate$0()V
    return-void
.end method
