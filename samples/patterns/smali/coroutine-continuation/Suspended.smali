.class public final Lp/Suspended;
.super Ljava/lang/Object;
.source "Main.kt"

.field public static final MARK:Ljava/lang/Object;

.method static constructor <clinit>()V
    .locals 1
    new-instance v0, Ljava/lang/Object;
    invoke-direct {v0}, Ljava/lang/Object;-><init>()V
    sput-object v0, Lp/Suspended;->MARK:Ljava/lang/Object;
    return-void
.end method
