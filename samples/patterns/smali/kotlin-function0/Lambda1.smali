.class final Lp/Main$onCreate$1;
.super Lkotlin/jvm/internal/Lambda;
.source "Main.kt"

.implements Lkotlin/jvm/functions/Function0;

.field public static final INSTANCE:Lp/Main$onCreate$1;

.method static constructor <clinit>()V
    .locals 1
    new-instance v0, Lp/Main$onCreate$1;
    invoke-direct {v0}, Lp/Main$onCreate$1;-><init>()V
    sput-object v0, Lp/Main$onCreate$1;->INSTANCE:Lp/Main$onCreate$1;
    return-void
.end method

.method constructor <init>()V
    .locals 1
    const/4 v0, 0x0
    invoke-direct {p0, v0}, Lkotlin/jvm/internal/Lambda;-><init>(I)V
    return-void
.end method

.method public bridge synthetic invoke()Ljava/lang/Object;
    .locals 1
    invoke-virtual {p0}, Lp/Main$onCreate$1;->invoke()V
    sget-object v0, Lkotlin/Unit;->INSTANCE:Lkotlin/Unit;
    return-object v0
.end method

.method public final invoke()V
    .locals 0
    invoke-static {}, Lp/Main;->hit()V
    return-void
.end method
