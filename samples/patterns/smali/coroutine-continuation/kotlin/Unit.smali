.class public final Lkotlin/Unit;
.super Ljava/lang/Object;
.source "SourceFile"

.field public static final INSTANCE:Lkotlin/Unit;

.method static constructor <clinit>()V
    .locals 1
    new-instance v0, Lkotlin/Unit;
    invoke-direct {v0}, Lkotlin/Unit;-><init>()V
    sput-object v0, Lkotlin/Unit;->INSTANCE:Lkotlin/Unit;
    return-void
.end method

.method private constructor <init>()V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method
