.class public Lfixture/CallSites;
.super Ljava/lang/Object;
.source "CallSites.java"

.method public static bootstrap(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;Ljava/lang/String;I)Ljava/lang/invoke/CallSite;
    .registers 6
    .line 5
    const/4 v0, 0x0
    return-object v0
.end method

# Two call sites with one bootstrap method, names and extra arguments of their own.
.method public static custom(II)I
    .registers 3
    .line 10
    invoke-custom {p0, p1}, call_site_0("add", (II)I, "plus", 7)@Lfixture/CallSites;->bootstrap(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;Ljava/lang/String;I)Ljava/lang/invoke/CallSite;
    move-result v0
    .line 11
    invoke-custom/range {p0 .. p1}, call_site_1("sub", (II)I, "minus", -1)@Lfixture/CallSites;->bootstrap(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;Ljava/lang/String;I)Ljava/lang/invoke/CallSite;
    move-result v0
    return v0
.end method

.method public static polymorphic(Ljava/lang/invoke/MethodHandle;II)I
    .registers 4
    .line 20
    invoke-polymorphic {p0, p1, p2}, Ljava/lang/invoke/MethodHandle;->invokeExact([Ljava/lang/Object;)Ljava/lang/Object;, (II)I
    move-result v0
    .line 21
    invoke-polymorphic/range {p0 .. p2}, Ljava/lang/invoke/MethodHandle;->invoke([Ljava/lang/Object;)Ljava/lang/Object;, (II)I
    move-result v0
    return v0
.end method
