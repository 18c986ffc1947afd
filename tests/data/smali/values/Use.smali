.class public Lvalues/Use;
.super Ljava/lang/Object;

# Where the values of the other methods arrive.
.method public static take(Ljava/lang/Object;)V
    .registers 1
    return-void
.end method

.method public static takeInt(I)V
    .registers 1
    return-void
.end method

.method public static builtText(Z)V
    .registers 4
    new-instance v0, Ljava/lang/StringBuilder;
    const-string v1, "content://"
    invoke-direct {v0, v1}, Ljava/lang/StringBuilder;-><init>(Ljava/lang/String;)V
    if-eqz p0, :other
    const-string v1, "sms"
    goto :joined
    :other
    const-string v1, "mms"
    :joined
    invoke-virtual {v0, v1}, Ljava/lang/StringBuilder;->append(Ljava/lang/String;)Ljava/lang/StringBuilder;
    move-result-object v1
    const/16 v2, 0x2f
    invoke-virtual {v1, v2}, Ljava/lang/StringBuilder;->append(C)Ljava/lang/StringBuilder;
    const/4 v2, 0x7
    invoke-virtual {v0, v2}, Ljava/lang/StringBuilder;->append(I)Ljava/lang/StringBuilder;
    invoke-virtual {v1}, Ljava/lang/StringBuilder;->toString()Ljava/lang/String;
    move-result-object v0
    invoke-static {v0}, Lvalues/Use;->take(Ljava/lang/Object;)V
    return-void
.end method

# A text that grows in a loop has no end.
.method public static looped(I)V
    .registers 3
    new-instance v0, Ljava/lang/StringBuilder;
    invoke-direct {v0}, Ljava/lang/StringBuilder;-><init>()V
    :again
    const-string v1, "a"
    invoke-virtual {v0, v1}, Ljava/lang/StringBuilder;->append(Ljava/lang/String;)Ljava/lang/StringBuilder;
    add-int/lit8 p0, p0, -0x1
    if-gtz p0, :again
    invoke-virtual {v0}, Ljava/lang/StringBuilder;->toString()Ljava/lang/String;
    move-result-object v0
    invoke-static {v0}, Lvalues/Use;->take(Ljava/lang/Object;)V
    return-void
.end method

# Two builders that may be one: neither is known for certain after the change.
.method public static either(Z)V
    .registers 4
    new-instance v0, Ljava/lang/StringBuilder;
    invoke-direct {v0}, Ljava/lang/StringBuilder;-><init>()V
    new-instance v1, Ljava/lang/StringBuilder;
    invoke-direct {v1}, Ljava/lang/StringBuilder;-><init>()V
    move-object v2, v0
    if-eqz p0, :first
    move-object v2, v1
    :first
    const-string p0, "x"
    invoke-virtual {v2, p0}, Ljava/lang/StringBuilder;->append(Ljava/lang/String;)Ljava/lang/StringBuilder;
    invoke-virtual {v0}, Ljava/lang/StringBuilder;->toString()Ljava/lang/String;
    move-result-object v0
    invoke-static {v0}, Lvalues/Use;->take(Ljava/lang/Object;)V
    return-void
.end method

# A builder that other code was handed holds anything.
.method public static handedOut()V
    .registers 2
    new-instance v0, Ljava/lang/StringBuilder;
    const-string v1, "a"
    invoke-direct {v0, v1}, Ljava/lang/StringBuilder;-><init>(Ljava/lang/String;)V
    invoke-static {v0}, Lvalues/Use;->change(Ljava/lang/StringBuilder;)V
    invoke-virtual {v0}, Ljava/lang/StringBuilder;->toString()Ljava/lang/String;
    move-result-object v0
    invoke-static {v0}, Lvalues/Use;->take(Ljava/lang/Object;)V
    return-void
.end method

.method public static change(Ljava/lang/StringBuilder;)V
    .registers 2
    const-string v0, "b"
    invoke-virtual {p0, v0}, Ljava/lang/StringBuilder;->append(Ljava/lang/String;)Ljava/lang/StringBuilder;
    return-void
.end method

