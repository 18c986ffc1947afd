.class public final synthetic Lp/Main$$ExternalSyntheticLambda1;
.super Ljava/lang/Object;
.source "R8$$SyntheticClass"

.implements Ljava/lang/Runnable;

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

.method public final run()V
    .locals 0
    invoke-static {}, Lp/Main;->dead()V
    return-void
.end method
