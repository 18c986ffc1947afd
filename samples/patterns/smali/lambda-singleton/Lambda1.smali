.class public final synthetic Lp/Main$$ExternalSyntheticLambda1;
.super Ljava/lang/Object;
.source "R8$$SyntheticClass"

.implements Ljava/lang/Thread$UncaughtExceptionHandler;

.field public static final synthetic INSTANCE:Lp/Main$$ExternalSyntheticLambda1;

.method static synthetic constructor <clinit>()V
    .locals 1
    new-instance v0, Lp/Main$$ExternalSyntheticLambda1;
    invoke-direct {v0}, Lp/Main$$ExternalSyntheticLambda1;-><init>()V
    sput-object v0, Lp/Main$$ExternalSyntheticLambda1;->INSTANCE:Lp/Main$$ExternalSyntheticLambda1;
    return-void
.end method

.method private synthetic constructor <init>()V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

.method public final uncaughtException(Ljava/lang/Thread;Ljava/lang/Throwable;)V
    .locals 0
    invoke-static {p1, p2}, Lp/Main;->lambda$onCreate$0(Ljava/lang/Thread;Ljava/lang/Throwable;)V
    return-void
.end method