.method public static formatted()V
    .registers 4
    const/4 v0, 0x2
    new-array v1, v0, [Ljava/lang/Object;
    const/4 v0, 0x0
    const-string v2, "api"
    aput-object v2, v1, v0
    const/4 v0, 0x1
    const/16 v2, 0x50
    invoke-static {v2}, Ljava/lang/Integer;->valueOf(I)Ljava/lang/Integer;
    move-result-object v2
    aput-object v2, v1, v0
    const-string v0, "https://%s.example.com:%d/%%"
    invoke-static {v0, v1}, Ljava/lang/String;->format(Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/String;
    move-result-object v0
    invoke-static {v0}, Lvalues/Use;->take(Ljava/lang/Object;)V
    return-void
.end method

.method public static fields(Lvalues/Held;)V
    .registers 2
    sget-object v0, Lvalues/Held;->ENCODED:Ljava/lang/String;
    invoke-static {v0}, Lvalues/Use;->take(Ljava/lang/Object;)V
    sget-object v0, Lvalues/Held;->joined:Ljava/lang/String;
    invoke-static {v0}, Lvalues/Use;->take(Ljava/lang/Object;)V
    sget-object v0, Lvalues/Held;->given:Ljava/lang/String;
    invoke-static {v0}, Lvalues/Use;->take(Ljava/lang/Object;)V
    iget-object v0, p0, Lvalues/Held;->name:Ljava/lang/String;
    invoke-static {v0}, Lvalues/Use;->take(Ljava/lang/Object;)V
    sget v0, Lvalues/Held;->count:I
    invoke-static {v0}, Lvalues/Use;->takeInt(I)V
    sget-object v0, Lvalues/Held;->NAMES:[Ljava/lang/String;
    invoke-static {v0}, Lvalues/Use;->take(Ljava/lang/Object;)V
    sget-object v0, Landroid/provider/Telephony$Sms;->CONTENT_URI:Landroid/net/Uri;
    invoke-static {v0}, Lvalues/Use;->take(Ljava/lang/Object;)V
    sget-object v0, Lvalues/Held;->decoded:Ljava/lang/String;
    invoke-static {v0}, Lvalues/Use;->take(Ljava/lang/Object;)V
    return-void
.end method

# Of one object it is known what its constructor was given.
.method public static ofOneObject()V
    .registers 2
    new-instance v0, Lvalues/Held;
    const-string v1, "one"
    invoke-direct {v0, v1}, Lvalues/Held;-><init>(Ljava/lang/String;)V
    iget-object v1, v0, Lvalues/Held;->name:Ljava/lang/String;
    invoke-static {v1}, Lvalues/Use;->take(Ljava/lang/Object;)V
    invoke-virtual {v0}, Lvalues/Held;->getName()Ljava/lang/String;
    move-result-object v1
    invoke-static {v1}, Lvalues/Use;->take(Ljava/lang/Object;)V
    return-void
.end method

.method public static another()V
    .registers 2
    new-instance v0, Lvalues/Held;
    const-string v1, "two"
    invoke-direct {v0, v1}, Lvalues/Held;-><init>(Ljava/lang/String;)V
    return-void
.end method

.method public static decoding()V
    .registers 3
    const/16 v1, 0x2a
    const-string v0, "NOIENON"
    invoke-static {v0, v1}, Lvalues/Decoder;->xor(Ljava/lang/String;I)Ljava/lang/String;
    move-result-object v0
    invoke-static {v0}, Lvalues/Use;->take(Ljava/lang/Object;)V
    const/4 v0, 0x1
    invoke-static {v0}, Lvalues/Decoder;->endless(I)Ljava/lang/String;
    move-result-object v0
    invoke-static {v0}, Lvalues/Use;->take(Ljava/lang/Object;)V
    const/4 v0, 0x1
    invoke-static {v0}, Lvalues/Decoder;->deep(I)Ljava/lang/String;
    move-result-object v0
    invoke-static {v0}, Lvalues/Use;->take(Ljava/lang/Object;)V
    const-string v0, "Y29udGVudDovL3Ntcw=="
    const/4 v1, 0x0
    invoke-static {v0, v1}, Landroid/util/Base64;->decode(Ljava/lang/String;I)[B
    move-result-object v0
    new-instance v1, Ljava/lang/String;
    invoke-direct {v1, v0}, Ljava/lang/String;-><init>([B)V
    invoke-static {v1}, Lvalues/Use;->take(Ljava/lang/Object;)V
    const/4 v0, 0x1
    invoke-static {v0}, Lvalues/Decoder;->timed(I)Ljava/lang/String;
    move-result-object v0
    invoke-static {v0}, Lvalues/Use;->take(Ljava/lang/Object;)V
    return-void
.end method

.method public static filled()V
    .registers 3
    const/4 v0, 0x3
    new-array v0, v0, [C
    fill-array-data v0, :chars
    const/4 v1, 0x2
    const/16 v2, 0x73
    aput-char v2, v0, v1
    invoke-static {v0}, Ljava/lang/String;->valueOf([C)Ljava/lang/String;
    move-result-object v0
    invoke-static {v0}, Lvalues/Use;->take(Ljava/lang/Object;)V
    return-void
    :chars
    .array-data 2
        0x73
        0x6d
        0x78
    .end array-data
.end method

.method public static listed(Z)V
    .registers 4
    new-instance v0, Ljava/util/ArrayList;
    invoke-direct {v0}, Ljava/util/ArrayList;-><init>()V
    const-string v1, "A"
    if-eqz p0, :second
    invoke-virtual {v0, v1}, Ljava/util/ArrayList;->add(Ljava/lang/Object;)Z
    :second
    const-string v1, "B"
    invoke-interface {v0, v1}, Ljava/util/List;->add(Ljava/lang/Object;)Z
    const/4 v1, 0x0
    new-array v1, v1, [Ljava/lang/String;
    invoke-interface {v0, v1}, Ljava/util/List;->toArray([Ljava/lang/Object;)[Ljava/lang/Object;
    move-result-object v1
    check-cast v1, [Ljava/lang/String;
    invoke-static {v1}, Lvalues/Use;->take(Ljava/lang/Object;)V
    return-void
.end method

.method public static uris(Ljava/lang/String;)V
    .registers 4
    new-instance v0, Landroid/net/Uri$Builder;
    invoke-direct {v0}, Landroid/net/Uri$Builder;-><init>()V
    const-string v1, "content"
    invoke-virtual {v0, v1}, Landroid/net/Uri$Builder;->scheme(Ljava/lang/String;)Landroid/net/Uri$Builder;
    move-result-object v0
    const-string v1, "sms"
    invoke-virtual {v0, v1}, Landroid/net/Uri$Builder;->authority(Ljava/lang/String;)Landroid/net/Uri$Builder;
    const-string v1, "inbox"
    invoke-virtual {v0, v1}, Landroid/net/Uri$Builder;->appendPath(Ljava/lang/String;)Landroid/net/Uri$Builder;
    move-result-object v0
    invoke-virtual {v0, p0}, Landroid/net/Uri$Builder;->appendPath(Ljava/lang/String;)Landroid/net/Uri$Builder;
    invoke-virtual {v0}, Landroid/net/Uri$Builder;->build()Landroid/net/Uri;
    move-result-object v0
    invoke-static {v0}, Lvalues/Use;->take(Ljava/lang/Object;)V
    return-void
.end method

.method public static enums()V
    .registers 2
    sget-object v0, Lvalues/Kind;->SECOND:Lvalues/Kind;
    invoke-virtual {v0}, Lvalues/Kind;->name()Ljava/lang/String;
    move-result-object v1
    invoke-static {v1}, Lvalues/Use;->take(Ljava/lang/Object;)V
    invoke-virtual {v0}, Lvalues/Kind;->action()Ljava/lang/String;
    move-result-object v1
    invoke-static {v1}, Lvalues/Use;->take(Ljava/lang/Object;)V
    invoke-static {v0}, Lvalues/Use;->byKind(Lvalues/Kind;)Ljava/lang/String;
    move-result-object v1
    invoke-static {v1}, Lvalues/Use;->take(Ljava/lang/Object;)V
    return-void
.end method

.method public static byKind(Lvalues/Kind;)Ljava/lang/String;
    .registers 2
    invoke-virtual {p0}, Lvalues/Kind;->ordinal()I
    move-result v0
    packed-switch v0, :cases
    const-string v0, "none"
    return-object v0
    :first
    const-string v0, "is first"
    return-object v0
    :second
    const-string v0, "is second"
    return-object v0
    :cases
    .packed-switch 0x0
        :first
        :second
    .end packed-switch
.end method

.method public static texts(Landroid/content/Context;)V
    .registers 3
    const v0, 0x7f040001
    invoke-virtual {p0, v0}, Landroid/content/Context;->getString(I)Ljava/lang/String;
    move-result-object v0
    invoke-static {v0}, Lvalues/Use;->take(Ljava/lang/Object;)V
    const v0, 0x7f040009
    invoke-virtual {p0, v0}, Landroid/content/Context;->getString(I)Ljava/lang/String;
    move-result-object v0
    invoke-static {v0}, Lvalues/Use;->take(Ljava/lang/Object;)V
    return-void
.end method

# A branch that a constant decides is followed one way only.
.method public static decided()V
    .registers 2
    sget-boolean v0, Lvalues/Held;->TEST:Z
    if-eqz v0, :real
    const-string v0, "test"
    goto :use
    :real
    const-string v0, "real"
    :use
    invoke-static {v0}, Lvalues/Use;->take(Ljava/lang/Object;)V
    return-void
.end method

# What a handler sees: from before the call that failed.
.method public static caught()V
    .registers 2
    const-string v0, "before"
    :start
    invoke-static {}, Lvalues/Use;->risky()V
    const-string v0, "after"
    invoke-static {}, Lvalues/Use;->risky()V
    :end
    .catchall {:start .. :end} :failed
    return-void
    :failed
    move-exception v1
    invoke-static {v0}, Lvalues/Use;->take(Ljava/lang/Object;)V
    return-void
.end method

.method public static risky()V
    .registers 0
    return-void
.end method

# A loop that computes a text in place, beside things that nobody knows.
.method public inPlace(I)V
    .registers 7
    invoke-static {}, Ljava/lang/System;->currentTimeMillis()J
    move-result-wide v0
    long-to-int v0, v0
    if-lez v0, :late
    const-string v0, "ejcgt"
    invoke-virtual {v0}, Ljava/lang/String;->toCharArray()[C
    move-result-object v0
    new-instance v1, Ljava/lang/StringBuilder;
    invoke-direct {v1}, Ljava/lang/StringBuilder;-><init>()V
    const/4 v2, 0x0
    :again
    array-length v3, v0
    if-ge v2, v3, :done
    aget-char v3, v0, v2
    xor-int/lit8 v3, v3, 0x6
    int-to-char v3, v3
    invoke-virtual {v1, v3}, Ljava/lang/StringBuilder;->append(C)Ljava/lang/StringBuilder;
    add-int/lit8 v2, v2, 0x1
    goto :again
    :done
    invoke-virtual {v1}, Ljava/lang/StringBuilder;->toString()Ljava/lang/String;
    move-result-object v1
    invoke-static {v1}, Lvalues/Use;->take(Ljava/lang/Object;)V
    :late
    return-void
.end method

# The same, but what is added depends on what nobody knows.
.method public inPlaceUnknown(I)V
    .registers 7
    new-instance v1, Ljava/lang/StringBuilder;
    invoke-direct {v1}, Ljava/lang/StringBuilder;-><init>()V
    const/4 v2, 0x0
    :again
    const/4 v3, 0x3
    if-ge v2, v3, :done
    add-int v3, p1, v2
    invoke-virtual {v1, v3}, Ljava/lang/StringBuilder;->append(I)Ljava/lang/StringBuilder;
    add-int/lit8 v2, v2, 0x1
    goto :again
    :done
    invoke-virtual {v1}, Ljava/lang/StringBuilder;->toString()Ljava/lang/String;
    move-result-object v1
    invoke-static {v1}, Lvalues/Use;->take(Ljava/lang/Object;)V
    return-void
.end method

# The call comes on two ways, of which nobody knows which.
.method public inPlaceOrNot(I)V
    .registers 7
    new-instance v1, Ljava/lang/StringBuilder;
    invoke-direct {v1}, Ljava/lang/StringBuilder;-><init>()V
    const/4 v2, 0x0
    if-lez p1, :done
    :again
    const/4 v3, 0x3
    if-ge v2, v3, :done
    invoke-virtual {v1, v2}, Ljava/lang/StringBuilder;->append(I)Ljava/lang/StringBuilder;
    add-int/lit8 v2, v2, 0x1
    goto :again
    :done
    invoke-virtual {v1}, Ljava/lang/StringBuilder;->toString()Ljava/lang/String;
    move-result-object v1
    invoke-static {v1}, Lvalues/Use;->take(Ljava/lang/Object;)V
    return-void
.end method

# What a map of constants gives, with a locale that changes nothing.
.method public static mapped(Ljava/util/Locale;)V
    .registers 4
    sget-object v0, Lvalues/Held;->MAP:Ljava/util/Map;
    const-string v1, "KEY"
    invoke-virtual {v1, p0}, Ljava/lang/String;->toLowerCase(Ljava/util/Locale;)Ljava/lang/String;
    move-result-object v1
    invoke-interface {v0, v1}, Ljava/util/Map;->get(Ljava/lang/Object;)Ljava/lang/Object;
    move-result-object v0
    invoke-static {v0}, Lvalues/Use;->take(Ljava/lang/Object;)V
    return-void
.end method
