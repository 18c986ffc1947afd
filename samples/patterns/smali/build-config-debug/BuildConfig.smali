.class public final Lp/BuildConfig;
.super Ljava/lang/Object;
.source "BuildConfig.java"

.field public static final DEBUG:Z = false

.field public static final APPLICATION_ID:Ljava/lang/String; = "p"
